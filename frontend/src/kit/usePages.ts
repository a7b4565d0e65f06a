import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useCallback, useMemo, useState } from 'react'
import { type AnyVariables, useClient } from 'urql'
import { type Reading, useReading } from './Loaded'

export interface Connection<Row> {
  edges: readonly { node: Row }[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
  totalCount?: number | null
}

export interface Pages<Row> {
  rows: readonly Row[]
  /** Rows in all; null where no index answers it. */
  total: number | null
  hasMore: boolean
  loadMore: () => Promise<void>
  loadingMore: boolean
  first: Reading<unknown>
}

/** A keyset list: the first page is live, more pages are added below it. `variables` must not hold `after`. */
export function usePages<Data, Variables extends AnyVariables, Row>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pick: (data: Data) => Connection<Row> | null | undefined,
): Pages<Row> {
  const client = useClient()
  const reading = useReading<Data, Variables>(document, variables as Variables)
  const connection = reading.state.data ? pick(reading.state.data) : undefined
  const of = JSON.stringify(variables)
  const [more, setMore] = useState<{ of: string; pages: readonly Connection<Row>[] }>({ of, pages: [] })
  const [loadingMore, setLoadingMore] = useState(false)
  const pages = useMemo(() => (more.of === of ? more.pages : []), [more, of])
  const last = pages.at(-1) ?? connection

  const loadMore = useCallback(async () => {
    if (!last?.pageInfo.hasNextPage || loadingMore) return
    setLoadingMore(true)
    const next = { ...variables, after: last.pageInfo.endCursor } as unknown as Variables
    const result = await client.query<Data, Variables>(document, next, { requestPolicy: 'network-only' }).toPromise()
    const page = result.data ? pick(result.data) : undefined
    if (page) setMore({ of, pages: [...pages, page] })
    setLoadingMore(false)
  }, [client, document, variables, pick, last, pages, of, loadingMore])

  return {
    rows: [connection, ...pages].flatMap((page) => page?.edges.map((edge) => edge.node) ?? []),
    total: connection?.totalCount ?? null,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    loadMore,
    loadingMore,
    first: reading as Reading<unknown>,
  }
}
