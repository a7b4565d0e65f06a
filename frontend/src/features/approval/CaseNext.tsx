import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, Foreseen, useNamed, useViewer } from '@/kit'
import s from './Case.module.css'

export const CaseNextFragment = graphql(`
  fragment CaseNext on Case {
    id
    subject
    state
    replyNumber
    condition
    conditions {
      id
      gate
      state
    }
    closedAt
    starter {
      id
      name
      nameEn
    }
    project {
      id
    }
    viewerTask {
      id
      kind
      nextStepName
      nextStepNameEn
    }
    steps {
      id
      name
      nameEn
      state
      dueOn
      tasks {
        id
        state
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

/** Who holds the case now and what an approval, a return, or the decision that was made leads to. */
export function CaseNext({ of }: { of: FragmentType<typeof CaseNextFragment> }) {
  const matter = readFragment(CaseNextFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const { today, unit } = useViewer()
  const holders = matter.steps
    .filter((step) => step.state === 'OPEN')
    .flatMap((step) => step.tasks.filter((task) => task.state === 'OPEN').map((task) => [named(task.unit), task.holderName].filter(Boolean).join(' ')))
    .join(t('comma'))
  const dueOn = matter.steps.find((step) => step.state === 'OPEN')?.dueOn
  const starter = named(matter.starter)
  const held = matter.conditions.filter((condition) => condition.state === 'OPEN' && condition.gate !== 'NONE').length
  if (matter.state !== 'OPEN')
    return (
      <div className={s.next}>
        <p>{held ? t('next.held', { count: held }) : t(`next.${matter.state}.${matter.subject}`, { starter })}</p>
        {matter.state === 'RETURNED' && matter.project && unit?.id === matter.starter.id ? (
          <p>
            <Link to={`/project/${matter.project.id}`}>{t('next.amend')}</Link>
          </p>
        ) : null}
        {matter.replyNumber ? <p>{t('next.reply', { number: matter.replyNumber })}</p> : null}
        {matter.condition && !matter.conditions.length ? <p>{t('opinions.condition', { condition: matter.condition })}</p> : null}
        {matter.closedAt ? <DateText value={matter.closedAt} today={today} /> : null}
      </div>
    )
  const { viewerTask } = matter
  const next = viewerTask?.nextStepName ? named({ name: viewerTask.nextStepName, nameEn: viewerTask.nextStepNameEn }) : null
  return (
    <div className={s.next}>
      {holders ? (
        <p>
          {t('next.holders', { units: holders })} {dueOn ? <DateText value={dueOn} today={today} weekday /> : null} <Foreseen on={dueOn} />
        </p>
      ) : null}
      {viewerTask && viewerTask.kind !== 'ROUTE' ? (
        <p>{t(`next.asked.${viewerTask.kind}`)}</p>
      ) : viewerTask ? (
        <p>{next ? t('next.then', { step: next, starter }) : t(`next.last.${matter.subject}`, { starter })}</p>
      ) : null}
    </div>
  )
}
