import { graphql } from '@/gql'
import { Loaded, Sheet, useReading } from '@/kit'
import { Acceptance } from './Acceptance'
import { Contracts } from './Contracts'
import { Milestones } from './Milestones'
import { Payments } from './Payments'

const ProjectConstruction = graphql(`
  query ProjectConstruction($id: ID!) {
    project(id: $id) {
      id
      paymentRequests {
        id
        ...PaymentRow
      }
      ...Milestones
      ...Contracts
      ...Acceptance
    }
  }
`)

/** A project under construction: milestones, contracts, payments, acceptance. */
export default function ProjectTab({ projectId }: { projectId: string }) {
  const reading = useReading(ProjectConstruction, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project}>
      {(project) => (
        <Sheet>
          <Milestones of={project} />
          <Contracts of={project} />
          <Payments of={project.paymentRequests} />
          <Acceptance of={project} />
        </Sheet>
      )}
    </Loaded>
  )
}
