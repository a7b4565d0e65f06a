import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { SkippedStep } from '@/gql/enums'
import type { ProjectBuilderFactsQuery } from '@/gql/graphql'
import { DateText, Money, useNamed, useReading } from '@/kit'
import { BuilderState } from '../BuilderState'

const BuilderFactsDocument = graphql(`
  query ProjectBuilderFacts($id: ID!) {
    project(id: $id) {
      id
      category
      builder { ownBuild reason unit { id name nameEn } ...BuilderState }
      categoryFacts {
        earlierProject { id code title }
        earlierSystem
        originalInvestment
        postEvaluation
        yearlyFee
        periodMonths
        countsAs
      }
      reopenings { kind reason reopenedAt personName }
      special { kind leader basis basisNumber basisOn skipped lacking makeGoodDays }
    }
  }
`)

/** Who builds, and what the category asked for, among the facts of the project's page; read after the page itself. */
export default function BuilderFacts({ projectId }: { projectId: string }) {
  const { t } = useTranslation('project-builder')
  const named = useNamed()
  const project = useReading(BuilderFactsDocument, { id: projectId }).state.data?.project
  if (!project) return null
  const { category, builder, categoryFacts: facts, special, reopenings } = project
  const earlier = facts?.earlierProject
  const upgrade = category === 'UPGRADE'
  const evaluated = category === 'REBUILD' || category === 'EXTENSION'
  const yearly = category === 'OM' || category === 'SERVICE'
  return (
    <>
      <dt>{t('title')}</dt>
      <dd>
        {builder.ownBuild ? t('ownNamed', { unit: named(builder.unit) }) : builder.unit ? t('companyNamed', { unit: named(builder.unit) }) : t('company')}
        {builder.reason ? <div>{builder.reason}</div> : null}
        <BuilderState of={builder} />
      </dd>
      {upgrade && facts?.countsAs ? (
        <>
          <dt>{t('countsAs')}</dt>
          <dd>{t(facts.countsAs === 'OM' ? 'countsAsOm' : 'countsAsUpgrade')}</dd>
        </>
      ) : null}
      {(upgrade || evaluated) && (earlier || facts?.earlierSystem) ? (
        <>
          <dt>{t('earlier')}</dt>
          <dd>{earlier ? <Link to={`/project/${earlier.id}`}>{`${earlier.code} ${earlier.title}`}</Link> : facts?.earlierSystem}</dd>
        </>
      ) : null}
      {upgrade && facts?.originalInvestment ? (
        <>
          <dt>{t('originalInvestment')}</dt>
          <dd>
            <Money value={facts.originalInvestment} />
          </dd>
        </>
      ) : null}
      {evaluated && facts?.postEvaluation ? (
        <>
          <dt>{t('postEvaluation')}</dt>
          <dd>{facts.postEvaluation}</dd>
        </>
      ) : null}
      {yearly && facts?.yearlyFee ? (
        <>
          <dt>{t('yearlyFee')}</dt>
          <dd>
            <Money value={facts.yearlyFee} />
          </dd>
        </>
      ) : null}
      {yearly && facts?.periodMonths ? (
        <>
          <dt>{t('periodMonths')}</dt>
          <dd>{t('months', { count: facts.periodMonths })}</dd>
        </>
      ) : null}
      {special ? <SpecialFacts of={special} /> : null}
      {reopenings.length ? <Reopenings of={reopenings} /> : null}
    </>
  )
}

/** On whose order it goes by the special track, and what is to be made good. */
function SpecialFacts({ of }: { of: NonNullable<NonNullable<ProjectBuilderFactsQuery['project']>['special']> }) {
  const { t } = useTranslation('project-special')
  const steps = (list: readonly SkippedStep[]) => list.map((step) => t(`step.${step}`)).join(t('and'))
  const due = of.lacking.filter((step) => step !== 'BATCH')
  return (
    <>
      <dt>{t('title')}</dt>
      <dd>
        {t(`kind.${of.kind}`)}
        <div>{t(of.basisNumber ? 'orderNumber' : 'order', { leader: of.leader, day: of.basisOn, number: of.basisNumber })}</div>
        <div>{of.basis}</div>
        <div>{of.makeGoodDays === null || of.makeGoodDays === undefined ? t('skippedAre', { steps: steps(of.skipped) }) : due.length ? t('lacking', { days: of.makeGoodDays, steps: steps(due) }) : t('nothingLacking')}</div>
      </dd>
    </>
  )
}

/** What was said after each refusal. */
function Reopenings({ of }: { of: NonNullable<ProjectBuilderFactsQuery['project']>['reopenings'] }) {
  const { t } = useTranslation('project-reopening')
  return (
    <>
      <dt>{t('facts')}</dt>
      <dd>
        {of.map((each) => (
          <div key={each.reopenedAt}>
            {t(`kind.${each.kind}`)} <DateText dayOnly value={each.reopenedAt} /> {each.personName}
            <div>{each.reason}</div>
          </div>
        ))}
      </dd>
    </>
  )
}
