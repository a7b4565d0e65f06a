import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm, Field, useAct, useChecked, useNamed, useReading, useViewer } from '@/kit'
import { ByProvider } from './ByProvider'
import { PersonSelect, UnitSelect } from './Choosing'
import { LeavesOf } from './LeavesOf'
import { DisablePerson, EndPost, type Leaves, MovePost, type Person, type PersonPost, PostLeaves } from './people'

/** What leaves: a post that ends, one whose person goes on elsewhere, or a person who is disabled. */
export type Leaving = { kind: 'end' | 'move'; post: PersonPost } | { kind: 'disable' }

/** Ends posts, with a look before: what waits, who else can do it, and a successor or the word that it stays vacant. */
export function LeaveForm({ person, leaving, onClose }: { person: Person; leaving: Leaving; onClose: () => void }) {
  const { t } = useTranslation('tenancy-people')
  const named = useNamed()
  const { today } = useViewer()
  const end = useAct(EndPost)
  const move = useAct(MovePost)
  const disable = useAct(DisablePerson)
  const act = { end, move, disable }[leaving.kind]
  const { refusals, passes, blank } = useChecked(act.errors)
  const [draft, setDraft] = useState({ day: today, unitId: null as string | null, reason: '', successorId: null as string | null, leaveVacant: false })
  const set = (changes: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...changes }))
  const posts = leaving.kind === 'disable' ? person.posts.filter((post) => !post.over) : [leaving.post]
  const { state } = useReading(PostLeaves, { ids: posts.map((post) => post.id) }, { pause: !posts.length })
  const leaves: Leaves[] = (state.data?.nodes ?? []).flatMap((node) => (node && 'leaves' in node ? node.leaves : []))
  const alone = leaves.filter((seat) => !seat.holders.length && (seat.openTasks > 0 || seat.routes.length > 0))
  const proposed = [...new Map(alone.flatMap((seat) => seat.proposed).map((one) => [one.id, one])).values()]
  const name = named(person)
  // Whoever is disabled doesn't sign in; an account that goes on elsewhere does.
  const givers = leaving.kind === 'disable' && !person.elsewhere ? [] : [...new Set(posts.flatMap((post) => post.provider ?? []))]

  const run = () => {
    const reason = draft.reason.trim()
    const day = leaving.kind === 'disable' || draft.day
    if (!passes([blank('reason', reason), leaving.kind === 'move' ? blank('unitId', draft.unitId) : null, day ? null : blank(leaving.kind === 'end' ? 'endsOn' : 'movesOn', null)])) return
    const out = { reason, successorId: draft.successorId, leaveVacant: draft.leaveVacant }
    const closed = (done: unknown) => done && onClose()
    if (leaving.kind === 'disable') void disable.run({ personId: person.id, ...out }).then(closed)
    else if (leaving.kind === 'end') void end.run({ postId: leaving.post.id, endsOn: draft.day, ...out }).then(closed)
    else if (draft.unitId) void move.run({ postId: leaving.post.id, movesOn: draft.day, unitId: draft.unitId, ...out }).then(closed)
  }
  return (
    <ActForm title={t(`leave.title.${leaving.kind}`, { name })} act={act} refusals={refusals} submit={t(`leave.submit.${leaving.kind}`)} onSubmit={run} onCancel={onClose} danger>
      <p className="wide">{t(leaving.kind === 'disable' && person.elsewhere ? 'leave.what.disableHere' : `leave.what.${leaving.kind}`)}</p>
      {givers.map((giver) => (
        <p key={giver} className="wide">
          <strong>
            <ByProvider id={giver} say="leave.givenAgain" />
          </strong>
        </p>
      ))}
      {posts.length ? <LeavesOf leaves={leaves} error={state.error} loading={!state.data} /> : null}
      {leaving.kind === 'move' ? (
        <Field label={t('field.newUnit')} path="unitId" refusals={refusals} required>
          {(input) => <UnitSelect input={input} value={draft.unitId} but={leaving.post.unit.id} onChange={(unitId) => set({ unitId })} />}
        </Field>
      ) : null}
      {leaving.kind === 'disable' ? null : (
        <Field label={t(leaving.kind === 'end' ? 'field.endsOn' : 'field.movesOn')} path={leaving.kind === 'end' ? 'endsOn' : 'movesOn'} refusals={refusals} required>
          {(input) => <Input {...input} type="date" min={today} value={draft.day} onChange={(event) => set({ day: event.target.value })} />}
        </Field>
      )}
      <Field label={t('field.successor')} path="successorId" refusals={refusals} help={t('leave.successorHelp')}>
        {(input) => <PersonSelect input={input} value={draft.successorId} proposed={proposed} but={person.id} onChange={(successorId) => set({ successorId })} />}
      </Field>
      <Field label={t('reason')} path="reason" refusals={refusals} required help={t('reasonHelp')}>
        {(input) => <Input {...input} maxLength={200} value={draft.reason} onChange={(event) => set({ reason: event.target.value })} />}
      </Field>
      {(alone.length || act.errors.some((refusal) => refusal.path.includes('successorId'))) && !draft.successorId ? (
        <p className="wide">
          <Checkbox checked={draft.leaveVacant} onChange={(event) => set({ leaveVacant: event.target.checked })}>
            {t('leave.vacant')}
          </Checkbox>
        </p>
      ) : null}
    </ActForm>
  )
}
