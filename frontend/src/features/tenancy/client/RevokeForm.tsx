import { useTranslation } from 'react-i18next'
import { ActForm, useAct, useRefusals } from '@/kit'
import { type Client, RevokeClient } from './clients'

/** Ends a client for good. */
export function RevokeForm({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation('tenancy-client')
  const act = useAct(RevokeClient)
  const refusals = useRefusals(act.errors)
  const revoke = () => void act.run({ apiClientId: client.id, version: client.version }).then((done) => done && onClose())
  return (
    <ActForm title={t('revoke.title', { name: client.name })} act={act} refusals={refusals} submit={t('revoke.submit')} onSubmit={revoke} onCancel={onClose} danger>
      <p className="wide">{t('revoke.what')}</p>
    </ActForm>
  )
}
