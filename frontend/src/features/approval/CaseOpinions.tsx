import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { type Column, DataTable, DateText, Deadline, Empty, StateTag, StatusTag, useNamed, useReading, useViewer } from '@/kit'
import { LogMark } from '@/kit/LogMark'
import { DecisionMore } from './DecisionMore'
import { Denied } from './Denied'
import s from './Case.module.css'

export const CaseOpinionsFragment = graphql(`
  fragment CaseOpinions on Case {
    id
    round
    starter {
      id
      name
      nameEn
    }
    decisions {
      id
      round
      stepName
      stepNameEn
      verb
      opinion
      ...DecisionMore
      returnTo {
        id
        name
        nameEn
      }
      resubmission
      merges {
        id
        name
        nameEn
      }
      personName
      actingFor
      unitName
      decidedAt
    }
    handovers {
      id
      stepName
      stepNameEn
      verb
      reason
      personName
      actingFor
      unitName
      toPersonName
      toUnitName
      happenedAt
    }
    steps {
      id
      name
      nameEn
      state
      tasks {
        id
        kind
        state
        decision {
          id
        }
        dueOn
        holderName
        unit {
          id
          name
          nameEn
        }
      }
    }
  }
`)

const CaseProofsDocument = graphql(`
  query CaseProofs($id: ID!) {
    case(id: $id) {
      id
      decisions {
        id
        logEntry {
          ...LogMark
        }
      }
    }
  }
`)

interface Row {
  id: string
  step: string
  unit: string
  person: string
  said: React.ReactNode
  opinion: React.ReactNode
  at: React.ReactNode
}

type Told = Row & { when: number }

/** What everybody has said and handed on so far, oldest first, and who has not spoken yet. */
export function CaseOpinions({ of }: { of: FragmentType<typeof CaseOpinionsFragment> }) {
  const matter = readFragment(CaseOpinionsFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const { today } = useViewer()
  // The opinions don't wait for their marks.
  const proofs = new Map(useReading(CaseProofsDocument, { id: matter.id }).state.data?.case?.decisions.map((decision) => [decision.id, decision.logEntry]))
  const by = (one: { personName: string; actingFor?: string | null }) => (one.actingFor ? t('acting.by', { person: one.personName, absent: one.actingFor }) : one.personName)
  // A participant that says that it is not so has no vote, and disagrees with nothing.
  const confirmed = new Set(matter.steps.flatMap((step) => step.tasks.flatMap((task) => (task.kind === 'CONFIRM' && task.decision ? [task.decision.id] : []))))
  const said = matter.decisions.map((decision): Told => ({
    when: Date.parse(decision.decidedAt),
    id: decision.id,
    step: named({ name: decision.stepName, nameEn: decision.stepNameEn }),
    unit: decision.unitName,
    person: by(decision),
    said: (
      <>
        {decision.verb === 'DISAGREE' && confirmed.has(decision.id) ? <Denied /> : <StateTag of="decision" state={decision.verb} />}{' '}
        {decision.merges ? (
          <StatusTag family="teal" icon="Cluster" outlined>
            {t('opinions.merged', { step: named(decision.merges) })}
          </StatusTag>
        ) : null}
      </>
    ),
    opinion: (
      <>
        <span className={s.lines}>{decision.opinion}</span>
        <DecisionMore of={decision} />
        {decision.verb === 'RETURN' && decision.resubmission ? (
          <p className={s.aside}>
            {t(`opinions.${decision.resubmission}`, { to: decision.returnTo ? t('return.step', { step: named(decision.returnTo) }) : named(matter.starter) })}
          </p>
        ) : null}
      </>
    ),
    at: (
      <>
        <DateText value={decision.decidedAt} today={today} />
        {decision.round < matter.round ? <small className={s.round}> {t('opinions.round', { count: decision.round })}</small> : null}
        <div>
          <LogMark of={proofs.get(decision.id)} />
        </div>
      </>
    ),
  }))
  const handed = matter.handovers.map((handover): Told => ({
    when: Date.parse(handover.happenedAt),
    id: handover.id,
    step: named({ name: handover.stepName, nameEn: handover.stepNameEn }),
    unit: handover.unitName,
    person: by(handover),
    said: (
      <StatusTag family="grey" icon={handover.verb === 'UNASK' || handover.verb === 'TAKE_BACK' ? 'Undo' : 'UserSwitch'} outlined>
        {t(`handover.${handover.verb}`)}
      </StatusTag>
    ),
    opinion: handover.toPersonName ? t('opinions.handed', { person: handover.toPersonName, unit: handover.toUnitName ?? '', reason: handover.reason }) : handover.reason,
    at: <DateText value={handover.happenedAt} today={today} />,
  }))
  const told = [...said, ...handed].sort((a, b) => a.when - b.when)
  const waiting: Row[] = matter.steps
    .filter((step) => step.state === 'OPEN')
    .flatMap((step) =>
      step.tasks
        .filter((task) => task.state === 'OPEN' || task.state === 'ASKING')
        .map((task) => ({
          id: task.id,
          step: named(step),
          unit: named(task.unit),
          person: task.holderName ?? '',
          said: (
            <StatusTag family="grey" icon={task.state === 'ASKING' ? 'Pause' : 'ClockCircle'} outlined>
              {task.state === 'ASKING' ? t('opinions.asking') : task.kind === 'ROUTE' ? t('opinions.waiting') : t(`kind.${task.kind}`)}
            </StatusTag>
          ),
          opinion: '',
          at: task.dueOn ? <Deadline on={task.dueOn} /> : null,
        })),
    )
  const columns: readonly Column<Row>[] = [
    { key: 'unit', head: t('opinions.unit'), render: (row) => <>{row.unit} <small className={s.person}>{row.person}</small></> },
    { key: 'step', head: t('opinions.step'), render: (row) => <span className={s.step}>{row.step}</span> },
    { key: 'said', head: t('opinions.said'), render: (row) => row.said },
    { key: 'opinion', head: t('opinions.opinion'), width: '45%', render: (row) => row.opinion },
    { key: 'at', head: t('list.at'), render: (row) => row.at },
  ]
  return <DataTable label={t('opinions.title')} columns={columns} rows={[...told, ...waiting]} rowKey={(row) => row.id} empty={<Empty title={t('opinions.empty')} />} />
}
