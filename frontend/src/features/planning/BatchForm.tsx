import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, useAct, useNamed, useReading, useRefusals, useViewer } from '@/kit'
import type { Batch } from './batches'
import { DayInput } from './DayInput'
import s from './Planning.module.css'

const BatchSave = graphql(`
  mutation BatchSave($input: BatchSaveInput!) {
    batchSave(input: $input) {
      batch { id version }
      errors { path message clause lift code }
    }
  }
`)
const Counties = graphql(`
  query PlanningCounties {
    tenants { id name nameEn level status }
  }
`)
interface WindowOf {
  tenantId: string
  opensOn: string
  closesOn: string
}

/** Makes a batch or changes one, with the windows of single counties. What was submitted before does not move. */
export function BatchForm({ batch, onClose }: { batch?: Batch; onClose: () => void }) {
  const { t } = useTranslation('planning')
  const named = useNamed()
  const { today, tenant } = useViewer()
  const act = useAct(BatchSave)
  const refusals = useRefusals(act.errors)
  const counties = (useReading(Counties, {}, { pause: tenant.level !== 'CITY' }).state.data?.tenants ?? []).filter((each) => each.level === 'COUNTY')
  const [year, setYear] = useState(batch?.year ?? Number(today.slice(0, 4)) + 1)
  const [title, setTitle] = useState(batch?.title ?? '')
  const [opensOn, setOpensOn] = useState(batch?.opensOn ?? '')
  const [closesOn, setClosesOn] = useState(batch?.closesOn ?? '')
  const [countiesMaySet, setCountiesMaySet] = useState(batch?.countiesMaySet ?? false)
  const [windows, setWindows] = useState<readonly WindowOf[]>(batch?.windows.map((own) => ({ tenantId: own.tenant.id, opensOn: own.opensOn, closesOn: own.closesOn })) ?? [])
  const setWindow = (at: number, part: Partial<WindowOf>) => setWindows(windows.map((window, place) => (place === at ? { ...window, ...part } : window)))
  const reason = !opensOn || !closesOn || windows.some((window) => !window.opensOn || !window.closesOn) ? t('batch.daysFirst') : windows.some((window) => !window.tenantId) ? t('batch.countyFirst') : undefined
  const save = () => void act.run({ id: batch?.id ?? null, version: batch?.version ?? 0, year, title: title.trim(), opensOn, closesOn, countiesMaySet, windows: [...windows] }).then((done) => done && onClose())
  return (
    <ActForm title={batch ? t('batch.edit') : t('batch.new')} act={act} refusals={refusals} submit={t('batch.save')} reason={reason} onSubmit={save} onCancel={onClose}>
      <Field label={t('batch.year')} path="year" refusals={refusals} required help={t('batch.yearHelp')}>
        {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} value={year} onChange={(value) => setYear(value ?? year)} />}
      </Field>
      <Field label={t('batch.label')} path="title" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <Field label={t('window.opensOn')} path="opensOn" refusals={refusals} required>
        {(input) => <DayInput {...input} value={opensOn} onChange={setOpensOn} />}
      </Field>
      <Field label={t('window.closesOn')} path="closesOn" refusals={refusals} required help={t('window.closesHelp')}>
        {(input) => <DayInput {...input} value={closesOn} onChange={setClosesOn} />}
      </Field>
      {counties.length ? (
        <div className={`wide ${s.windows}`}>
          <Checkbox checked={countiesMaySet} onChange={(event) => setCountiesMaySet(event.target.checked)}>
            {t('batch.countiesMaySet')}
          </Checkbox>
          {windows.map((window, at) => (
            <div className={s.window} key={at}>
              <Field label={t('window.county')} path={`windows.${at}.tenantId`} refusals={refusals}>
                {({ id, status }) => (
                  <Select
                    id={id}
                    status={status}
                    style={{ width: '100%' }}
                    value={window.tenantId || undefined}
                    options={counties.filter((county) => county.id === window.tenantId || !windows.some((other) => other.tenantId === county.id)).map((county) => ({ value: county.id, label: named(county) }))}
                    onChange={(tenantId: string) => setWindow(at, { tenantId })}
                  />
                )}
              </Field>
              <Field label={t('window.opensOn')} path={`windows.${at}.opensOn`} refusals={refusals}>
                {(input) => <DayInput {...input} value={window.opensOn} onChange={(day) => setWindow(at, { opensOn: day })} />}
              </Field>
              <Field label={t('window.closesOn')} path={`windows.${at}.closesOn`} refusals={refusals}>
                {(input) => <DayInput {...input} value={window.closesOn} onChange={(day) => setWindow(at, { closesOn: day })} />}
              </Field>
              <Button className={s.remove} icon={<DeleteOutlined aria-hidden />} aria-label={t('window.remove')} onClick={() => setWindows(windows.filter((_, place) => place !== at))} />
            </div>
          ))}
          <div>
            <Button size="small" disabled={windows.length >= counties.length} onClick={() => setWindows([...windows, { tenantId: '', opensOn, closesOn }])}>
              {t('window.add')}
            </Button>
          </div>
        </div>
      ) : null}
    </ActForm>
  )
}
