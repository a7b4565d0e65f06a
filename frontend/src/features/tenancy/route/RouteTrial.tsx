import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSubject, ProjectCategory } from '@/gql/enums'
import { DateText, Foreseen, Money, useCategoryWord, useNamed, useReading, useViewer } from '@/kit'
import { RouteDrawing } from './RouteDrawing'
import { RouteMatters, RouteTry } from './routes'
import s from './Route.module.css'

/** The facts of a past matter run through the draft. @param saved changes with each save; null while there is no draft */
export function RouteTrial({ code, name, subject, saved }: { code: string; name: string; subject: CaseSubject; saved: number | null }) {
  const { t } = useTranslation('tenancy-route')
  const category = useCategoryWord()
  const [chosen, setChosen] = useState<number | null>(null)
  const { data } = useReading(RouteMatters, { subject }).state
  const matters = data?.routeMatters ?? []
  const matter = chosen === null ? undefined : matters[chosen]
  if (!data) return null
  return (
    <section aria-label={t('trial.title')} className={s.parts}>
      <h3>
        {t('trial.title')} <small>{t(saved === null ? 'trial.later' : matters.length ? 'trial.what' : 'trial.nothing')}</small>
      </h3>
      {saved === null || !matters.length ? null : (
      <Select
        style={{ width: '100%' }}
        aria-label={t('trial.choose')}
        placeholder={t('trial.choose')}
        value={chosen}
        onChange={setChosen}
        options={matters.map((each, place) => ({
          value: place,
          label: (
            <>
              {[each.openedAt.slice(0, 10), each.category ? category(each.category as ProjectCategory) : '—', ''].join(' · ')}
              <Money value={each.amount} unit />
              {['', each.crossing ? t('sentence.crossing') : t('sentence.notCrossing'), ...(each.special ? [t('sentence.special')] : []), each.route === code ? name : each.route, t('version', { version: each.version })].join(' · ')}
            </>
          ),
        }))}
      />
      )}
      {matter ? <Tried key={`${String(chosen)}:${String(saved)}`} code={code} matter={matter} /> : null}
    </section>
  )
}

interface Matter {
  category?: string | null
  amount: string
  crossing?: boolean | null
  special?: boolean | null
  route: string
  version: number
}

function Tried({ code, matter }: { code: string; matter: Matter }) {
  const { t } = useTranslation('tenancy-route')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  const { today } = useViewer()
  const { data } = useReading(RouteTry, {
    input: { code, category: matter.category, amount: matter.amount, crossing: matter.crossing ?? false, special: matter.special ?? false, from: today, ranOn: matter.route, ranOnVersion: matter.version },
  }).state
  const trial = data?.routeTry
  if (!trial) return null
  return (
    <>
      <p role="status">
        {t(trial.fits ? 'trial.fits' : 'trial.unfit')} {trial.takenName ? t('trial.taken', { name: named({ name: trial.takenName, nameEn: trial.takenNameEn ?? trial.takenName }) }) : t('trial.none')}
      </p>
      <RouteDrawing steps={trial.steps} look={(step) => (!step.needed ? 'skipped' : !step.seats.length || step.seats.some((seat) => !seat.held) ? 'fault' : 'plain')}>
        {(step) =>
          step.needed ? (
            <>
              {step.seats.length ? null : t('sentence.nobody')}
              {step.seats
                .map((seat) => `${named({ name: seat.unitName, nameEn: seat.unitNameEn })} ${room(`role.${seat.role}`)} ${seat.names.length ? seat.names.join(t('sentence.and')) : t('held', { count: seat.held })}`)
                .join(t('sentence.comma'))}{' '}
              {step.dueOn ? (
                <>
                  {t('trial.until')} <DateText dayOnly value={step.dueOn} today={today} /> <Foreseen on={step.dueOn} />
                </>
              ) : null}
            </>
          ) : (
            t('trial.skipped')
          )
        }
      </RouteDrawing>
      {!trial.fits ? null : trial.differences.length ? (
        <div>
          <p>{t('trial.differences', { version: matter.version })}</p>
          <ul className={s.history} aria-label={t('trial.differences', { version: matter.version })}>
            {trial.differences.map((each) => (
              <li key={`${each.kind} ${each.code}`}>
                {t(`trial.${each.kind}`)} {named(each) || t('unnamed')}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>{t('trial.same', { version: matter.version })}</p>
      )}
    </>
  )
}
