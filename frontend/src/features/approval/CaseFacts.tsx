import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { type Fact, FactStrip, Money, Percent, compareMoney, ratioOf, useMoneyUnit } from '@/kit'

export const CaseFactsFragment = graphql(`
  fragment CaseFacts on Case {
    id
    amount
    round
    subject
    steps {
      id
      rule
      state
      units {
        id
      }
      tasks {
        id
        kind
        state
        decision {
          id
          verb
        }
      }
    }
    decisions {
      id
      round
      verb
    }
    project {
      id
      submittedAmount
      cutAmount
      approvedAmount
      estimateLines {
        id
        cutAmount
      }
      catalogue {
        id
      }
    }
  }
`)

/** The key figures of a case; a cell jumps to what it is made of. */
export function CaseFacts({ of }: { of: FragmentType<typeof CaseFactsFragment> }) {
  const matter = readFragment(CaseFactsFragment, of)
  const { t } = useTranslation('approval')
  const unit = useMoneyUnit()
  const { project } = matter
  const joint = matter.steps.find((step) => step.rule !== 'ANY' && step.units.length > 1)
  const done = joint?.tasks.filter((task) => task.kind === 'ROUTE' && task.state === 'DONE' && task.decision?.verb !== 'RETURN').length ?? 0
  const conditional = matter.decisions.filter((decision) => decision.verb === 'APPROVE_CONDITIONALLY').length
  const returned = matter.decisions.filter((decision) => decision.verb === 'RETURN').length

  const facts: Fact[] = []
  if (project?.submittedAmount && matter.subject === 'PROJECT') {
    const cut = project.cutAmount ?? '0.00'
    const lines = project.estimateLines.filter((line) => compareMoney(line.cutAmount, '0') > 0).length
    facts.push(
      { key: 'submitted', label: t('facts.submitted'), value: <Money value={project.submittedAmount} />, note: unit, to: '#estimate' },
      { key: 'cut', label: t('facts.cut'), value: <Money value={cut} />, note: <><Percent value={ratioOf(cut, project.submittedAmount)} /> {t('facts.lines', { count: lines })}</>, to: '#estimate' },
    )
  }
  facts.push({ key: 'amount', label: t(`facts.amount.${matter.subject}`), value: <Money value={project?.approvedAmount ?? matter.amount} />, note: unit, marked: true })
  if (joint) facts.push({ key: 'joint', label: t('facts.joint'), value: `${done} / ${joint.units.length}`, note: t(`facts.jointState.${joint.state}`), to: '#opinions' })
  facts.push({ key: 'said', label: t('facts.said'), value: matter.decisions.length, note: t('facts.saidNote', { conditional, returned }), to: '#opinions' })
  if (project) facts.push({ key: 'catalogue', label: t('facts.catalogue'), value: project.catalogue.length, note: t('facts.round', { count: matter.round }), to: matter.subject === 'PROJECT' ? '#findings' : undefined })
  return <FactStrip label={t('facts.title')} facts={facts} />
}
