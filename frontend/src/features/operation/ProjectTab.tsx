import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Empty, Loaded, Sheet, useReading } from '@/kit'
import { Entries } from './Entries'
import { PaidFor } from './PaidFor'
import { Years } from './Years'

const ProjectOperationDocument = graphql(`
  query ProjectOperation($id: ID!) {
    project(id: $id) {
      id
      viewerAreas
      operation {
        paidFor {
          ...PaidForRow
        }
      }
      ...OperationEntries
      ...OperationYears
    }
  }
`)

/** A project in operation: what is booked by month, closed years, and what its revenue has paid for. */
export default function ProjectTab({ projectId }: { projectId: string }) {
  const { t } = useTranslation('operation')
  const reading = useReading(ProjectOperationDocument, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project}>
      {(project) =>
        project.operation ? (
          <Sheet>
            <Years of={project} />
            <Entries of={project} />
            <PaidFor of={project.operation.paidFor} />
          </Sheet>
        ) : (
          <Empty title={t('empty')} why={t(!project.viewerAreas.includes('OPERATION') ? 'packageOnly' : 'emptyWhy')} />
        )
      }
    </Loaded>
  )
}
