import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable, Refusals, Section } from '@/kit'
import s from './Onboarding.module.css'
import type { StepProps } from './steps'

/** The dictionaries of its own, whose words may be changed; the others are its city's. */
export function DictionariesStep({ review, draft }: StepProps) {
  const { t } = useTranslation('tenancy-onboarding')
  const set = (dictionary: string, code: string, change: { name?: string; nameEn?: string }) =>
    draft.update((form) => ({
      dictionaries: form.dictionaries.map((each) => (each.dictionary === dictionary ? { ...each, entries: each.entries.map((entry) => (entry.code === code ? { ...entry, ...change } : entry)) } : each)),
    }))
  return (
    <>
      <Section title={t('step.DICTIONARIES')} aside={t('dictionaries.what')}>
        <p className={s.small}>{t(review.draft.template.parent ? 'dictionaries.inherits' : 'dictionaries.own')}</p>
        <Refusals errors={review.faults.filter((fault) => fault.step === 'DICTIONARIES' && !fault.doubt)} />
        {draft.value.dictionaries.length ? null : <p>{t('dictionaries.none')}</p>}
      </Section>
      {draft.value.dictionaries.map((each) => (
        <Section key={each.dictionary} title={t(`dictionaries.name.${each.dictionary as 'field'}`, { defaultValue: each.dictionary })}>
          <DataTable
            label={t(`dictionaries.name.${each.dictionary as 'field'}`, { defaultValue: each.dictionary })}
            rows={each.entries}
            rowKey={(entry) => entry.code}
            columns={[
              { key: 'code', head: t('dictionaries.code'), width: 160, render: (entry) => entry.code },
              { key: 'name', head: t('dictionaries.zh'), render: (entry) => <Input aria-label={`${entry.code} ${t('dictionaries.zh')}`} maxLength={100} value={entry.name} onChange={(event) => set(each.dictionary, entry.code, { name: event.target.value })} /> },
              { key: 'nameEn', head: t('dictionaries.en'), render: (entry) => <Input aria-label={`${entry.code} ${t('dictionaries.en')}`} maxLength={100} value={entry.nameEn} onChange={(event) => set(each.dictionary, entry.code, { nameEn: event.target.value })} /> },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
