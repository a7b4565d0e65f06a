import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import { Columns, DateText, Empty, Loaded, Section, Sheet, StateTag, useNamed, useReading, useViewer } from '@/kit'
import { CaseNext } from './CaseNext'
import { CaseOpinions } from './CaseOpinions'
import { CaseRoute } from './CaseRoute'
import { Conditions } from './Conditions'

const ProjectCases = graphql(`
  query ProjectCases($id: ID!) {
    project(id: $id) {
      id
      viewerAreas
      cases {
        id
        title
        subject
        state
        round
        openedAt
        replyNumber
        routeName
        routeNameEn
        routeVersion
        viewerTask {
          id
        }
        conditions {
          id
          ...ConditionOfList
        }
        ...CaseRoute
        ...CaseOpinions
        ...CaseNext
      }
    }
  }
`)

/** The cases about one project, newest first: where each stands, what was said, the reply. */
export default function ProjectTab({ projectId }: { projectId: string }) {
  const { t } = useTranslation('approval')
  const named = useNamed()
  const { today } = useViewer()
  const reading = useReading(ProjectCases, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project}>
      {(project) =>
        project.cases.length === 0 ? (
          <Empty title={t('tab.empty')} why={t(!project.viewerAreas.includes('REVIEW') ? 'tab.packageOnly' : 'tab.emptyWhy')} />
        ) : (
          project.cases.map((matter) => (
            <Columns
              key={matter.id}
              side={
                <Sheet>
                  <Section title={t('route.title')} aside={t('route.version', { name: named({ name: matter.routeName, nameEn: matter.routeNameEn }), version: matter.routeVersion })}>
                    <CaseRoute of={matter} />
                  </Section>
                  <Section title={t('next.title')}>
                    <CaseNext of={matter} />
                  </Section>
                </Sheet>
              }
            >
              <Sheet>
                {matter.conditions.length ? (
                  <Section title={t('conditions.title')} id="conditions">
                    <Conditions of={matter.conditions} />
                  </Section>
                ) : null}
                <Section
                  title={t(`subject.${matter.subject}`)}
                  aside={
                    <>
                      <StateTag of="case" state={matter.state} /> {matter.replyNumber} <DateText dayOnly value={matter.openedAt} today={today} /> {matter.round > 1 ? t('facts.round', { count: matter.round }) : null}
                    </>
                  }
                  extra={<Link to={`/approval/cases/${matter.id}`}>{t(matter.viewerTask ? 'tab.decide' : 'tab.open')}</Link>}
                >
                  <CaseOpinions of={matter} />
                </Section>
              </Sheet>
            </Columns>
          ))
        )
      }
    </Loaded>
  )
}
