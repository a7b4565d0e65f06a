import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import { Empty, Loaded, Section, Sheet, StateTag, useReading } from '@/kit'
import { StartForm } from './StartForm'

const ProjectFilings = graphql(`
  query ProjectFilings($id: ID!) {
    project(id: $id) {
      id
      viewerCanStartFiling
      filings {
        id
        kind
        year
        number
        state
        partsAsked
        partsThere
        content {
          name
        }
      }
    }
  }
`)

/** A project's filings: its construction once, its operation year by year. */
export default function ProjectTab({ projectId }: { projectId: string }) {
  const { t } = useTranslation('filing')
  const [starting, setStarting] = useState(false)
  const reading = useReading(ProjectFilings, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project}>
      {(project) => (
        <Sheet>
          <Section
            title={t('ofProject')}
            extra={
              project.viewerCanStartFiling && !starting ? (
                <Button type="primary" onClick={() => setStarting(true)}>
                  {t('start.act')}
                </Button>
              ) : null
            }
          >
            {starting ? <StartForm projectId={project.id} onClose={() => setStarting(false)} /> : null}
            {project.filings.length === 0 && !starting ? <Empty title={t('ofProjectEmpty')} why={t('ofProjectWhy')} /> : null}
            <ul>
              {project.filings.map((filing) => (
                <li key={filing.id}>
                  <Link to={`/filing/${filing.id}`}>{filing.number ?? t('noNumber')}</Link> {`${t(`kind.${filing.kind}`)} ${filing.year}`} <StateTag of="filing" state={filing.state} />{' '}
                  <small>{t('of', { there: filing.partsThere, asked: filing.partsAsked })}</small>
                </li>
              ))}
            </ul>
          </Section>
        </Sheet>
      )}
    </Loaded>
  )
}
