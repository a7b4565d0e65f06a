import { Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ErrorPanel, Refusals, useAct } from '@/kit'

const ProjectShareRevoke = graphql(`
  mutation ProjectShareRevoke($input: ProjectShareRevokeInput!) {
    projectShareRevoke(input: $input) {
      project { id shares { id state endedAt } }
      errors { path message clause lift code }
    }
  }
`)

/** Ends a share at once. */
export function RevokeShare({ shareId, receiver }: { shareId: string; receiver: string }) {
  const { t } = useTranslation('project')
  const act = useAct(ProjectShareRevoke)
  return (
    <>
      <Popconfirm title={t('share.sure', { receiver })} okText={t('share.revoke')} cancelText={t('share.keep')} onConfirm={() => void act.run({ shareId })}>
        <button type="button" className="link" disabled={act.running} aria-label={t('share.revokeFor', { receiver })}>
          {t('share.revoke')}
        </button>
      </Popconfirm>
      <Refusals errors={act.errors} />
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
    </>
  )
}
