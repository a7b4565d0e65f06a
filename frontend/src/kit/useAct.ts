import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { type CombinedError, useClient } from 'urql'
import { type Failure } from './States'
import type { UserError } from './Refusal'
import { failureOf } from './failure'
import { refreshed } from './refresh'

interface WithInput {
  input: object
}
/** A mutation's data: one payload field whose `errors` are the refusals. */
export type Payload<Data> = NonNullable<Data[keyof Omit<Data, '__typename'>]>

export interface Act<Variables extends WithInput, Data> {
  /** Runs it. A second call while it runs is the same act. Resolves to the payload when done, null when refused or failed. */
  run: (input: Omit<Variables['input'], 'clientMutationId'>) => Promise<Payload<Data> | null>
  running: boolean
  /** Refusals by business rules, for `useRefusals`. */
  errors: readonly UserError[]
  /** An unexpected failure: nothing is known to have happened; running again is safe. */
  failure?: Failure
  clear: () => void
}

const NONE: readonly UserError[] = []

/**
 * Runs a mutation as one act. The same `clientMutationId` goes along until the server has answered, so a double
 * click, or trying again after a lost connection, changes nothing twice. After success what is on screen is read anew.
 */
export function useAct<Data extends object, Variables extends WithInput>(
  document: TypedDocumentNode<Data, Variables>,
  options: { refresh?: boolean } = {},
): Act<Variables, Data> {
  const client = useClient()
  const refresh = options.refresh ?? true
  const inFlight = useRef<Promise<Payload<Data> | null> | null>(null)
  const intent = useRef<{ of: string; id: string } | null>(null)
  const [running, setRunning] = useState(false)
  const [errors, setErrors] = useState<readonly UserError[]>(NONE)
  const [failure, setFailure] = useState<Failure>()

  const run = useCallback(
    (input: Omit<Variables['input'], 'clientMutationId'>) => {
      if (inFlight.current) return inFlight.current
      const of = JSON.stringify(input)
      if (intent.current?.of !== of) intent.current = { of, id: crypto.randomUUID() }
      const variables = { input: { ...input, clientMutationId: intent.current.id } } as unknown as Variables
      const once = async () => {
        setRunning(true)
        setFailure(undefined)
        const result = await client.mutation<Data, Variables>(document, variables).toPromise()
        setRunning(false)
        inFlight.current = null
        if (result.error || !result.data) {
          setFailure(failureOf(result.error as CombinedError))
          return null
        }
        intent.current = null
        const payload = payloadOf<Data>(result.data)
        const refusals = ((payload as { errors?: readonly UserError[] } | null)?.errors ?? NONE) as readonly UserError[]
        setErrors(refusals.length ? refusals : NONE)
        if (!payload || refusals.length) return null
        if (refresh) refreshed()
        return payload
      }
      inFlight.current = once()
      return inFlight.current
    },
    [client, document, refresh],
  )
  const clear = useCallback(() => {
    setErrors(NONE)
    setFailure(undefined)
  }, [])
  return useMemo(() => ({ run, running, errors, failure, clear }), [run, running, errors, failure, clear])
}

export function payloadOf<Data extends object>(data: Data): Payload<Data> | null {
  const field = Object.keys(data).find((key) => key !== '__typename') as keyof Data | undefined
  return (field ? data[field] : null) as Payload<Data> | null
}
