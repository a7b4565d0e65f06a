import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm, Field, useAct, useRefusals } from '@/kit'
import { type Client, type Fresh, RotateClient } from './clients'

const HOURS = [0, 1, 24, 72, 168, 720] as const
type Hours = (typeof HOURS)[number]

/** A new secret; whoever uses the client has until then to take it over. */
export function RotateForm({ client, onDone, onClose }: { client: Client; onDone: (made: Fresh | null) => void; onClose: () => void }) {
  const { t } = useTranslation('tenancy-client')
  const act = useAct(RotateClient)
  const refusals = useRefusals(act.errors)
  const [hours, setHours] = useState<Hours>(24)
  const rotate = () =>
    void act.run({ apiClientId: client.id, version: client.version, overlapHours: hours }).then((done) => {
      if (done?.client) onDone(done.secret ? { ...done.client, secret: done.secret } : null)
    })
  return (
    <ActForm title={t('rotate.title', { name: client.name })} act={act} refusals={refusals} submit={t('rotate.submit')} onSubmit={rotate} onCancel={onClose} danger={hours === 0}>
      <Field label={t('rotate.overlap')} path="overlapHours" refusals={refusals} help={t(client.formerEndsAt ? 'rotate.third' : 'rotate.help')}>
        {({ status, ...input }) => (
          <Select {...input} status={status} style={{ width: '100%' }} value={hours} onChange={setHours} options={HOURS.map((each) => ({ value: each, label: t(`rotate.hours.${each}`) }))} />
        )}
      </Field>
    </ActForm>
  )
}
