import { CheckOutlined, MinusOutlined, RollbackOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { CaseRouteFragment as Route } from '@/gql/graphql'
import type { StepState } from '@/gql/enums'
import { DateText, Deadline, useNamed, useStateWord, useViewer } from '@/kit'
import { stagesOf } from './stages'
import s from './Case.module.css'

const CaseRouteFragment = graphql(`
  fragment CaseRoute on Case {
    id
    openedAt
    starterActingFor
    starter {
      id
      name
      nameEn
    }
    steps {
      id
      ordinal
      stage
      branch
      name
      nameEn
      rule
      ratio
      state
      experts
      waitsForExperts
      dueOn
      closedAt
      units {
        id
        name
        nameEn
      }
      tasks {
        id
        kind
        state
        veto
        escalatedAt
        holderName
        askedFor {
          id
        }
        unit {
          id
          name
          nameEn
        }
        decision {
          id
          verb
          personName
          actingFor
        }
      }
    }
  }
`)
type Step = Route['steps'][number]
type Task = Step['tasks'][number]

const LOOK: Record<StepState, { className: string | undefined; mark: React.ReactNode }> = {
  DONE: { className: s.stepDone, mark: <CheckOutlined /> },
  OPEN: { className: s.stepOpen, mark: null },
  WAITING: { className: s.stepWaiting, mark: null },
  SKIPPED: { className: s.stepSkipped, mark: <MinusOutlined /> },
  RETURNED: { className: s.stepReturned, mark: <RollbackOutlined /> },
}

/** The way of a case from top to bottom: who had it, who holds it now, who comes next; branches of a stage side by side. */
export function CaseRoute({ of }: { of: FragmentType<typeof CaseRouteFragment> }) {
  const matter = readFragment(CaseRouteFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const { today } = useViewer()
  return (
    <ol className={s.route} aria-label={t('route.title')}>
      <li className={s.stepDone}>
        <span className={s.dot} aria-hidden>
          <CheckOutlined />
        </span>
        <strong>{t('route.start')}</strong>
        <DateText dayOnly value={matter.openedAt} today={today} />
        <small>
          {named(matter.starter)} {matter.starterActingFor ? t('acting.started', { person: matter.starterActingFor }) : null}
        </small>
      </li>
      {stagesOf(matter.steps).map(({ stage, branches }) =>
        branches.length === 1 ? (
          branches[0]?.map((step) => <StepLine key={step.id} step={step} />)
        ) : (
          <li key={stage} className={s.fork}>
            <span className={s.dot} aria-hidden />
            <span>{t('route.beside', { count: branches.length })}</span>
            <div className={s.branches}>
              {branches.map((steps, place) => (
                <ol key={steps[0]?.id} aria-label={t('route.branch', { place: place + 1, count: branches.length })}>
                  {steps.map((step) => (
                    <StepLine key={step.id} step={step} />
                  ))}
                </ol>
              ))}
            </div>
          </li>
        ),
      )}
    </ol>
  )
}

function StepLine({ step }: { step: Step }) {
  const { t } = useTranslation('approval')
  const named = useNamed()
  const { today } = useViewer()
  const { className, mark } = LOOK[step.state]
  const asked = step.tasks.filter((task) => task.kind === 'ROUTE')
  // Who returned it has not agreed: it acts again.
  const done = asked.filter((task) => task.state === 'DONE' && task.decision?.verb !== 'RETURN').length
  const reached = step.tasks.filter((task) => step.state !== 'DONE' || task.state !== 'NOT_NEEDED')
  // In a sequence, and before a step is reached, its units have no task yet.
  const later = step.units.filter((unit) => !asked.some((task) => task.unit.id === unit.id))
  return (
    <li className={className} aria-current={step.state === 'OPEN' ? 'step' : undefined}>
      <span className={s.dot} aria-hidden>
        {mark}
      </span>
      <strong>{named(step)}</strong>
      {step.state === 'OPEN' && step.dueOn ? <Deadline on={step.dueOn} /> : step.closedAt ? <DateText dayOnly value={step.closedAt} today={today} /> : null}
      <small>
        <span className={step.state === 'RETURNED' ? undefined : 'sr-only'}>{t(`route.${step.state}`)} </span>
        {step.units.length > 1 ? (
          <span>
            {t(`rule.${step.rule}`, { ratio: step.ratio ?? '' })} {step.state === 'WAITING' || step.state === 'SKIPPED' ? t('route.units', { count: step.units.length }) : `${done}/${step.units.length}`}
          </span>
        ) : null}
        {step.experts && step.state !== 'SKIPPED' ? <span> {t(step.waitsForExperts ? 'route.waitsForExperts' : 'route.experts')}</span> : null}
      </small>
      {step.state === 'SKIPPED' ? (
        <small>{t('route.skipped')}</small>
      ) : (
        <ul className={s.holders}>
          {reached
            .filter((task) => !task.askedFor)
            .map((task) => (
              <TaskLine key={task.id} task={task} all={reached} rests={step.state === 'RETURNED'} />
            ))}
          {step.state === 'DONE' || later.length === 0 ? null : <li className={s.later}>{later.map((unit) => named(unit)).join(t('comma'))}</li>}
        </ul>
      )}
    </li>
  )
}

/** One who acts, with those below whom it asked. */
function TaskLine({ task, all, rests }: { task: Task; all: readonly Task[]; rests: boolean }) {
  const { t } = useTranslation('approval')
  const named = useNamed()
  const word = useStateWord()
  const nameOf = (each: Task) => each.holderName ?? named(each.unit)
  const asked = all.filter((each) => each.askedFor?.id === task.id && each.state !== 'NOT_NEEDED')
  const waitedFor = asked.filter((each) => each.state === 'OPEN' && each.kind !== 'AFTER').map(nameOf)
  return (
    <li>
      {task.kind === 'ROUTE' ? null : <em>{t(`kind.${task.kind}`)} </em>}
      {[named(task.unit), task.decision ? (task.decision.actingFor ? t('acting.by', { person: task.decision.personName, absent: task.decision.actingFor }) : task.decision.personName) : task.holderName].filter(Boolean).join(' ')}{' '}
      {task.veto ? (
        <>
          <em className={s.veto}>{t('route.veto')}</em>{' '}
        </>
      ) : null}
      {task.escalatedAt ? (
        <>
          <em className={s.veto}>{t('escalation.mark')}</em>{' '}
        </>
      ) : null}
      <span className={(task.state === 'OPEN' || task.state === 'ASKING') && !rests ? s.holds : undefined}>
        {task.decision
          ? task.kind === 'CONFIRM' && task.decision.verb === 'DISAGREE'
            ? t('confirmation.denied')
            : word('decision', task.decision.verb)
          : task.state === 'ASKING' && waitedFor.length
            ? t('route.asking', { who: waitedFor.join(t('comma')) })
            : rests && task.state === 'OPEN'
              ? t('route.rests')
              : word('task', task.state)}
      </span>
      {asked.length ? (
        <ul>
          {asked.map((each) => (
            <TaskLine key={each.id} task={each} all={all} rests={rests} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}
