import { useCallback, useEffect, useMemo } from 'react'
import { type Client, useClient } from 'urql'
import { type Autosave, type Saved, refreshed, useAutosave, useReading, useViewer } from '@/kit'
import { type Form, changed, formOf, inputOf, merged } from './form'
import { OnboardingRead, type Review, SaveDraft } from './queries'

const ROUNDS = 4

/** The review as the server has it now. @throws when it can't be reached or has gone */
export async function readNow(client: Client, id: string): Promise<Review> {
  const result = await client.query(OnboardingRead, { id }, { requestPolicy: 'network-only' }).toPromise()
  const review = result.data?.onboardingReview
  if (!review) throw result.error ?? new Error('the draft has gone')
  return review
}

/** Sends what was answered; when somebody else was faster, goes on top of it unless both answered the same. */
async function send(client: Client, id: string, form: Form, version: number, base: Form): Promise<Saved<Form>> {
  let now = { form, version, base }
  for (let round = 0; round < ROUNDS; round++) {
    const keys = changed(now.base, now.form)
    if (!keys.length) return { kind: 'saved', version: now.version, settle: () => now.form }
    const result = await client.mutation(SaveDraft, { input: { draftId: id, version: now.version, ...inputOf(now.form, keys) } }).toPromise()
    const payload = result.data?.onboardingDraftSave
    if (!payload) throw result.error ?? new Error('not saved')
    const sent = now.form
    if (payload.draft) return { kind: 'saved', version: payload.draft.version, settle: (typed) => (typed === form ? sent : typed) }
    if (!payload.errors.some((error) => error.code === 'STALE')) return { kind: 'refused', errors: payload.errors }
    const review = await readNow(client, id)
    const theirs = formOf(review)
    const both = merged(now.base, now.form, theirs)
    if (both.clashes.length) return { kind: 'conflict', version: review.draft.version, theirs, who: review.draft.savedBy, at: review.draft.savedAt }
    now = { form: both.form, version: review.draft.version, base: theirs }
  }
  throw new Error('the draft keeps changing')
}

/** The answers of a draft, saving by themselves; what is missing is read anew after each save. */
export function useDraft(review: Review): Autosave<Form> {
  const client = useClient()
  const { postId } = useViewer()
  const { id, version } = review.draft
  const value = useMemo(() => formOf(review), [review])
  const save = useCallback(
    async (form: Form, at: number, base: Form) => {
      const answer = await send(client, id, form, at, base)
      if (answer.kind === 'saved') refreshed()
      return answer
    },
    [client, id],
  )
  const draft = useAutosave<Form>({ key: `onboarding:${id}:${postId}`, value, version, save })
  const { follow } = draft
  useEffect(() => follow(value, version), [follow, value, version])
  return draft
}

export const useReview = (id: string) => useReading(OnboardingRead, { id })
