import { EditOutlined, RollbackOutlined, SendOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, useNavigate, useParams } from 'react-router'
import { graphql } from '@/gql'
import { DateText, Loaded, ObjectHeader, RoomRoutes, Skeleton, StateTag, StatusTag, useNamed, useReading } from '@/kit'
import type { ProjectTab } from '..'
import { Former } from './Former'
import { Overview } from './Overview'
import { SharedWithUs } from './SharedWithUs'
import { Timeline } from './Timeline'
import { WithdrawDialog } from './WithdrawDialog'

// What is not on the first tab comes when it is opened.
const Plan = lazy(() => import('./Plan').then((part) => ({ default: part.Plan })))
const Readers = lazy(() => import('./Readers').then((part) => ({ default: part.Readers })))
const ReopenDialog = lazy(() => import('./ReopenDialog').then((part) => ({ default: part.ReopenDialog })))
const SubmitForDialog = lazy(() => import('./SubmitForDialog').then((part) => ({ default: part.SubmitForDialog })))

const ProjectPageDocument = graphql(`
  query ProjectPage($id: ID!) {
    project(id: $id) {
      id
      code
      title
      stage
      version
      replyNumber
      approvedOn
      viewerPart
      viewerCanEdit
      viewerCanWithdraw
      reopeningWays {
        kind
      }
      ...ReopeningWays
      viewerSubmitsFor {
        postId
        personName
      }
      submissionBatches {
        id
        ...BatchOffer
      }
      tenant {
        id
        name
        nameEn
      }
      lead {
        id
        name
        nameEn
      }
      ...SharedWithUs
      ...FormerUnits
      ...OverviewProject
    }
  }
`)

/** One project: head and tabs; what other rooms say comes in by `tabs`. */
export function ProjectPage({ tabs }: { tabs: readonly ProjectTab[] }) {
  const { t } = useTranslation('project')
  const { projectId = '' } = useParams()
  const navigate = useNavigate()
  const named = useNamed()
  const [withdrawing, setWithdrawing] = useState(false)
  const [reopening, setReopening] = useState(false)
  const [submitting, setSubmitting] = useState(false)
  const reading = useReading(ProjectPageDocument, { id: projectId })
  const base = `/project/${projectId}`
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="page">
      {(project) => (
        <>
          <ObjectHeader
            crumbs={[{ label: t('title'), to: '/project' }, { label: project.code }]}
            title={project.title}
            status={
              <>
                <StateTag of="project" state={project.stage} />
                {project.viewerPart === 'PACKAGE' ? (
                  <StatusTag family="teal" icon="Cluster" outlined>
                    {t('page.takesPart')}
                  </StatusTag>
                ) : null}
                <SharedWithUs of={project} />
              </>
            }
            roles={
              <>
                {t('page.lead', { unit: named(project.lead) })}
                <Former project={project} /> {named(project.tenant)}
                {project.replyNumber ? ` · ${t('page.reply', { number: project.replyNumber })} ` : ' '}
                {project.approvedOn ? <DateText value={project.approvedOn} /> : null}
              </>
            }
            acts={
              <>
                {project.viewerCanWithdraw ? (
                  <Button icon={<RollbackOutlined aria-hidden />} onClick={() => setWithdrawing(true)}>
                    {t('withdraw.open')}
                  </Button>
                ) : null}
                {project.reopeningWays.length ? (
                  <Button icon={<UndoOutlined aria-hidden />} onClick={() => setReopening(true)}>
                    {t('reopen')}
                  </Button>
                ) : null}
                {/* Who edits it submits it where it is edited. */}
                {!project.viewerCanEdit && project.viewerSubmitsFor.length ? (
                  <Button type="primary" icon={<SendOutlined aria-hidden />} onClick={() => setSubmitting(true)}>
                    {project.viewerSubmitsFor.length === 1 ? t('submitFor.act', { person: project.viewerSubmitsFor[0]?.personName }) : t('submitFor.open')}
                  </Button>
                ) : null}
                {project.viewerCanEdit ? (
                  <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => void navigate(`${base}/edit`)}>
                    {t('drafts.continue')}
                  </Button>
                ) : null}
              </>
            }
            tabs={[
              { to: base, label: t('tab.summary'), end: true },
              { to: `${base}/plan`, label: t('tab.plan') },
              ...tabs.map(({ path }) => ({ to: `${base}/${path}`, label: t(`tab.${path}`) })),
              ...(project.viewerPart === 'WHOLE' ? [{ to: `${base}/readers`, label: t('tab.readers') }] : []),
              { to: `${base}/timeline`, label: t('tab.timeline') },
            ]}
          />
          <Suspense fallback={<Skeleton shape="section" />}>
            <RoomRoutes>
              <Route index element={<Overview project={project} />} />
              <Route path="plan" element={<Plan projectId={project.id} />} />
              {tabs.map(({ path, Tab }) => (
                <Route key={path} path={path} element={<Tab projectId={project.id} />} />
              ))}
              <Route path="readers" element={<Readers projectId={project.id} />} />
              <Route path="timeline" element={<Timeline projectId={project.id} />} />
            </RoomRoutes>
          </Suspense>
          {submitting ? (
            <Suspense fallback={null}>
              <SubmitForDialog id={project.id} version={project.version} absent={project.viewerSubmitsFor} batches={project.submissionBatches} onClose={() => setSubmitting(false)} />
            </Suspense>
          ) : null}
          {reopening ? (
            <Suspense fallback={null}>
              <ReopenDialog of={project} onDone={() => void navigate(`${base}/edit`)} onClose={() => setReopening(false)} />
            </Suspense>
          ) : null}
          {withdrawing ? <WithdrawDialog id={project.id} version={project.version} onClose={() => setWithdrawing(false)} /> : null}
        </>
      )}
    </Loaded>
  )
}
