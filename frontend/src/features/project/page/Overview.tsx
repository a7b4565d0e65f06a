import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { Columns, compareMoney, DateText, Money, Section, Sheet, StageLine, StatusTag, formatDate, useNamed, useReading, useStateWord, useViewer } from '@/kit'
import { Milestones } from './Milestones'
import { MoneyStrip } from './MoneyStrip'
import { OwnPackage } from './OwnPackage'
import { Participants } from './Participants'
import { stagesOf } from './stages'
import s from './Page.module.css'

// Its words come with it, after the page.
const BuilderFacts = lazy(() => import('./BuilderFacts'))
const MakingGood = lazy(() => import('./MakingGood'))

const OverviewProject = graphql(`
  fragment OverviewProject on Project {
    id
    code
    title
    goals
    category
    stage
    version
    createdAt
    approvedOn
    approvalCondition
    plannedStartOn
    plannedEndOn
    track
    keyTask {
      id
      code
      title
      plan {
        id
        title
      }
    }
    batch {
      id
      year
      title
    }
    submittedAmount
    cutAmount
    approvedAmount
    viewerAreas
    viewerCanInvite
    ...FormerUnits
    lead {
      id
      name
      nameEn
    }
    submissions {
      id
      number
      submittedAt
      personName
      actingFor
      amount
      lateReason
    }
    participants {
      id
      state
      dueOn
      unit {
        id
        name
        nameEn
      }
      ...ParticipantOfTable
      ...OwnPackageParticipant
    }
    milestones {
      id
      ...MilestoneOfTable
    }
  }
`)
/** What other rooms say in the overview; read apart, so that a failure there doesn't blank the page. */
const ProjectAcross = graphql(`
  query ProjectAcross($id: ID!) {
    project(id: $id) {
      id
      progress
      money {
        allocated
        contracted
        paid
        asOf
        bySource {
          source
          planned
          allocated
        }
      }
      milestones {
        id
        ...MilestoneProgress
      }
      toMakeGood {
        step
        viewerCanWrite
        condition {
          id
          dueOn
        }
      }
    }
  }
`)

