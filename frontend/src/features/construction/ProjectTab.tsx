import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Loaded, Section, Sheet, useReading } from '@/kit'
import { Acceptance } from './Acceptance'
import { Contracts } from './Contracts'
import { Milestones } from './Milestones'
import { Payments } from './Payments'

const ProjectConstruction = graphql(`
  query ProjectConstruction($id: ID!) {
    project(id: $id) {
      id
      viewerAreas
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
  const { t } = useTranslation('construction')
  const reading = useReading(ProjectConstruction, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project}>
      {(project) => (
        <Sheet>
          <Milestones of={project} />
          {!project.viewerAreas.includes('CONSTRUCTION') ? (
            <Section title={t('packageOnly.title')}>
              <p>{t('packageOnly.why')}</p>
            </Section>
          ) : (
            <>
              <Contracts of={project} />
              <Payments of={project.paymentRequests} />
              <Acceptance of={project} />
            </>
          )}
        </Sheet>
      )}
    </Loaded>
  )
}
