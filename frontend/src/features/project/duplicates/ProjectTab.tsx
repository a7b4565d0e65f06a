import { Sheet } from '@/kit'
import { Duplicates } from './Duplicates'

/** The project page's tab on duplicates. */
export default function ProjectTab({ projectId }: { projectId: string }) {
  return (
    <Sheet>
      <Duplicates projectId={projectId} />
    </Sheet>
  )
}
