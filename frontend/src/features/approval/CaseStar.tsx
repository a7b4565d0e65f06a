import { StarFilled, StarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { useAct } from '@/kit'

const Follow = graphql(`
  mutation CaseFollowSet($input: CaseFollowInput!) {
    caseFollow(input: $input) {
      case {
        id
        viewerFollow {
          followedAt
          unread
        }
      }
      errors {
        path
        message
      }
    }
  }
`)

/** The star: what one follows is on a list of its own, and its changes are marked there until it is opened. */
export function CaseStar({ caseId, follow }: { caseId: string; follow: { unread: boolean } | null }) {
  const { t } = useTranslation('approval-follow')
  const { run, running } = useAct(Follow)
  const unread = follow?.unread ?? false
  useEffect(() => {
    if (unread) void run({ caseId, follow: true })
  }, [unread, run, caseId])
  return (
    <Button
      size="small"
      type="text"
      aria-pressed={follow !== null}
      loading={running}
      icon={follow ? <StarFilled aria-hidden style={{ color: 'var(--amber)' }} /> : <StarOutlined aria-hidden />}
      onClick={() => void run({ caseId, follow: !follow })}
    >
      {t(follow ? 'star.on' : 'star.off')}
    </Button>
  )
}
