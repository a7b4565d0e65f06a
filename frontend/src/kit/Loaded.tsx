import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnyVariables, type UseQueryState, createRequest, useQuery } from 'urql'
import { failureOf, codeOf } from './failure'
import { Empty, ErrorPanel, Skeleton } from './States'

export interface Reading<Data> {
  state: UseQueryState<Data>
  reload: () => void
}

/** Reads a document; shows what the cache has at once and what the server says as soon as it is there. */
export function useReading<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: { pause?: boolean } = {},
): Reading<Data> {
  const [last, again] = useQuery<Data, Variables>({
    query: document,
    variables,
    pause: options.pause,
    requestPolicy: 'cache-and-network',
  })
  // While the next thing is on its way urql goes on showing the last one; a page must never show another's content.
  const wanted = createRequest(document, variables).key
  const other = last.operation !== undefined && last.operation.key !== wanted
  const state = other ? { ...last, data: undefined, error: undefined, fetching: true } : last
  return { state, reload: () => again({ requestPolicy: 'network-only' }) }
}

export interface LoadedProps<Data, Thing> {
  of: Reading<Data>
  /** What the page is about; null means it doesn't exist for this viewer. */
  pick: (data: Data) => Thing | null | undefined
  shape?: 'list' | 'page' | 'section'
  rows?: number
  children: (thing: Thing, data: Data) => ReactNode
}

/** Skeleton, failure, 'not found' or the thing itself. */
export function Loaded<Data, Thing>({ of, pick, shape, rows, children }: LoadedProps<Data, Thing>) {
  const { t } = useTranslation('kit')
  const { data, error, fetching } = of.state
  const thing = data ? pick(data) : undefined
  if (data && thing != null) return <>{children(thing, data)}</>
  if (error && codeOf(error) !== 'NOT_FOUND') return <ErrorPanel failure={failureOf(error)} retry={of.reload} />
  if (fetching || (!data && !error)) return <Skeleton shape={shape} rows={rows} />
  return <Empty title={t('notFound.title')} why={t('notFound.why')} />
}
