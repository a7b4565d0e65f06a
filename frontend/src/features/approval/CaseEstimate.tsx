import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { CaseEstimateFragment as Estimate } from '@/gql/graphql'
import { type Column, DataTable, Money, Section, addMoney, compareMoney, useDictionary, useMoneyUnit, useNamed } from '@/kit'
import { EarlierPrices, useEarlierPrices } from '@/kit/EarlierPrices'
import { CutForm } from './CutForm'
import s from './Case.module.css'

export const CaseEstimateFragment = graphql(`
  fragment CaseEstimate on Project {
    id
    version
    stage
    viewerCanEdit
    submittedAmount
    cutAmount
    approvedAmount
    viewerCanCut
    estimateLines {
      id
      ordinal
      costGroup
      title
      quantity
      quantityUnit
      unitPrice
      submittedAmount
      cutAmount
      cutReason
      cutClause
      approvedAmount
      leads
      participant {
        id
        unit {
          id
          name
          nameEn
        }
      }
    }
  }
`)
type Line = Estimate['estimateLines'][number]

/** The estimate line by line: submitted − cut = approved, what was cut and by which rule; cut in place by who may. */
export function CaseEstimate({ of }: { of: FragmentType<typeof CaseEstimateFragment> }) {
  const project = readFragment(CaseEstimateFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const unit = useMoneyUnit()
  const groups = useDictionary('cost_group')
  const [cutting, setCutting] = useState<string | null>(null)
  const [compared, setCompared] = useState(false)
  const earlier = useEarlierPrices(project.id)
  const lines = project.estimateLines
  const sum = (of: (line: Line) => string) => addMoney(...lines.map(of))
  const isCut = (line: Line) => compareMoney(line.cutAmount, '0') > 0

  const columns: readonly Column<Line>[] = [
    { key: 'group', head: t('estimate.group'), render: (line) => groups.word(line.costGroup), foot: t('estimate.sum') },
    {
      key: 'title',
      head: t('estimate.line'),
      width: '30%',
      render: (line) => {
        const before = earlier.get(line.id)
        return (
          <>
            {line.title}
            <small className={s.small}>
              {line.quantity} {line.quantityUnit} × <Money value={line.unitPrice} />
              {line.participant ? ` · ${named(line.participant.unit)}` : ''}
            </small>
            {before && (compared || before.aboveAll) ? <EarlierPrices of={before} own={line.unitPrice} /> : null}
          </>
        )
      },
    },
    { key: 'submitted', head: t('estimate.submitted'), align: 'right', render: (line) => <Money value={line.submittedAmount} />, foot: <Money value={sum((line) => line.submittedAmount)} /> },
    { key: 'cut', head: t('estimate.cut'), align: 'right', render: (line) => (isCut(line) ? <Money value={`-${line.cutAmount}`} /> : '—'), foot: <Money value={`-${sum((line) => line.cutAmount)}`} /> },
    { key: 'approved', head: t('estimate.approved'), align: 'right', render: (line) => <strong><Money value={line.approvedAmount} /></strong>, foot: <Money value={sum((line) => line.approvedAmount)} /> },
    {
      key: 'why',
      head: t('estimate.why'),
      width: '26%',
      render: (line) => (
        <>
          {line.cutReason}
          {line.cutClause ? <small className={s.small}>{line.cutClause}</small> : null}
          {project.viewerCanCut && cutting !== line.id ? (
            <button type="button" className="link" aria-label={t('cut.open', { line: line.title })} onClick={() => setCutting(line.id)}>
              {t(isCut(line) ? 'cut.change' : 'cut.act')}
            </button>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <Section
      id="estimate"
      title={t('estimate.title')}
      aside={
        <>
          {t('estimate.unit', { unit })}
          {earlier.size ? (
            <>
              {' · '}
              <button type="button" className="link" aria-pressed={compared} onClick={() => setCompared(!compared)}>
                {t('estimate.compare')}
              </button>
            </>
          ) : null}
        </>
      }
    >
      {project.stage === 'RETURNED' && !project.viewerCanEdit ? <p className={s.aside}>{t('estimate.returned')}</p> : null}
      <DataTable
        label={t('estimate.title')}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.id}
        marked={isCut}
        below={(line) => (cutting === line.id ? <CutForm projectId={project.id} version={project.version} line={line} onClose={() => setCutting(null)} /> : null)}
      />
    </Section>
  )
}
