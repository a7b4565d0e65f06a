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
  const { t: w } = useTranslation('project-share')
  const act = useAct(ProjectShareRevoke)
  return (
    <>
      <Popconfirm title={w('sure', { receiver })} okText={w('revoke')} cancelText={w('keep')} onConfirm={() => void act.run({ shareId })}>
        <button type="button" className="link" disabled={act.running} aria-label={w('revokeFor', { receiver })}>
          {w('revoke')}
        </button>
      </Popconfirm>
      <Refusals errors={act.errors} />
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
    </>
  )
}
