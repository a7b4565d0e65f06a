import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, DateText, Field, useAct, useRefusals } from '@/kit'
import s from './Calendar.module.css'
import { type Changes, ownDays, type Year } from './calendar'

const SetYear = graphql(`
  mutation SetCalendarYear($input: CalendarYearSetInput!) {
    calendarYearSet(input: $input) {
      calendar {
        year
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)

export interface CalendarFormProps {
  year: Year
  changes: Changes
  onClose: () => void
}

/** What was turned round in the grid, by which announcement, and what it does not do: move deadlines that were set. */
export function CalendarForm({ year, changes, onClose }: CalendarFormProps) {
  const { t } = useTranslation('tenancy-calendar')
  const act = useAct(SetYear)
  const refusals = useRefusals(act.errors)
  const [notice, setNotice] = useState(year.notice ?? '')
  const own = ownDays(year, changes)
  const turned = [...changes].sort()
  const save = () => void act.run({ year: year.year, notice: notice.trim() || null, days: own }).then((done) => done && onClose())
  const reason = own.length && !notice.trim() ? t('form.noticeFirst') : !turned.length && notice.trim() === (year.notice ?? '') ? t('form.nothing') : undefined
  return (
    <ActForm
      title={t('form.title', { year: year.year })}
      act={act}
      refusals={refusals}
      submit={!own.length && !notice.trim() ? t('form.withdraw', { year: year.year }) : t('form.submit', { year: year.year, count: own.length })}
      reason={reason}
      onSubmit={save}
      onCancel={onClose}
    >
      <Field label={t('form.notice')} path="notice" refusals={refusals} help={t('form.noticeHelp')}>
        {(input) => <Input {...input} maxLength={100} value={notice} onChange={(event) => setNotice(event.target.value)} />}
      </Field>
      <div className="wide">
        <p className={s.stays}>{t('form.stays')}</p>
        {turned.length ? (
          <ul className={s.turned} aria-label={t('form.changes')}>
            {turned.map(([day, works]) => (
              <li key={day}>
                <DateText value={day} weekday /> {t(works ? 'form.becomesWork' : 'form.becomesFree')}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('form.click')}</p>
        )}
      </div>
    </ActForm>
  )
}
