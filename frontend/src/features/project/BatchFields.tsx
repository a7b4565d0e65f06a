import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, Field, type FieldRefusals, StatusTag, type UserError } from '@/kit'
import type { BatchEntry } from './batchEntry'

export const BatchOffer = graphql(`
  fragment BatchOffer on ApplicationBatch {
    id
    year
    title
    window {
      opensOn
      closesOn
      state
      daysLeft
    }
  }
`)

export interface BatchFieldsProps {
  /** The open ones first, then those that have closed; none where nothing is asked. */
  batches: readonly FragmentType<typeof BatchOffer>[]
  value: BatchEntry
  onChange: (value: BatchEntry) => void
  refusals: FieldRefusals
  /** What the submission was refused for: a batch may have closed since this page was read. */
  errors: readonly UserError[]
}

const LOOK = { OPEN: { family: 'green', icon: 'CheckCircle' }, CLOSED: { family: 'amber', icon: 'Exclamation' }, UPCOMING: { family: 'grey', icon: 'ClockCircle' } } as const

/** Into which batch it goes: how many days are left, what happens after, and why it is late. */
export function BatchFields({ batches: offered, value, onChange, refusals, errors }: BatchFieldsProps) {
  const { t } = useTranslation('project')
  const batches = readFragment(BatchOffer, offered)
  const open = batches.filter((batch) => batch.window.state === 'OPEN')
  const going = batches.find((batch) => batch.id === value.batchId) ?? (open.length > 1 ? undefined : batches[0])
  const late = going?.window.state === 'CLOSED' || errors.some((error) => error.path[0] === 'lateReason')
  if (!batches.length && !late) return null
  return (
    <>
      {open.length > 1 ? (
        <Field label={t('batch.choose')} path="batchId" refusals={refusals} required>
          {(input) => (
            <Radio.Group
              {...input}
              aria-label={t('batch.choose')}
              value={value.batchId}
              options={open.map((batch) => ({ value: batch.id, label: t('batch.name', { year: batch.year, title: batch.title }) }))}
              onChange={(event) => onChange({ ...value, batchId: String(event.target.value) })}
            />
          )}
        </Field>
      ) : null}
      {going ? (
        <p>
          <StatusTag {...LOOK[going.window.state]}>{t(`batch.state.${going.window.state}`)}</StatusTag> <strong>{t('batch.name', { year: going.year, title: going.title })}</strong>{' '}
          <DateText value={going.window.opensOn} /> – <DateText value={going.window.closesOn} />{' '}
          {going.window.state === 'OPEN' ? (going.window.daysLeft ? t('batch.left', { count: going.window.daysLeft }) : t('batch.lastDay')) : null}{' '}
          <span>{t(`batch.then.${going.window.state}`)}</span>
        </p>
      ) : null}
      {late ? (
        <Field label={t('batch.lateReason')} path="lateReason" refusals={refusals} required help={t('batch.lateHelp')}>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={500} value={value.lateReason} onChange={(event) => onChange({ ...value, lateReason: event.target.value })} />}
        </Field>
      ) : null}
    </>
  )
}
