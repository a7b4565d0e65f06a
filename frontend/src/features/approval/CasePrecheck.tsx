import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { CasePrecheckQuery } from '@/gql/graphql'
import { type Column, DataTable, ErrorPanel, Money, Refusals, Section, StatusTag, compareMoney, useAct, useReading } from '@/kit'
import s from './Case.module.css'

const CasePrecheckDocument = graphql(`
  query CasePrecheck($id: ID!) {
    project(id: $id) {
      id
      version
      viewerCanCut
      precheck {
        id
        submissionNumber
        hits {
          id
          place
          lineOrdinal
          text
          amount
          verdict
          reason
          answeredByName
          line {
            id
            submittedAmount
            cutAmount
          }
          entry {
            id
            kind
            clause
            title
            suggestion
          }
        }
      }
    }
  }
`)
const CutAccepted = graphql(`
  mutation CutAccepted($input: ProjectEstimateCutInput!) {
    projectEstimateCut(input: $input) {
      project { id version cutAmount approvedAmount }
      errors { path message clause lift }
    }
  }
`)
type Read = NonNullable<CasePrecheckQuery['project']>
export type ReviewedHit = NonNullable<Read['precheck']>['hits'][number]

export interface ListCut {
  lineId: string
  cutAmount: string
  reason: string
  clause: string
}

/** The cuts that the lead has accepted and that nobody has made yet: a line once, by its whole amount, with its clauses. */
export function acceptedCuts(hits: readonly ReviewedHit[], word: (kind: 'UNIFIED_BUILD' | 'NEGATIVE') => string): readonly ListCut[] {
  const cuts = new Map<string, ListCut>()
  for (const { verdict, line, entry } of hits) {
    if (verdict !== 'ACCEPTED' || !line || compareMoney(line.cutAmount, '0') > 0) continue
    const clause = entry ? `${word(entry.kind)} ${entry.clause} ${entry.title}` : ''
    const known = cuts.get(line.id)
    cuts.set(line.id, {
      lineId: line.id,
      cutAmount: line.submittedAmount,
      reason: known?.reason ?? entry?.suggestion ?? '',
      clause: [known?.clause, clause].filter(Boolean).join('; ').slice(0, 200),
    })
  }
  return [...cuts.values()]
}

/** What the submission hit in the lists, with the lead's answer; who may cut takes the accepted cuts over in one act. */
export default function CasePrecheck({ projectId }: { projectId: string }) {
  const { t } = useTranslation('precheck')
  const { state } = useReading(CasePrecheckDocument, { id: projectId })
  const act = useAct(CutAccepted)
  const project = state.data?.project
  const check = project?.precheck
  if (!project || !check) return null
  const cuts = acceptedCuts(check.hits, (kind) => t(`kind.${kind}`))
  const columns: readonly Column<ReviewedHit>[] = [
    {
      key: 'entry',
      head: t('entry'),
      width: '24%',
      render: ({ entry }) =>
        entry ? (
          <>
            <StatusTag family={entry.kind === 'NEGATIVE' ? 'red' : 'amber'} icon={entry.kind === 'NEGATIVE' ? 'Close' : 'Exclamation'}>
              {t(`kind.${entry.kind}`)}
            </StatusTag>
            <small className={s.small}>
              {entry.clause} {entry.title}
            </small>
          </>
        ) : (
          t('unseen')
        ),
    },
    {
      key: 'text',
      head: t('text'),
      render: ({ text, place, lineOrdinal, entry }) => (
        <>
          {text}
          <small className={s.small}>
            {place === 'LINE' ? t('place.LINE', { ordinal: lineOrdinal }) : t(`place.${place}`)}
            {entry ? ` · ${entry.suggestion}` : ''}
          </small>
        </>
      ),
    },
    { key: 'amount', head: t('amount'), align: 'right', render: ({ amount }) => (amount ? <Money value={amount} /> : '—') },
    {
      key: 'said',
      head: t('said'),
      width: '28%',
      render: ({ verdict, reason, answeredByName, line }) => (
        <>
          {verdict === 'ACCEPTED' ? t(line && compareMoney(line.cutAmount, '0') > 0 ? 'review.taken' : 'accepted') : verdict === 'KEPT' ? `${t('kept')}: ${reason ?? ''}` : t('open')}
          {answeredByName ? <small className={s.small}>{answeredByName}</small> : null}
        </>
      ),
    },
  ]
  return (
    <Section id="precheck" title={t('review.title')} aside={typeof check.submissionNumber === 'number' ? t('review.aside', { number: check.submissionNumber }) : undefined}>
      {check.hits.length ? <DataTable label={t('review.title')} columns={columns} rows={check.hits} rowKey={(hit) => hit.id} /> : <p>{t('review.none')}</p>}
      {project.viewerCanCut && cuts.length ? (
        <p>
          <Button loading={act.running} onClick={() => void act.run({ projectId: project.id, version: project.version, cuts: [...cuts] })}>
            {t('review.takeAmount', { count: cuts.length })}
          </Button>
        </p>
      ) : null}
      <Refusals errors={act.errors} />
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
    </Section>
  )
}
