import { useEffect, useRef } from 'react'
import { graphql } from '@/gql'
import type { FrameworkOverlapsQuery } from '@/gql/graphql'
import { type Reading, useReading } from '@/kit'

const FrameworkOverlaps = graphql(`
  query FrameworkOverlaps($id: ID!) {
    project(id: $id) {
      id
      framework {
        overlaps {
          key
          kind
          reason
          ruledByName
          ...OverlapSides
        }
      }
    }
  }
`)

/** Where two units seem to do the same, read anew when something was saved. */
export function useOverlaps(projectId: string, version: number): Reading<FrameworkOverlapsQuery> {
  const reading = useReading(FrameworkOverlaps, { id: projectId })
  const shown = useRef(version)
  const { reload } = reading
  useEffect(() => {
    if (shown.current === version) return
    shown.current = version
    reload()
  }, [version, reload])
  return reading
}
