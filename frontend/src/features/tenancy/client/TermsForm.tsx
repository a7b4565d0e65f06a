import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm, Field, useAct, useChecked, useReading, useViewer } from '@/kit'
import s from './Clients.module.css'
import { ApiScopesDocument, ChangeClient, type Client, type Fresh, MakeClient, networksOf } from './clients'

const YEAR = 365

/** Days of clients are the tenant's, never the browser's. */
const daysAfter = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** What a client may, from where and until when: a new one, or one that is changed. */
export function TermsForm({ client, onDone, onClose }: { client?: Client; onDone: (made: Fresh | null) => void; onClose: () => void }) {
  const { t } = useTranslation('tenancy-client')
  const { t: room } = useTranslation('tenancy')
  const { today } = useViewer()
  const table = useReading(ApiScopesDocument, {}).state.data?.apiScopes ?? []
  const make = useAct(MakeClient)
  const change = useAct(ChangeClient)
  const act = client ? change : make
  const { refusals, passes, blank } = useChecked(act.errors)
  const [name, setName] = useState(client?.name ?? '')
  const [scopes, setScopes] = useState<readonly string[]>(client?.scopes ?? [])
  const [addresses, setAddresses] = useState(client?.addresses.join('\n') ?? '')
  const [expiresOn, setExpiresOn] = useState(client?.expiresOn ?? daysAfter(today, YEAR))

  const save = () => {
    if (!passes([blank('name', name.trim()), blank('scopes', scopes.join(' ')), blank('expiresOn', expiresOn)])) return
    const terms = { name: name.trim(), scopes: [...scopes], addresses: networksOf(addresses), expiresOn }
    if (client) void change.run({ ...terms, apiClientId: client.id, version: client.version }).then((done) => done && onDone(null))
    else
      void make.run(terms).then((done) => {
        if (done?.client) onDone(done.secret ? { ...done.client, secret: done.secret } : null)
      })
  }
  return (
    <ActForm title={client ? t('form.change', { name: client.name }) : t('form.make')} act={act} refusals={refusals} submit={client ? t('form.save') : t('form.submit')} onSubmit={save} onCancel={onClose}>
      <Field label={t('name')} path="name" refusals={refusals} required help={t('form.nameHelp')}>
        {(input) => <Input {...input} maxLength={64} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={t('expiresOn')} path="expiresOn" refusals={refusals} required help={t('form.expiresHelp')}>
        {(input) => <Input {...input} type="date" min={today} max={daysAfter(today, 2 * YEAR)} value={expiresOn} onChange={(event) => setExpiresOn(event.target.value)} />}
      </Field>
      <fieldset className={`wide ${s.scopes}`} ref={refusals.ref('scopes')}>
        <legend>{t('scopes')}</legend>
        {table.map((row) => (
          <Checkbox key={row.scope} checked={scopes.includes(row.scope)} onChange={(event) => setScopes(event.target.checked ? [...scopes, row.scope] : scopes.filter((one) => one !== row.scope))}>
            <code>{row.scope}</code> {row.actions.map((action) => room(`actions.${action}`)).join(t('comma'))}
          </Checkbox>
        ))}
        {refusals.at('scopes').map((error) => (
          <p key={error.message} role="alert" className={s.wrong}>
            {error.message}
          </p>
        ))}
      </fieldset>
      <div className="wide">
        <Field label={t('addresses')} path="addresses" refusals={refusals} help={t('form.addressesHelp')}>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2, maxRows: 8 }} value={addresses} onChange={(event) => setAddresses(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
