import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, Refusals, Section } from '@/kit'
import { ImportView } from '../excel/ImportView'
import { Upload } from '../excel/Upload'
import s from './Onboarding.module.css'
import type { StepProps } from './steps'

/** Units and people from a workbook, checked and mended as every import is; its good rows go into the draft. */
export function PeopleStep({ review, draft }: StepProps) {
  const { t } = useTranslation('tenancy-onboarding')
  const { t: room } = useTranslation('tenancy')
  const { id, peopleImport } = review.draft
  const [other, setOther] = useState(false)
  const named = Boolean(draft.value.code && draft.value.name)
  const faults = review.faults.filter((fault) => fault.step === 'PEOPLE' && !fault.doubt)
  return (
    <>
      {peopleImport && !other ? (
        <ImportView id={peopleImport.id} inDraft onOther={() => setOther(true)} />
      ) : (
        <Section title={t('step.PEOPLE')} aside={t('people.what')}>
          {named ? <Upload of={{ draft: id }} onBegun={() => setOther(false)} /> : <p>{t('people.regionFirst')}</p>}
          {peopleImport ? (
            <p className={s.small}>
              {t('people.mendedHere')}{' '}
              <button type="button" className="link" onClick={() => setOther(false)}>
                {t('people.back', { file: peopleImport.fileName })}
              </button>
            </p>
          ) : null}
        </Section>
      )}
      <Section title={t('people.units')} aside={t('people.counts', { units: review.units.length, people: review.peopleCount })}>
        <p className={s.small}>{t('people.unitsWhat')}</p>
        <Refusals errors={faults} />
        <DataTable
          label={t('people.units')}
          rows={review.units}
          rowKey={(unit) => unit.code}
          empty={<p>{t('people.none')}</p>}
          columns={[
            { key: 'name', head: room('unit.name'), render: (unit) => unit.name },
            { key: 'kind', head: room('unit.kind'), render: (unit) => room(`kinds.${unit.kind}`) },
            { key: 'code', head: room('unit.code'), render: (unit) => unit.code },
          ]}
        />
      </Section>
    </>
  )
}
