import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import { countText, StatusTag, useMay, useReading } from '@/kit'

const OwnBuildLineDocument = graphql(`
  query OwnBuildLine {
    ownBuilds(state: ASKED, first: 100) {
      edges {
        node {
          id
          viewerCanAnswer
        }
      }
    }
  }
`)

/** Over the to-do list of who answers for the authority: units wait to hear whether they may build by themselves. */
export default function OwnBuildLine() {
  return useMay()('OWN_BUILD_RULE') ? <Waiting /> : null
}

function Waiting() {
  const { t } = useTranslation('project-builder')
  const count = useReading(OwnBuildLineDocument, {}).state.data?.ownBuilds.edges.filter(({ node }) => node.viewerCanAnswer).length
  if (!count) return null
  return (
    <p role="status">
      <StatusTag family="amber" icon="ClockCircle">
        {t('list.wait', { count: countText(count) })}
      </StatusTag>{' '}
      <Link to="/project/own-builds">{t('list.see')}</Link>
    </p>
  )
}
