import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, StatusTag, useNamed } from '@/kit'

const SharedWithUsProject = graphql(`
  fragment SharedWithUs on Project {
    viewerPart
    tenant {
      id
      name
      nameEn
    }
    shares {
      id
      until
      state
    }
  }
`)

/** For who sees the project by a share: whose it is, and until when it is seen. */
export function SharedWithUs({ of }: { of: FragmentType<typeof SharedWithUsProject> }) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const project = readFragment(SharedWithUsProject, of)
  if (project.viewerPart === 'WHOLE') return null
  return project.shares.map((share) => (
    <StatusTag key={share.id} family="teal" icon="Unlock" outlined>
      {t('readers.sharedBy', { tenant: named(project.tenant) })}{' '}
      {share.until ? (
        <>
          {t('readers.upTo')} <DateText value={share.until} />
        </>
      ) : null}
    </StatusTag>
  ))
}