/** Where the project stands, what matters now, the money, who takes part, and when. */
export function Overview({ project: of }: { project: FragmentType<typeof OverviewProject> }) {
  const { t, i18n } = useTranslation('project')
  const named = useNamed()
  const word = useStateWord()
  const { today, unit } = useViewer()
  const project = readFragment(OverviewProject, of)
  const across = useReading(ProjectAcross, { id: project.id }, { pause: project.approvedOn == null }).state.data?.project
  const packageOnly = !project.viewerAreas.includes('PLAN')
  const own = project.participants.filter((each) => each.unit.id === unit?.id)
  const open = project.participants.filter((each) => each.state === 'ASKED' || each.state === 'OBJECTED')
  const submitted = project.submissions[0]
  const inReview = project.stage === 'SUBMITTED' && submitted !== undefined
  const stopped = ['RETURNED', 'WITHDRAWN', 'REFUSED', 'REOPENED'].includes(project.stage)
  const stages = stagesOf(project.stage).map(({ key, state }) => ({
    key,
    state,
    label: t(`stage.${key}`),
    note:
      key === 'DRAFT' ? (
        <DateText dayOnly value={project.createdAt} />
      ) : key === 'SUBMITTED' && submitted ? (
        <>
          {stopped ? <strong>{word('project', project.stage)}</strong> : null} {t('page.submission', { n: submitted.number })} <DateText dayOnly value={submitted.submittedAt} />
        </>
      ) : key === 'APPROVED' && project.approvedOn ? (
        <DateText value={project.approvedOn} />
      ) : key === 'ACCEPTANCE' && state === 'ahead' && project.plannedEndOn ? (
        <>
          {t('page.planned')} <DateText value={project.plannedEndOn} />
        </>
      ) : null,
  }))
  return (
    <>
      {own.map((participant) => (
        <OwnPackage key={participant.id} participant={participant} />
      ))}
      <Sheet>
        <StageLine label={t('page.stages')} stages={stages} />
        {across?.toMakeGood.length ? (
          <Suspense fallback={null}>
            <MakingGood projectId={project.id} of={across.toMakeGood} />
          </Suspense>
        ) : null}
        {open.length || project.approvalCondition || inReview ? (
          <div className={s.matters}>
            <strong>{t('page.matters')}</strong>
            {inReview && submitted ? (
              <span>
                <DateText value={submitted.submittedAt} today={today} />{' '}
                {t('page.submitted', { n: submitted.number, person: submitted.actingFor ? t('submitFor.by', { person: submitted.personName, absent: submitted.actingFor }) : submitted.personName })}
                {submitted.amount ? (
                  <>
                    {' '}
                    <Money value={submitted.amount} unit />
                  </>
                ) : null}{' '}
                {project.viewerAreas.includes('REVIEW') ? <Link to={`/project/${project.id}/approval`}>{t('page.toCase', { code: project.code })}</Link> : null}
              </span>
            ) : null}
            {open.map((each) =>
              each.state === 'OBJECTED' ? (
                <StatusTag key={each.id} family="amber" icon="Exclamation">
                  {t('page.objected', { unit: named(each.unit) })}
                </StatusTag>
              ) : each.dueOn && each.dueOn < today ? (
                <StatusTag key={each.id} family="red" icon="Overdue">
                  {t('page.answerLate', { unit: named(each.unit), day: formatDate(each.dueOn, i18n.language, today) })}
                </StatusTag>
              ) : (
                <StatusTag key={each.id} family="blue" icon="ClockCircle">
                  {t('page.answerOpen', { unit: named(each.unit), day: each.dueOn ? formatDate(each.dueOn, i18n.language, today) : '—' })}
                </StatusTag>
              ),
            )}
            {project.approvalCondition ? (
              <StatusTag family="amber" icon="Exclamation">
                {t('page.condition', { condition: project.approvalCondition })}
              </StatusTag>
            ) : null}
          </div>
        ) : null}
      </Sheet>
      <MoneyStrip id={project.id} submitted={project.submittedAmount} cut={compareMoney(project.cutAmount ?? '0', '0') ? project.cutAmount : null} approved={project.approvedOn ? project.approvedAmount : null} hidden={packageOnly} money={across?.money ?? null} />
      <Columns
        side={
          <Sheet>
            <Section title={t('field.goals')}>
              <p className={s.pre}>{project.goals || t('page.noGoals')}</p>
            </Section>
            <Section title={t('page.facts')}>
              <dl className={s.facts}>
                <dt>{t('field.category')}</dt>
                <dd>{t(`category.${project.category}`)}</dd>
                <dt>{t('field.plannedStartOn')}</dt>
                <dd>
                  <DateText value={project.plannedStartOn} />
                </dd>
                <dt>{t('field.plannedEndOn')}</dt>
                <dd>
                  <DateText value={project.plannedEndOn} />
                </dd>
                {project.track ? (
                  <>
                    <dt>{t('field.track')}</dt>
                    <dd>{t(`track.${project.track}`)}</dd>
                  </>
                ) : null}
                <Suspense fallback={null}>
                  <BuilderFacts projectId={project.id} />
                </Suspense>
                {project.keyTask ? (
                  <>
                    <dt>{t('field.keyTaskId')}</dt>
                    <dd>
                      {project.keyTask.plan ? <Link to={`/planning?plan=${project.keyTask.plan.id}#${project.keyTask.code}`}>{`${project.keyTask.code} ${project.keyTask.title}`}</Link> : `${project.keyTask.code} ${project.keyTask.title}`}
                    </dd>
                  </>
                ) : null}
                {project.batch ? (
                  <>
                    <dt>{t('batch.label')}</dt>
                    <dd>
                      {t('batch.name', { year: project.batch.year, title: project.batch.title })}
                      {submitted?.lateReason ? <div>{t('batch.late', { reason: submitted.lateReason })}</div> : null}
                    </dd>
                  </>
                ) : null}
              </dl>
            </Section>
          </Sheet>
        }
      >
        <Sheet>
          <Participants project={project} lead={project.lead} participants={project.participants} version={project.version} canAmend={project.viewerCanInvite} packageOnly={packageOnly} />
          <Milestones milestones={project.milestones} progress={across?.milestones ?? []} overall={across?.progress ?? null} />
        </Sheet>
      </Columns>
    </>
  )
}
