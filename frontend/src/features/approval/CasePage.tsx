import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { graphql } from '@/gql'
import type { CasePageQuery } from '@/gql/graphql'
import { Columns, Deadline, Loaded, ObjectHeader, PolicyVersion, Section, Sheet, StateTag, StatusTag, useNamed, usePhone, useReading, useViewer } from '@/kit'
import { CaseAcceptance } from './CaseAcceptance'
import { CaseChanges } from './CaseChanges'
import { CaseEstimate } from './CaseEstimate'
import { CaseFacts } from './CaseFacts'
import { CaseFindings } from './CaseFindings'
import { CaseFoot } from './CaseFoot'
import { CaseNeighbours } from './CaseNeighbours'
import { CaseNext } from './CaseNext'
import { CaseOpinions } from './CaseOpinions'
import { CasePhone } from './CasePhone'
import { CaseRoute } from './CaseRoute'
import { type CaseSection, CaseSections } from './CaseSections'
import { Conditions } from './Conditions'

const CaseFollow = lazy(() => import('./CaseFollow'))
const CasePrecheck = lazy(() => import('./CasePrecheck'))
const CaseStar = lazy(() => import('./CaseStar').then((part) => ({ default: part.CaseStar })))
const CaseLive = lazy(() => import('./Live').then((part) => ({ default: part.CaseLive })))

const CasePageDocument = graphql(`
  query CasePage($id: ID!) {
    case(id: $id) {
      id
      subject
      title
      state
      round
      routeName
      routeNameEn
      routeVersion
      policyOn
      standing
      levels {
        tenantName
        tenantNameEn
        position
        state
      }
      sheet {
        url
        name
      }
      starter {
        id
        name
        nameEn
      }
      amount
      decisions {
        id
      }
      handovers {
        id
      }
      viewerFollow {
        followedAt
        unread
      }
      viewerTask {
        id
        dueOn
        urges
        step {
          id
          name
          nameEn
        }
      }
      project {
        id
        code
        title
        lead {
          id
          name
          nameEn
        }
        participants {
          id
          state
        }
        ...CaseEstimate
        ...CaseChanges
        ...CaseFindings
        ...CaseAcceptance
      }
      conditions {
        id
        state
        ...ConditionOfList
      }
      ...CaseFacts
      ...CaseRoute
      ...CaseOpinions
      ...CaseNext
      ...CaseFoot
    }
  }
`)
export type CaseThing = NonNullable<CasePageQuery['case']>

/** One case on one page: read it from top to bottom, then decide at its foot. A phone shows what deciding needs. */
export function CasePage({ sections }: { sections: readonly CaseSection[] }) {
  const { caseId = '' } = useParams()
  const reading = useReading(CasePageDocument, { id: caseId })
  const phone = usePhone()
  return (
    <Loaded of={reading} pick={(data) => data.case} shape="page">
      {(matter) => (
        <>
          <CaseHead matter={matter} />
          <Suspense fallback={null}>
            <CaseLive key={matter.id} caseId={matter.id} known={matter} />
          </Suspense>
          {phone ? <CasePhone matter={matter} /> : <CaseBody matter={matter} sections={sections} />}
          {phone ? (
            <Sheet>
              <CaseSections of={sections} caseId={matter.id} />
              <Follow caseId={matter.id} />
            </Sheet>
          ) : null}
          <CaseFoot of={matter} />
        </>
      )}
    </Loaded>
  )
}

function Follow({ caseId }: { caseId: string }) {
  return (
    <Suspense fallback={null}>
      <CaseFollow caseId={caseId} />
    </Suspense>
  )
}

/** What the submission hit in the unified-build and negative lists. */
function Lists({ projectId }: { projectId: string }) {
  return (
    <Suspense fallback={null}>
      <CasePrecheck projectId={projectId} />
    </Suspense>
  )
}

