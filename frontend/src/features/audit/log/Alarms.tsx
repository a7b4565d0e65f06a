import { CloseCircleFilled } from '@ant-design/icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText, useNamed, useViewer } from '@/kit'
import s from './Log.module.css'
import type { Alarm, Witnessed } from './log'

/** What is wrong with the own log and with those that are countersigned here, above everything else; nothing otherwise. */
export function Alarms({ own, witnessed }: { own: readonly Alarm[]; witnessed: readonly Witnessed[] }) {
  const { t } = useTranslation('log')
  const heading = useId()
  const named = useNamed()
  const all = [...own.map((alarm) => ({ alarm, whose: null })), ...witnessed.flatMap(({ tenant, alarms }) => alarms.map((alarm) => ({ alarm, whose: named(tenant) })))]
  if (!all.length) return null
  return (
    <section className={s.alarms} aria-labelledby={heading}>
      <h2 id={heading}>
        <CloseCircleFilled aria-hidden /> {t('alarm.title', { n: all.length })}
      </h2>
      <p>{t('alarm.what')}</p>
      <ul>
        {all.map(({ alarm, whose }, at) => (
          <AlarmShown key={at} alarm={alarm} whose={whose} />
        ))}
      </ul>
    </section>
  )
}

function AlarmShown({ alarm, whose }: { alarm: Alarm; whose: string | null }) {
  const { t } = useTranslation('log')
  const named = useNamed()
  const { today } = useViewer()
  const { kind, knownSize: known, size, place } = alarm
  return (
    <li>
      <strong>
        {whose ? `${t('alarm.of', { tenant: whose })}${t('colon')}` : ''}
        {t(`alarm.${kind}`, { known, size, place })}
      </strong>
      <p>
        {t('alarm.todo')}
        {t('colon')}
        {t(`alarm.${kind}Do`, { place })}
      </p>
      <p className={s.small}>
        {alarm.witness ? t('alarm.by', { witness: named(alarm.witness) }) : t('alarm.own')} · {t('alarm.found')} <DateText value={alarm.foundAt} today={today} /> · {t('alarm.last')} <DateText value={alarm.lastAt} today={today} />
      </p>
    </li>
  )
}
