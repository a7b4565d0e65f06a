import { type Exchange, type Operation } from 'urql'
import { filter, makeSubject, merge, pipe, share, tap } from 'wonka'

const { source: again, next: askAgain } = makeSubject<Operation>()
const onScreen = new Map<number, Operation>()

/**
 * Remembers the queries that are on screen. After an act they are read anew from the server, so that lists, counts
 * and what `viewerCan…` says are right without any screen knowing which mutation touches what.
 */
export const refreshExchange: Exchange =
  ({ forward, client }) =>
  (operations) =>
    pipe(
      merge([
        pipe(
          operations,
          tap((operation) => {
            if (operation.kind === 'query') onScreen.set(operation.key, operation)
            if (operation.kind === 'teardown') onScreen.delete(operation.key)
          }),
        ),
        pipe(
          again,
          filter((operation) => onScreen.has(operation.key)),
          tap((operation) => client.reexecuteOperation(operation)),
          filter(() => false),
        ),
      ]),
      share,
      forward,
    )

/** Everything on screen is read anew. `useAct` calls it; call it yourself after anything else that changed the data. */
export function refreshed(): void {
  for (const operation of onScreen.values())
    askAgain({ ...operation, context: { ...operation.context, requestPolicy: 'network-only' } })
}
