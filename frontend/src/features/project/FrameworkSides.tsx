import { type FragmentType, graphql, readFragment } from '@/gql'
import { useNamed } from '@/kit'

export const OverlapSides = graphql(`
  fragment OverlapSides on FrameworkOverlap {
    one {
      unit {
        id
        name
        nameEn
      }
      text
    }
    other {
      unit {
        id
        name
        nameEn
      }
      text
    }
  }
`)

/** What each of two units says. */
export function FrameworkSides({ overlap: of }: { overlap: FragmentType<typeof OverlapSides> }) {
  const named = useNamed()
  const { one, other } = readFragment(OverlapSides, of)
  return (
    <>
      {[one, other].map((side, at) => (
        <div key={at}>
          {named(side.unit)}: {side.text}
        </div>
      ))}
    </>
  )
}
