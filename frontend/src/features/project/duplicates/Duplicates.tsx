import { FileSearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { ProjectDuplicatesQuery } from '@/gql/graphql'
import { DateText, Empty, ErrorPanel, Loaded, Refusals, Section, StatusTag, useAct, useReading, useViewer } from '@/kit'
import { Hit } from './Hit'
import { RuleDialog } from './RuleDialog'
import { Rulings } from './Rulings'
import s from './Duplicates.module.css'

const ProjectDuplicates = graphql(`
  query ProjectDuplicates($id: ID!) {
    project(id: $id) {
      id
      viewerCanEdit
      viewerAreas
      duplicateChecks {
        id
        occasion
        state
        cause
        checkedAt
        personName
        unitName
        indexAt
        askedCount
        leftOutCount
        viewerCanRule
        rulings {
          ...DuplicateRulings
        }
        hits {
          id
          score
          ...DuplicateHitOfCheck
        }
      }
    }
  }
`)

const ProjectDuplicateCheck = graphql(`
  mutation ProjectDuplicateCheck($input: ProjectDuplicateCheckInput!) {
    projectDuplicateCheck(input: $input) {
      check {
        id
        state
      }
      errors {
        path
        message
        clause
        lift
        code
      }
    }
  }
`)

type Project = NonNullable<ProjectDuplicatesQuery['project']>
type Check = Project['duplicateChecks'][number]

/** The duplicate checks of one project, the newest open; who edits the draft can check it here. */
export function Duplicates({ projectId }: { projectId: string }) {
  const reading = useReading(ProjectDuplicates, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project}>
      {(project) => <Checks project={project} />}
    </Loaded>
  )
}

function Checks({ project }: { project: Project }) {
  const { t } = useTranslation('project-duplicate')
  const check = useAct(ProjectDuplicateCheck)
  const [all, setAll] = useState(false)
  const [newest, ...earlier] = project.duplicateChecks
  const act = project.viewerCanEdit ? (
    <Button icon={<FileSearchOutlined aria-hidden />} loading={check.running} onClick={() => void check.run({ projectId: project.id })}>
      {t(newest ? 'again' : 'check')}
    </Button>
  ) : null
  return (
    <Section title={t('title')} aside={t('aside')} extra={act} id="duplicates">
      <Refusals errors={check.errors} />
      {check.failure ? <ErrorPanel failure={check.failure} /> : null}
      {newest ? <OneCheck check={newest} /> : <Empty title={t('none')} why={t(project.viewerAreas.includes('PLAN') ? 'noneWhy' : 'noneSeen')} />}
      {earlier.length ? (
        <>
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'fewer' : 'earlier', { count: earlier.length })}
          </button>
          {all ? earlier.map((each) => <OneCheck key={each.id} check={each} />) : null}
        </>
      ) : null}
    </Section>
  )
}

function OneCheck({ check }: { check: Check }) {
  const { t } = useTranslation('project-duplicate')
  const { today } = useViewer()
  const [ruling, setRuling] = useState<{ hitId: string | null } | null>(null)
  const undetermined = check.state === 'UNDETERMINED'
  return (
    <div className={s.check}>
      <p className={s.head}>
        {undetermined ? (
          <StatusTag family="amber" icon="Question">
            {t('undetermined')}
          </StatusTag>
        ) : (
          <StatusTag family={check.hits.length ? 'amber' : 'green'} icon={check.hits.length ? 'FileSearch' : 'CheckCircle'}>
            {check.hits.length ? t('found', { count: check.hits.length }) : t('nothing')}
          </StatusTag>
        )}
        <span className={s.small}>
          {t(`occasion.${check.occasion}`)} · {check.unitName} {check.personName} · <DateText value={check.checkedAt} today={today} />
          {check.indexAt ? (
            <>
              {' · '}
              {t('asOf')} <DateText value={check.indexAt} today={today} />
            </>
          ) : null}
        </span>
      </p>
      {undetermined && check.cause ? <p>{t(`cause.${check.cause}`)}</p> : null}
      {!undetermined && check.leftOutCount ? <p className={s.small}>{t('leftOut', { asked: check.askedCount, left: check.leftOutCount })}</p> : null}
      {undetermined ? (
        <>
          <Rulings of={check.rulings} />
          {check.viewerCanRule ? (
            <Button onClick={() => setRuling({ hitId: null })}>{t(check.rulings.length ? 'ruleAgain' : 'ruleWhole')}</Button>
          ) : null}
        </>
      ) : null}
      {check.hits.some((hit) => hit.score != null) ? <p className={s.small}>{t('explain')}</p> : null}
      {check.hits.length ? (
        <ol className={s.hits}>
          {check.hits.map((hit) => (
            <Hit key={hit.id} of={hit} rule={check.viewerCanRule ? () => setRuling({ hitId: hit.id }) : undefined} />
          ))}
        </ol>
      ) : null}
      {ruling ? <RuleDialog checkId={check.id} hitId={ruling.hitId} onClose={() => setRuling(null)} /> : null}
    </div>
  )
}
