import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { formatDate, useNamed, useReading, useViewer } from '@/kit'
import { useScope } from './useScope'

const ActingFootDocument = graphql(`
  query ActingFoot {
    proxies(first: 100) {
      edges {
        node {
          id
          personName
          firstOn
          lastOn
          state
          given
          subjects
          steps {
            code
            name
            nameEn
          }
        }
      }
    }
  }
`)

/** Under the to-do list: for whom one acts, how long and in what. */
export function ActingFoot({ count }: { count: number }) {
  const { t, i18n } = useTranslation('approval-proxy')
  const { today } = useViewer()
  const named = useNamed()
  const scope = useScope()
  const { state } = useReading(ActingFootDocument, {})
  const running = state.data?.proxies.edges.map((edge) => edge.node).filter((proxy) => proxy.state === 'RUNNING' && !proxy.given)
  if (!running?.length) return null
  const from = running.map((proxy) => t('from', { person: proxy.personName, first: formatDate(proxy.firstOn, i18n.language, today), last: formatDate(proxy.lastOn, i18n.language, today), scope: scope(proxy, named) })).join(t('dot'))
  return <p>{t('foot', { count, from })}</p>
}
