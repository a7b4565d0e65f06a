import { createClient, type SubscribePayload } from 'graphql-ws'
import { refreshed } from './refresh'

/** Milliseconds until the next attempt after a lost connection: longer each time, and not everybody at once. */
const pause = (attempts: number) => Math.min(60_000, 1000 * 2 ** attempts) * (0.5 + Math.random() / 2)

/** After the server has ended what was listened to: the sign-in has ended, or too much is open. */
const LATER = 60_000

/**
 * One WebSocket for all that a page listens to, there while something does. Comes after the first paint, by an import of
 * its own. When it is lost, it comes back by itself; what happened meanwhile is read then. Nobody is told: without it a
 * page shows what it showed when it was opened.
 */
const client = createClient({
  url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  lazy: true,
  lazyCloseTimeout: 2000,
  // A connection that is dead without saying so is noticed by this.
  keepAlive: 30_000,
  retryAttempts: Infinity,
  shouldRetry: () => true,
  retryWait: (attempts) => new Promise((resolve) => setTimeout(resolve, pause(attempts))),
  on: {
    connected: (_socket, _payload, wasRetry) => {
      if (wasRetry) refreshed()
    },
  },
})

/** Hears each event of a subscription until it is told to stop. */
export function listen(payload: SubscribePayload, hear: (event: object) => void): () => void {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: () => void = () => {}
  const begin = () => {
    const again = () => {
      if (!stopped) timer = setTimeout(begin, LATER)
    }
    stop = client.subscribe<Record<string, unknown>>(payload, {
      next: (event) => hear({ data: event.data, errors: event.errors }),
      error: again,
      complete: again,
    })
  }
  begin()
  return () => {
    stopped = true
    clearTimeout(timer)
    stop()
  }
}
