import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { TaskProjectsQuery } from '@/gql/graphql'
import { Loaded, Money, StateTag, useNamed, usePages } from '@/kit'
import s from './Planning.module.css'

const TaskProjectsDocument = graphql(`
  query TaskProjects($taskId: ID!, $after: String) {
    projects(filter: { keyTaskId: $taskId }, first: 20, after: $after) {
      edges {
        node {
          id
          code
          title
          stage
          approvedAmount
          lead {
            id
            name
            nameEn
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const pick = (data: TaskProjectsQuery) => data.projects

/** The projects that serve a task, as far as the reader sees them. */
export function TaskProjects({ taskId }: { taskId: string }) {
  const { t } = useTranslation('planning')
  const named = useNamed()
  const pages = usePages(TaskProjectsDocument, { taskId }, pick)
  return (
    <Loaded of={pages.first} pick={() => pages.rows}>
      {() =>
        pages.rows.length ? (
          <ul className={s.projects} aria-label={t('task.projects')}>
            {pages.rows.map((project) => (
              <li key={project.id}>
                <Link to={`/project/${project.id}`}>{`${project.code} ${project.title}`}</Link>
                <span>{named(project.lead)}</span>
                <StateTag of="project" state={project.stage} />
                {project.approvedAmount ? <Money value={project.approvedAmount} unit /> : null}
              </li>
            ))}
            {pages.hasMore ? (
              <li>
                <Button size="small" loading={pages.loadingMore} onClick={() => void pages.loadMore()}>
                  {t('task.more')}
                </Button>
              </li>
            ) : null}
          </ul>
        ) : (
          <p className={s.projects}>{t('task.noProjects')}</p>
        )
      }
    </Loaded>
  )
}
