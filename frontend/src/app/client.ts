import { type Data, cacheExchange } from '@urql/exchange-graphcache'
import { Client, fetchExchange } from 'urql'
import { refreshExchange } from '@/kit/refresh'
import { sendAsViewer } from '@/kit/session'

/** A thing with an id is kept once, wherever it is shown; everything else is a part of its parent. */
const keyOf = (thing: Data) => (typeof thing.id === 'string' ? thing.id : null)
const keys = new Proxy<Record<string, typeof keyOf>>({}, { get: () => keyOf })

export const makeClient = () =>
  new Client({
    url: '/graphql',
    exchanges: [refreshExchange, cacheExchange({ keys }), fetchExchange],
    fetch: sendAsViewer,
    preferGetMethod: false,
    fetchOptions: { headers: { Accept: 'application/graphql-response+json, application/json' } },
  })
