import { graphql } from '@/gql'
import { useAct } from './useAct'

const SwitchPost = graphql(`
  mutation SwitchPost($input: ViewerSwitchPostInput!) {
    viewerSwitchPost(input: $input) {
      viewer {
        post {
          id
        }
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)

/** Another post sees other data: the page starts anew, so that nothing of the old one is left in memory. */
export function useSwitchPost() {
  const act = useAct(SwitchPost, { refresh: false })
  return (postId: string) => act.run({ postId }).then((done) => done && window.location.assign('/'))
}