function CaseHead({ matter }: { matter: CaseThing }) {
  const { t, i18n } = useTranslation('approval')
  const named = useNamed()
  const { actions } = useViewer()
  const { t: lists } = useTranslation('approval-follow')
  const { project, viewerTask } = matter
  // Who builds together, the lead among them, as everywhere: the appointed company is no party to the demand.
  const partners = project?.participants.filter((each) => each.state !== 'APPOINTED').length ?? 0
  return (
    <ObjectHeader
      crumbs={actions.has('CASE_DECIDE') ? [{ label: t('title'), to: '/approval' }, { label: <CaseNeighbours caseId={matter.id} /> }] : [actions.has('PROJECT_SUBMIT') || actions.has('ACCEPTANCE_APPLY') ? { label: lists('cases.STARTED.title'), to: '/approval/started' } : { label: lists('list.title'), to: '/approval/copied' }]}
      title={t(`case.title.${matter.subject}`, { title: matter.title })}
      status={
        <>
          {viewerTask ? (
            <StatusTag family="blue" icon="Audit">
              {named(viewerTask.step)}
            </StatusTag>
          ) : (
            <StateTag of="case" state={matter.state} />
          )}
          {matter.levels.length > 1 ? (
            <StatusTag family="teal" icon="Cluster" outlined>
              {[
                matter.standing ? t(`standing.${matter.standing}`) : null,
                ...matter.levels.map((level) => `${named({ name: level.tenantName, nameEn: level.tenantNameEn })} ${t(`level.${level.state}`)}`),
              ]
                .filter(Boolean)
                .join(t('beside.dot'))}
            </StatusTag>
          ) : null}
          {partners ? (
            <StatusTag family="teal" icon="Cluster">
              {t('case.coBuilt', { count: partners + 1 })}
            </StatusTag>
          ) : null}
          {viewerTask?.dueOn ? <Deadline on={viewerTask.dueOn} /> : null}
          {viewerTask?.urges ? (
            <StatusTag family="red" icon="Exclamation">
              {t('list.urged', { count: viewerTask.urges })}
            </StatusTag>
          ) : null}
        </>
      }
      roles={
        <>
          {project ? <Link to={`/project/${project.id}`}>{project.code}</Link> : null}
          <span>{t('case.lead', { unit: named(project?.lead ?? matter.starter) })}</span>
          <PolicyVersion on={matter.policyOn} />
          <Suspense fallback={null}>
            <CaseStar caseId={matter.id} follow={matter.viewerFollow} />
          </Suspense>
        </>
      }
      acts={
        <Button icon={<PrinterOutlined aria-hidden />} href={`${matter.sheet.url}?language=${i18n.language}`} download={matter.sheet.name}>
          {t('case.sheet')}
        </Button>
      }
    />
  )
}

function CaseBody({ matter, sections }: { matter: CaseThing; sections: readonly CaseSection[] }) {
  const { t } = useTranslation('approval')
  const named = useNamed()
  const { project } = matter
  return (
    <>
      <CaseFacts of={matter} />
      <Columns
        width={336}
        side={
          <Sheet>
            <Section title={t('route.title')} aside={t('route.version', { name: named({ name: matter.routeName, nameEn: matter.routeNameEn }), version: matter.routeVersion })} id="route">
              <CaseRoute of={matter} />
            </Section>
            {project && matter.subject === 'PROJECT' ? (
              <Section title={t('findings.title')} id="findings">
                <CaseFindings of={project} />
              </Section>
            ) : null}
            <Section title={t('next.title')}>
              <CaseNext of={matter} />
            </Section>
            <Follow caseId={matter.id} />
          </Sheet>
        }
      >
        <Sheet>
          {project && matter.subject === 'PROJECT' ? <CaseChanges of={project} /> : null}
          {project && matter.subject === 'PROJECT' ? <CaseEstimate of={project} /> : null}
          {project && matter.subject === 'PROJECT' ? <Lists projectId={project.id} /> : null}
          {project && matter.subject === 'ACCEPTANCE' ? <CaseAcceptance of={project} caseId={matter.id} /> : null}
          <CaseSections of={sections} caseId={matter.id} />
          {matter.conditions.length ? (
            <Section title={t('conditions.title')} id="conditions">
              <Conditions of={matter.conditions} />
            </Section>
          ) : null}
          <Section title={t('opinions.title')} id="opinions">
            <CaseOpinions of={matter} />
          </Section>
        </Sheet>
      </Columns>
    </>
  )
}
