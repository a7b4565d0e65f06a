import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { ProjectArea } from '@/gql/enums'
import { ActForm, Field, useAct, useNamed, useReading, useRefusals, useViewer } from '@/kit'
import { PickerTenants, PickerUnits } from '../receivers'

const ProjectShare = graphql(`
  mutation ProjectShare($input: ProjectShareInput!) {
    projectShare(input: $input) {
      project { id shares { id state } }
      errors { path message clause lift code }
    }
  }
`)
const AREAS: readonly ProjectArea[] = ['PLAN', 'REVIEW', 'MONEY', 'CONSTRUCTION', 'OPERATION']

export interface ShareFormProps {
  projectId: string
  /** The share that this one takes the place of: its receiver stays. */
  replaces: { id: string; tenantId: string; unitId: string | null; receiver: string; areas: readonly ProjectArea[]; until: string | null } | null
  onClose: () => void
}

/** With whom, which parts, until when, why. */
export function ShareForm({ projectId, replaces, onClose }: ShareFormProps) {
  const { t } = useTranslation('project')
  const { t: w } = useTranslation('project-share')
  const named = useNamed()
  const { tenant, today } = useViewer()
  const act = useAct(ProjectShare)
  const refusals = useRefusals(act.errors)
  const [tenantId, setTenantId] = useState<string | null>(replaces?.tenantId ?? null)
  const [unitId, setUnitId] = useState<string | null>(replaces?.unitId ?? null)
  const [areas, setAreas] = useState<readonly ProjectArea[]>(replaces?.areas ?? [])
  const [until, setUntil] = useState(replaces?.until ?? '')
  const [why, setWhy] = useState('')
  const tenants = useReading(PickerTenants, {}).state.data?.tenants ?? []
  const units = useReading(PickerUnits, { filter: { tenantId } }, { pause: !tenantId }).state.data?.units.edges ?? []
  const others = tenants.filter((each) => each.id !== tenant.id && each.level !== 'PLATFORM' && each.status === 'ACTIVE')
  const receiverId = unitId ?? tenantId
  const unit = units.find((edge) => edge.node.id === unitId)?.node
  const chosen = others.find((each) => each.id === tenantId)
  const receiver = replaces?.receiver ?? (unit ? named(unit) : chosen ? w('readers.allOf', { tenant: named(chosen) }) : null)
  const reason = !receiverId ? w('needReceiver') : why.trim().length < 2 ? w('needReason') : undefined
  const submit = () => act.run({ projectId, receiverId: receiverId ?? '', areas: AREAS.filter((area) => areas.includes(area)), until: until || null, reason: why.trim(), replaces: replaces?.id ?? null })
  return (
    <ActForm title={replaces ? w('changeFor', { receiver: replaces.receiver }) : w('title')} act={act} refusals={refusals} submit={receiver ? w('act', { receiver }) : w('open')} reason={reason} onSubmit={() => void submit().then((done) => done && onClose())} onCancel={onClose}>
      {replaces ? null : (
        <>
          <Field label={w('tenant')} path="receiverId" refusals={refusals} required>
            {({ id, status }) => (
              <Select<string>
                id={id}
                status={status}
                style={{ width: '100%' }}
                placeholder={w('tenant')}
                value={tenantId}
                options={others.map((each) => ({ value: each.id, label: named(each) }))}
                onChange={(value) => {
                  setTenantId(value)
                  setUnitId(null)
                }}
              />
            )}
          </Field>
          <Field label={w('unit')} path="unitId" refusals={refusals} help={w('unitHelp')}>
            {({ id }) => (
              <Select<string>
                id={id}
                allowClear
                disabled={!tenantId}
                style={{ width: '100%' }}
                placeholder={w('wholeTenant')}
                value={unitId}
                showSearch={{ optionFilterProp: 'label' }}
                options={units.map(({ node }) => ({ value: node.id, label: named(node) }))}
                onChange={(value) => setUnitId(value ?? null)}
              />
            )}
          </Field>
        </>
      )}
      <Field label={w('until')} path="until" refusals={refusals} help={w('untilHelp')}>
        {(input) => <Input {...input} type="date" min={today} value={until} onChange={(event) => setUntil(event.target.value)} />}
      </Field>
      <div className="wide">
        <Field label={w('areas')} path="areas" refusals={refusals} help={w('areasHelp')}>
          {() => <Checkbox.Group<ProjectArea> value={[...areas]} options={AREAS.map((value) => ({ value, label: t(`area.${value}`) }))} onChange={setAreas} />}
        </Field>
      </div>
      <div className="wide">
        <Field label={w('reason')} path="reason" refusals={refusals} required help={w('reasonHelp')}>
          {(input) => <Input {...input} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
