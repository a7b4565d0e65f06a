import { CheckOutlined, MinusOutlined, RollbackOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { StepState } from '@/gql/enums'
import { DateText, Deadline, useNamed, useViewer } from '@/kit'
import s from './Case.module.css'

const CaseRouteFragment = graphql(`
  fragment CaseRoute on Case {
    id
    openedAt
    starter {
      id
      name
      nameEn
    }
    steps {
      id
      ordinal
      name
      nameEn
      rule
      state
      dueOn
      closedAt
      tasks {
        id
        state
        unit {
          id
          name
          nameEn
        }
        decision {
          id
          personName
        }
      }
    }
  }
`)

const LOOK: Record<StepState, { className: string | undefined; mark: React.ReactNode }> = {
  DONE: { className: s.stepDone, mark: <CheckOutlined /> },
  OPEN: { className: s.stepOpen, mark: null },
  WAITING: { className: s.stepWaiting, mark: null },
  SKIPPED: { className: s.stepSkipped, mark: <MinusOutlined /> },
  RETURNED: { className: s.stepReturned, mark: <RollbackOutlined /> },
}

/** The way of a case from top to bottom: who had it, who holds it now, who comes next. */
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
        <small>{named(matter.starter)}</small>
      </li>
      {matter.steps.map((step) => {
        const { className, mark } = LOOK[step.state]
        const done = step.tasks.filter((task) => task.state === 'DONE').length
        return (
          <li key={step.id} className={className} aria-current={step.state === 'OPEN' ? 'step' : undefined}>
            <span className={s.dot} aria-hidden>
              {mark}
            </span>
            <strong>
              {named(step)}
              {step.rule === 'ALL' && step.tasks.length > 1 ? ` ${done}/${step.tasks.length}` : ''}
            </strong>
            {step.state === 'OPEN' && step.dueOn ? <Deadline on={step.dueOn} /> : step.closedAt ? <DateText dayOnly value={step.closedAt} today={today} /> : null}
            <small>
              <span className="sr-only">{t(`route.${step.state}`)} </span>
              {step.state === 'SKIPPED'
                ? t('route.skipped')
                : step.tasks.map((task) => [named(task.unit), task.decision?.personName].filter(Boolean).join(' ')).join(t('comma')) || t('route.WAITING')}
            </small>
          </li>
        )
      })}
    </ol>
  )
}
