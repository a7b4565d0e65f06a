// The workbench of those who program against the API: a page and a bundle of its own, never a part of the screens.
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { send } from '@/kit/session'

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  // The cookie of the session and the header against forged requests, as every screen sends them.
  fetch: async (url: RequestInfo | URL, init?: RequestInit) => {
    const answer = await send(String(url), init)
    if (answer.status === 401) window.location.assign('/sign-in?next=/graphiql')
    return answer
  },
})

createRoot(document.getElementById('root') as HTMLElement).render(
  <GraphiQL fetcher={fetcher} defaultQuery={'{\n  viewer {\n    name\n  }\n}\n'} />,
)
