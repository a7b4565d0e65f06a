import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DataTable, DateText, Empty, Percent, Section, bytesText, usePaperWord, useViewer } from '@/kit'
import s from './Case.module.css'

export const CaseAcceptanceFragment = graphql(`
  fragment CaseAcceptance on Project {
    id
    progress
    acceptances {
      id
      completedOn
      dueOn
      appliedOn
      note
      papers {
        paper
        document {
          id
          name
          bytes
          url
        }
      }
      case {
        id
      }
    }
  }
`)

/** The application for acceptance that a case decides: dates, summary, papers. */
export function CaseAcceptance({ of, caseId }: { of: FragmentType<typeof CaseAcceptanceFragment>; caseId: string }) {
  const project = readFragment(CaseAcceptanceFragment, of)
  const { t } = useTranslation('approval')
  const paper = usePaperWord()
  const { today } = useViewer()
  const application = project.acceptances.find((each) => each.case?.id === caseId)
  if (!application) return null
  return (
    <Section id="papers" title={t('acceptance.title')} aside={<>{t('acceptance.progress')} <Percent value={project.progress} /></>}>
      <p>
        {t('acceptance.completed')} <DateText value={application.completedOn} today={today} /> · {t('acceptance.applied')} <DateText value={application.appliedOn} today={today} /> · {t('acceptance.due')} <DateText value={application.dueOn} today={today} />
      </p>
      <p className={s.text}>{application.note}</p>
      <DataTable
        label={t('acceptance.papers')}
        rows={application.papers}
        rowKey={(row) => row.paper}
        empty={<Empty title={t('acceptance.noPapers')} />}
        columns={[
          { key: 'paper', head: t('acceptance.paper'), render: (row) => paper(row.paper) },
          { key: 'file', head: t('acceptance.file'), render: (row) => <a href={row.document.url}>{row.document.name}</a> },
          { key: 'bytes', head: t('acceptance.size'), align: 'right', render: (row) => bytesText(row.document.bytes) },
        ]}
      />
    </Section>
  )
}
