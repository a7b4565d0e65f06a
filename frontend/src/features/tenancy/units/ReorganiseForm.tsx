import { Input, Select } from 'antd'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitChangeKind } from '@/gql/graphql'
import { ActForm, Field, formatDate, useAct, useNamed, usePages, useRefusals, useViewer } from '@/kit'
import { type Draft, KINDS, begun, inputOf, missing } from './act'
import { Choices } from './Choices'
import { LeadField } from './LeadField'
import { Preview } from './Preview'
import { ReorganiseUnits, UnitsToChoose } from './queries'
import { Successors } from './Successors'
import s from './Units.module.css'

/** One act: what becomes of which units, from when, by which document; it says before what moves. */
export function ReorganiseForm({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('tenancy-units')
  const named = useNamed()
  const { today, tenant } = useViewer()
  const act = useAct(ReorganiseUnits)
  const refusals = useRefusals(act.errors)
  const { rows: units, hasMore, loadMore, first } = usePages(UnitsToChoose, { filter: { tenantId: tenant.id, open: true } }, (data) => data.units)
  // All of them: units name each other as parents and successors.
  useEffect(() => {
    if (hasMore) void loadMore()
  }, [hasMore, loadMore])
  const [draft, setDraft] = useState<Draft>({ kind: 'MERGE', units: [], successors: begun('MERGE'), name: '', nameEn: '', parentId: '', leadId: null, effectiveOn: today, basis: '', choices: {} })
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }))
  const several = draft.kind === 'MERGE'
  const lacks = missing(draft)
  const looked = useDeferredValue(draft)
  const options = units.map((unit) => ({ value: unit.id, label: named(unit) }))
  const chosen = draft.units[0]
  const led = draft.kind === 'LEAD' ? units.find((each) => each.id === chosen) : undefined
  const planned = draft.effectiveOn > today
  const choose = (ids: readonly string[]) => {
    const unit = units.find((each) => each.id === ids[0])
    // A divided unit most often goes on under its own name.
    const successors = draft.kind === 'SPLIT' && unit ? draft.successors.map((each, at) => (at === 0 && 'unitId' in each ? { unitId: unit.id } : each)) : draft.successors
    set({ units: ids, successors, choices: {}, name: unit?.name ?? '', nameEn: unit?.nameEn ?? '', parentId: unit?.parent?.id ?? '', leadId: null })
  }
  return (
    <ActForm
      title={t('form.title')}
      act={act}
      refusals={refusals}
      submit={planned ? t('form.plan', { day: formatDate(draft.effectiveOn, i18n.language) }) : t('form.now')}
      reason={lacks ? t(`missing.${lacks}`) : undefined}
      onSubmit={() => void act.run(inputOf(draft, units)).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <div className="wide">
        <Field label={t('field.kind')} path="kind" refusals={refusals} help={t(`help.${draft.kind}`)}>
          {({ status, ...input }) => (
            <Select
              {...input}
              status={status}
              className={s.kind}
              value={draft.kind}
              options={KINDS.filter((kind) => kind !== 'LEAD' || tenant.level === 'COUNTY').map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              onChange={(kind: UnitChangeKind) => set({ kind, units: [], successors: begun(kind), choices: {}, name: '', nameEn: '', parentId: '', leadId: null })}
            />
          )}
        </Field>
      </div>
      <Field label={t(several ? 'field.units' : 'field.unit')} path="units.*" refusals={refusals} required>
        {({ status, ...input }) => (
          <Select
            {...input}
            status={status}
            style={{ width: '100%' }}
            mode={several ? 'multiple' : undefined}
            placeholder={t('successor.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            loading={first.state.fetching || hasMore}
            value={several ? [...draft.units] : (chosen ?? null)}
            options={options}
            onChange={(picked: string | string[]) => choose([picked].flat())}
          />
        )}
      </Field>
      {draft.kind === 'RENAME' ? (
        <>
          <Field label={t('field.name')} path="name" refusals={refusals} required>
            {(input) => <Input {...input} maxLength={100} value={draft.name} onChange={(event) => set({ name: event.target.value })} />}
          </Field>
          <Field label={t('field.nameEn')} path="nameEn" refusals={refusals} required>
            {(input) => <Input {...input} maxLength={100} value={draft.nameEn} onChange={(event) => set({ nameEn: event.target.value })} />}
          </Field>
        </>
      ) : null}
      {draft.kind === 'MOVE' ? (
        <Field label={t('field.parent')} path="parentId" refusals={refusals}>
          {({ status, ...input }) => (
            <Select
              {...input}
              status={status}
              style={{ width: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.parentId}
              options={[{ value: '', label: t('field.noParent') }, ...options.filter((each) => each.value !== chosen)]}
              onChange={(parentId: string) => set({ parentId })}
            />
          )}
        </Field>
      ) : null}
      {draft.kind === 'LEAD' ? <LeadField key={chosen} unit={led} leadId={draft.leadId} refusals={refusals} onChange={(leadId) => set({ leadId })} /> : null}
      <Field label={t('field.effectiveOn')} path="effectiveOn" refusals={refusals} required help={t(planned ? 'help.planned' : 'help.now')}>
        {(input) => <Input {...input} type="date" min={today} value={draft.effectiveOn} onChange={(event) => set({ effectiveOn: event.target.value })} />}
      </Field>
      <Field label={t('field.basis')} path="basis" refusals={refusals} required help={t('help.basis')}>
        {(input) => <Input {...input} maxLength={200} value={draft.basis} onChange={(event) => set({ basis: event.target.value })} />}
      </Field>
      {draft.successors.length ? <Successors draft={draft} units={units} refusals={refusals} onChange={(successors) => set({ successors })} /> : null}
      {draft.kind === 'SPLIT' && chosen ? <Choices key={chosen} unitId={chosen} draft={draft} units={units} onChange={(choices) => set({ choices })} /> : null}
      {missing(looked) === null && units.length ? <Preview input={inputOf(looked, units)} led={led} said={act.errors} /> : null}
      {draft.kind === 'LEAD' ? null : <p className={`wide ${s.note}`}>{t('form.keeps')}</p>}
      {tenant.level === 'CITY' ? <p className={`wide ${s.note}`}>{t('form.countysLead')}</p> : null}
    </ActForm>
  )
}
