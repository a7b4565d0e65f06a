import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import { useReading } from '@/kit'

const UnneededDocument = graphql(`
  query Unneeded {
    tasks(filter: { unneeded: true }, first: 100) {
      edges {
        node {
          id
        }
      }
    }
  }
`)

/** Under the to-do list: what waited for one, and others have decided. */
export function Unneeded() {
  const { t } = useTranslation('approval')
  const { state } = useReading(UnneededDocument, {})
  const count = state.data?.tasks.edges.length
  if (!count) return null
  return (
    <p>
      <Link to="/approval/done?unneeded=1">{t('done.unneededFoot', { count })}</Link>
    </p>
  )
}
