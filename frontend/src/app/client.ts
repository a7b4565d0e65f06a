import { type Data, cacheExchange } from '@urql/exchange-graphcache'
import { Client, fetchExchange, subscriptionExchange } from 'urql'
import { refreshExchange } from '@/kit/refresh'
import { sendAsViewer } from '@/kit/session'

/** A thing with an id is kept once, wherever it is shown; everything else is a part of its parent. */
const keyOf = (thing: Data) => (typeof thing.id === 'string' ? thing.id : null)
const keys = new Proxy<Record<string, typeof keyOf>>({}, { get: () => keyOf })

/**
 * Subscriptions tell that something has changed; what is on screen is read anew. So they pass the cache by: what an event
 * says of a thing is less than what is shown of it.
 */
const events = subscriptionExchange({
  forwardSubscription: ({ query = '', variables }) => ({
    subscribe(sink) {
      let stop = () => {}
      let stopped = false
      // Without the part that listens, nothing is heard: the page stays as it was opened.
      void import('@/kit/live').then(
        ({ listen }) => {
          if (!stopped) stop = listen({ query, variables: variables as Record<string, unknown> }, (event) => sink.next(event))
        },
        () => {},
      )
      return {
        unsubscribe() {
          stopped = true
          stop()
        },
      }
    },
  }),
})

export const makeClient = () =>
  new Client({
    url: '/graphql',
    exchanges: [refreshExchange, events, cacheExchange({ keys }), fetchExchange],
    fetch: sendAsViewer,
    preferGetMethod: false,
    fetchOptions: { headers: { Accept: 'application/graphql-response+json, application/json' } },
  })
