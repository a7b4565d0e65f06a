import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, Deadline, Empty, PolicyVersion, Section, StateTag, usePaperWord, usePhone, useViewer } from '@/kit'
import { AcceptanceForm } from './AcceptanceForm'
import s from './Construction.module.css'

export const AcceptanceFragment = graphql(`
  fragment Acceptance on Project {
    id
    viewerCanApplyForAcceptance
    acceptances {
      id
      state
      completedOn
      dueOn
      appliedOn
      policyOn
      acceptedOn
      note
      papers {
        paper
        document {
          id
          name
          url
        }
      }
      case {
        id
      }
    }
  }
`)

/** Applications for acceptance, newest first, each with its papers and the case that decides it. */
export function Acceptance({ of }: { of: FragmentType<typeof AcceptanceFragment> }) {
  const project = readFragment(AcceptanceFragment, of)
  const { t } = useTranslation('construction')
  const paper = usePaperWord()
  const phone = usePhone()
  const { today } = useViewer()
  const [applying, setApplying] = useState(false)
  return (
    <Section
      id="acceptance"
      title={t('acceptance.head')}
      extra={
        project.viewerCanApplyForAcceptance && !applying && !phone ? (
          <Button type="primary" onClick={() => setApplying(true)}>
            {t('acceptance.act')}
          </Button>
        ) : null
      }
    >
      {applying ? <AcceptanceForm projectId={project.id} onClose={() => setApplying(false)} /> : null}
      {project.acceptances.length === 0 && !applying ? <Empty title={t('acceptance.empty')} why={t('acceptance.emptyWhy')} /> : null}
      {project.acceptances.map((application) => (
        <div key={application.id} className={s.report}>
          <StateTag of="acceptance" state={application.state} />
          <span>
            {t('acceptance.completed')} <DateText value={application.completedOn} today={today} />
          </span>
          <span>
            {t('acceptance.applied')} <DateText value={application.appliedOn} today={today} />
          </span>
          <span>
            {t('acceptance.due')} {application.state === 'RETURNED' ? <Deadline on={application.dueOn} soon={10} /> : <DateText value={application.dueOn} today={today} />} <PolicyVersion on={application.policyOn} />
          </span>
          {application.acceptedOn ? (
            <strong>
              {t('acceptance.accepted')} <DateText value={application.acceptedOn} today={today} />
            </strong>
          ) : null}
          {application.case ? <Link to={`/approval/cases/${application.case.id}`}>{t('acceptance.case')}</Link> : null}
          <p>{application.note}</p>
          <p>
            {application.papers.map((each) => (
              <span key={each.paper} style={{ marginRight: 16 }}>
                {paper(each.paper)} <a href={each.document.url}>{each.document.name}</a>
              </span>
            ))}
          </p>
        </div>
      ))}
    </Section>
  )
}
