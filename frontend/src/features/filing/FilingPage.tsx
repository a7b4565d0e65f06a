import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { graphql, readFragment } from '@/gql'
import type { FilingPaper } from '@/gql/enums'
import { DateText, Loaded, ObjectHeader, Refusals, Section, Sheet, StateTag, useAct, useNamed, useReading } from '@/kit'
import { Content } from './Content'
import { ContentForm } from './ContentForm'
import s from './Filing.module.css'
import { RuleForm } from './RuleForm'
import { Versions } from './Versions'
import { FilingContentFragment, FilingDiscard } from './filings'

const FilingDocument = graphql(`
  query FilingPage($id: ID!) {
    filing(id: $id) {
      id
      kind
      year
      state
      number
      version
      partsAsked
      partsThere
      ruling
      ruledByName
      ruledAt
      filedAt
      filedByName
      viewerCanEdit
      viewerCanCorrect
      viewerCanSendBack
      viewerCanRevoke
      unit {
        id
        name
        nameEn
      }
      tenant {
        id
        name
        nameEn
      }
      project {
        id
        code
        title
      }
      content {
        name
        ...FilingFields
      }
      parts {
        part
        need
        there
        dueOn
        overdue
        message
        clause
      }
      papers {
        paper
        document {
          id
          name
          url
        }
      }
      ...FilingVersions
    }
  }
`)

/** One filing: its form while it is a draft, and afterwards what was filed, its papers, versions and what was ruled. */
export function FilingPage() {
  const { t } = useTranslation('filing')
  const { filingId = '' } = useParams()
  const navigate = useNavigate()
  const named = useNamed()
  const reading = useReading(FilingDocument, { id: filingId })
  const discard = useAct(FilingDiscard, { refresh: false })
  const [act, setAct] = useState<'correct' | 'sendBack' | 'revoke' | null>(null)
  return (
    <Loaded of={reading} pick={(data) => data.filing} shape="page">
      {(filing) => {
        const missing = filing.parts.filter((part) => !part.there)
        const there = new Set<FilingPaper>(filing.papers.map((paper) => paper.paper))
        const form = filing.viewerCanEdit || (act === 'correct' && filing.viewerCanCorrect)
        return (
          <>
            <ObjectHeader
              crumbs={[{ label: t('title'), to: '/filing' }, { label: filing.number ?? t('noNumber') }]}
              title={filing.content.name}
              status={<StateTag of="filing" state={filing.state} />}
              roles={
                <>
                  {`${t(`kind.${filing.kind}`)} ${filing.year} · ${named(filing.unit)} · ${named(filing.tenant)} `}
                  {filing.project ? <Link to={`/project/${filing.project.id}`}>{filing.project.code}</Link> : t('byHand')}
                  {filing.filedAt ? (
                    <>
                      {` · ${t('filedBy', { person: filing.filedByName })} `}
                      <DateText value={filing.filedAt} />
                    </>
                  ) : null}
                </>
              }
              acts={
                <>
                  {filing.viewerCanEdit ? (
                    <Popconfirm title={t('discard.sure')} okText={t('discard.act')} cancelText={t('discard.keep')} onConfirm={() => void discard.run({ id: filing.id, version: filing.version }).then((done) => done && navigate('/filing', { replace: true }))}>
                      <Button danger>{t('discard.act')}</Button>
                    </Popconfirm>
                  ) : null}
                  {filing.viewerCanSendBack ? <Button onClick={() => setAct('sendBack')}>{t('sendBack.act')}</Button> : null}
                  {filing.viewerCanRevoke ? (
                    <Button danger onClick={() => setAct('revoke')}>
                      {t('revoke.act')}
                    </Button>
                  ) : null}
                  {filing.viewerCanCorrect && act !== 'correct' ? (
                    <Button type="primary" onClick={() => setAct('correct')}>
                      {t('form.correct')}
                    </Button>
                  ) : null}
                </>
              }
            />
            <Refusals errors={discard.errors} />
            {(filing.state === 'SENT_BACK' || filing.state === 'REVOKED') && filing.ruledAt ? (
              <p className={s.note} role="note">
                <strong>{t(filing.state === 'REVOKED' ? 'revoke.was' : 'sendBack.was')}</strong> {filing.ruling} <small>{filing.ruledByName}</small> <DateText value={filing.ruledAt} />
              </p>
            ) : null}
            {act === 'sendBack' && filing.viewerCanSendBack ? <RuleForm filing={filing} rule="sendBack" onClose={() => setAct(null)} /> : null}
            {act === 'revoke' && filing.viewerCanRevoke ? <RuleForm filing={filing} rule="revoke" onClose={() => setAct(null)} /> : null}
            {form ? <ContentForm key={`${filing.id} ${act}`} filing={filing} content={readFragment(FilingContentFragment, filing.content)} there={there} onClose={filing.viewerCanEdit ? undefined : () => setAct(null)} /> : null}
            <Sheet>
              <Section title={t('parts')} aside={t('of', { there: filing.partsThere, asked: filing.partsAsked })}>
                {missing.length === 0 ? <p>{t('complete')}</p> : null}
                <ul>
                  {missing.map((part) => (
                    <li key={part.part}>
                      {part.message}
                      {part.dueOn ? (
                        <>
                          {' '}
                          {t(part.overdue ? 'overdue' : 'dueOn')} <DateText value={part.dueOn} />
                        </>
                      ) : null}
                      {part.clause ? <small> {part.clause}</small> : null}
                    </li>
                  ))}
                </ul>
              </Section>
              {form ? null : (
                <Section title={t('content')}>
                  <Content kind={filing.kind} content={filing.content} />
                </Section>
              )}
              {filing.papers.length ? (
                <Section title={t('papers')}>
                  <ul>
                    {filing.papers.map((paper) => (
                      <li key={paper.paper}>
                        {t(`paper.${paper.paper}`)} <a href={paper.document.url}>{paper.document.name}</a>
                      </li>
                    ))}
                  </ul>
                </Section>
              ) : null}
              <Versions of={filing} />
            </Sheet>
          </>
        )
      }}
    </Loaded>
  )
}
