import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '@/gql/enums'
import { ActForm, Field, useAct, useChecked, useViewer } from '@/kit'
import { PersonSelect, RolesSelect, UnitSelect } from './Choosing'
import { GrantPost } from './people'

/** Gives somebody a post from a day on; who, or which seat, may be settled already. */
export function GrantForm({
  title,
  person,
  seat,
  proposed = [],
  onClose,
}: {
  title: string
  person?: string
  seat?: { unitId: string; role: Role }
  proposed?: readonly { id: string; name: string; nameEn?: string | null }[]
  onClose: () => void
}) {
  const { t, i18n } = useTranslation('tenancy-people')
  const { t: room } = useTranslation('tenancy')
  const { today } = useViewer()
  const act = useAct(GrantPost)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [draft, setDraft] = useState({
    personId: person ?? proposed[0]?.id ?? null,
    unitId: seat?.unitId ?? null,
    roles: (seat ? [seat.role] : []) as Role[],
    // The words of the other language are not at hand.
    title: seat && i18n.language === 'zh' ? room(`role.${seat.role}`) : '',
    titleEn: seat && i18n.language === 'en' ? room(`role.${seat.role}`) : '',
    beginsOn: today,
    reason: '',
  })
  const set = (changes: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...changes }))
  const run = () => {
    const { personId, unitId, ...rest } = draft
    const reason = draft.reason.trim()
    if (!passes([blank('personId', personId), blank('unitId', unitId), blank('roles', rest.roles[0] ?? null), blank('title', rest.title.trim()), blank('titleEn', rest.titleEn.trim()), blank('beginsOn', rest.beginsOn), blank('reason', reason)]) || !personId || !unitId) return
    void act.run({ ...rest, personId, unitId, reason }).then((done) => done && onClose())
  }
  return (
    <ActForm title={title} act={act} refusals={refusals} submit={t('grant.submit')} onSubmit={run} onCancel={onClose}>
      {person ? null : (
        <Field label={t('field.person')} path="personId" refusals={refusals} required>
          {(input) => <PersonSelect input={input} value={draft.personId} proposed={proposed} onChange={(personId) => set({ personId })} />}
        </Field>
      )}
      {seat ? null : (
        <>
          <Field label={t('field.unit')} path="unitId" refusals={refusals} required>
            {(input) => <UnitSelect input={input} value={draft.unitId} onChange={(unitId) => set({ unitId })} />}
          </Field>
          <Field label={t('field.roles')} path="roles" refusals={refusals} required>
            {(input) => <RolesSelect input={input} value={draft.roles} onChange={(roles) => set({ roles })} />}
          </Field>
        </>
      )}
      <Field label={t('field.title')} path="title" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={100} value={draft.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t('field.titleEn')} path="titleEn" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={100} value={draft.titleEn} onChange={(event) => set({ titleEn: event.target.value })} />}
      </Field>
      <Field label={t('field.beginsOn')} path="beginsOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" min={today} value={draft.beginsOn} onChange={(event) => set({ beginsOn: event.target.value })} />}
      </Field>
      <Field label={t('reason')} path="reason" refusals={refusals} required help={t('reasonHelp')}>
        {(input) => <Input {...input} maxLength={200} value={draft.reason} onChange={(event) => set({ reason: event.target.value })} />}
      </Field>
    </ActForm>
  )
}
