import { useTranslation } from 'react-i18next'
import type { CombinedError } from 'urql'
import { DateText, ErrorPanel, Skeleton, failureOf, useNamed } from '@/kit'
import type { Leaves } from './people'
import s from './People.module.css'

/** What would be left, seat by seat: how much waits, and who else can do it. */
export function LeavesOf({ leaves, error, loading }: { leaves: readonly Leaves[]; error?: CombinedError; loading: boolean }) {
  const { t } = useTranslation('tenancy-people')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  if (error) return <ErrorPanel what={t('leaves.title')} failure={failureOf(error)} />
  if (loading) return <Skeleton shape="section" />
  return (
    <div className={`wide ${s.leaves}`} role="status" aria-label={t('leaves.title')}>
      <strong>{t('leaves.title')}</strong>
      <ul>
        {leaves.map((seat) => (
          <li key={`${seat.unit.id} ${seat.role}`}>
            {named(seat.unit)} · {room(`role.${seat.role}`)}
            {t('colon')}
            <Waiting seat={seat} />
            {' · '}
            {seat.holders.length ? t('leaves.others', { names: seat.holders.map(named).join(t('comma')) }) : <b>{t('leaves.nobody')}</b>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** "2 tasks, first due 1 March; routes: initiation". */
export function Waiting({ seat }: { seat: { openTasks: number; dueOn?: string | null; routes: readonly string[]; drafts?: number } }) {
  const { t } = useTranslation('tenancy-people')
  const { openTasks, dueOn, routes, drafts } = seat
  if (!openTasks && !routes.length && !drafts) return <>{t('waits.nothing')}</>
  return (
    <>
      {openTasks ? t('waits.tasks', { count: openTasks }) : null}
      {openTasks && dueOn ? (
        <>
          {t('waits.due')} <DateText value={dueOn} />
        </>
      ) : null}
      {openTasks && routes.length ? t('comma') : null}
      {routes.length ? t('waits.routes', { count: routes.length }) : null}
      {drafts ? `${openTasks || routes.length ? t('comma') : ''}${t('waits.drafts', { count: drafts })}` : null}
    </>
  )
}
