import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { type Column, DataTable, DateText, Deadline, Empty, StateTag, StatusTag, useNamed, useViewer } from '@/kit'
import s from './Case.module.css'

export const CaseOpinionsFragment = graphql(`
  fragment CaseOpinions on Case {
    id
    round
    decisions {
      id
      round
      stepName
      stepNameEn
      verb
      opinion
      condition
      personName
      unitName
      decidedAt
    }
    steps {
      id
      name
      nameEn
      state
      tasks {
        id
        state
        dueOn
        unit {
          id
          name
          nameEn
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

/** What everybody has said so far, oldest first, and who has not yet. */
export function CaseOpinions({ of }: { of: FragmentType<typeof CaseOpinionsFragment> }) {
  const matter = readFragment(CaseOpinionsFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const { today } = useViewer()
  const said: Row[] = matter.decisions.map((decision) => ({
    id: decision.id,
    step: named({ name: decision.stepName, nameEn: decision.stepNameEn }),
    unit: decision.unitName,
    person: decision.personName,
    said: <StateTag of="decision" state={decision.verb} />,
    opinion: (
      <>
        {decision.opinion}
        {decision.condition ? <p className={s.condition}>{t('opinions.condition', { condition: decision.condition })}</p> : null}
      </>
    ),
    at: (
      <>
        <DateText value={decision.decidedAt} today={today} />
        {decision.round < matter.round ? <small className={s.round}> {t('opinions.round', { count: decision.round })}</small> : null}
      </>
    ),
  }))
  const waiting: Row[] = matter.steps
    .filter((step) => step.state === 'OPEN')
    .flatMap((step) =>
      step.tasks
        .filter((task) => task.state === 'OPEN')
        .map((task) => ({
          id: task.id,
          step: named(step),
          unit: named(task.unit),
          person: '',
          said: (
            <StatusTag family="grey" icon="ClockCircle" outlined>
              {t('opinions.waiting')}
            </StatusTag>
          ),
          opinion: '',
          at: task.dueOn ? <Deadline on={task.dueOn} /> : null,
        })),
    )
  const columns: readonly Column<Row>[] = [
    { key: 'unit', head: t('opinions.unit'), render: (row) => <>{row.unit} <small>{row.person}</small></> },
    { key: 'step', head: t('opinions.step'), render: (row) => row.step },
    { key: 'said', head: t('opinions.said'), render: (row) => row.said },
    { key: 'opinion', head: t('opinions.opinion'), width: '45%', render: (row) => row.opinion },
    { key: 'at', head: t('list.at'), render: (row) => row.at },
  ]
  return <DataTable label={t('opinions.title')} columns={columns} rows={[...said, ...waiting]} rowKey={(row) => row.id} empty={<Empty title={t('opinions.empty')} />} />
}
