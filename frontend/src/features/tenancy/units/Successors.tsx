import { Button, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type FieldRefusals, Refusals, useNamed } from '@/kit'
import type { Draft, Successor } from './act'
import type { Unit } from './queries'
import s from './Units.module.css'

export interface SuccessorsProps {
  draft: Draft
  units: readonly Unit[]
  refusals: FieldRefusals
  onChange: (successors: readonly Successor[]) => void
}

/** Who goes on: each a unit that stands, or a new one with its code and names. */
export function Successors({ draft, units, refusals, onChange }: SuccessorsProps) {
  const { t } = useTranslation('tenancy-units')
  const named = useNamed()
  const set = (at: number, next: Successor) => onChange(draft.successors.map((each, place) => (place === at ? next : each)))
  // A divided unit may go on itself; one that is merged or closed can't.
  const standing = units.filter((unit) => draft.kind === 'SPLIT' || !draft.units.includes(unit.id))
  return (
    <fieldset className={`wide ${s.successors}`}>
      <legend>{t(draft.kind === 'SPLIT' ? 'successor.several' : draft.kind === 'CLOSE' ? 'successor.perhaps' : 'successor.one')}</legend>
      {draft.successors.map((each, at) => {
        const label = draft.kind === 'SPLIT' ? t('successor.nth', { n: at + 1 }) : t('successor.it')
        return (
          <div key={at} className={s.successor} role="group" aria-label={label}>
            {draft.kind === 'SPLIT' ? <strong>{label}</strong> : null}
            {draft.kind === 'CLOSE' ? null : (
              <Radio.Group
                value={'unitId' in each ? 'standing' : 'fresh'}
                onChange={(event) => set(at, event.target.value === 'standing' ? { unitId: '' } : { code: '', name: '', nameEn: '' })}
                options={[
                  { value: 'fresh', label: t('successor.fresh') },
                  { value: 'standing', label: t('successor.standing') },
                ]}
              />
            )}
            {'unitId' in each ? (
              <Select
                aria-label={t('successor.which', { label })}
                placeholder={t('successor.choose')}
                value={each.unitId || null}
                allowClear={draft.kind === 'CLOSE'}
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%' }}
                options={standing.map((unit) => ({ value: unit.id, label: named(unit) }))}
                onChange={(unitId: string | undefined) => set(at, { unitId: unitId ?? '' })}
              />
            ) : (
              <div className={s.fresh}>
                {(['name', 'nameEn', 'code'] as const).map((field) => (
                  <label key={field}>
                    <span aria-hidden>{t(`field.${field}`)}</span>
                    <Input aria-label={t(`successor.${field}`, { label })} maxLength={field === 'code' ? 64 : 100} value={each[field]} onChange={(event) => set(at, { ...each, [field]: event.target.value })} />
                  </label>
                ))}
              </div>
            )}
            {draft.kind === 'SPLIT' && draft.successors.length > 2 ? (
              <Button type="link" aria-label={t('successor.drop', { label })} onClick={() => onChange(draft.successors.filter((_, place) => place !== at))}>
                {t('successor.dropIt')}
              </Button>
            ) : null}
          </div>
        )
      })}
      {draft.kind === 'SPLIT' && draft.successors.length < 10 ? <Button onClick={() => onChange([...draft.successors, { code: '', name: '', nameEn: '' }])}>{t('successor.more')}</Button> : null}
      <div ref={refusals.ref('successors.*')}>
        <Refusals errors={refusals.at('successors.*')} />
      </div>
    </fieldset>
  )
}
