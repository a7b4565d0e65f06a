import { Suspense, lazy, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { type Client, type CombinedError, useClient } from 'urql'
import { graphql } from '@/gql'
import { Empty, ErrorPanel, ObjectHeader, Refusals, SaveLine, Sheet, Skeleton, StateTag, StatusTag, failureOf, useAct, useNamed, useOnline, useReading } from '@/kit'
import { BasicsSection } from './BasicsSection'
import { Desk } from './desk'
import { type Head, draftServer, readDraft } from './draft'
import { Foot } from './Foot'
import { SECTIONS, type SectionKey } from './forms'
import { frameworkWritten } from './inputs'
import { Nav, STEPS, type Step, type Warned } from './Nav'
import { type Spot, goTo, spotOfReason, stepOf } from './places'
import type { Lists } from './sections'
import { errorsOf, flushAll, savingOf, useForms } from './useForms'
import { batchInput, noBatch } from '../batchEntry'
import { submitterOf } from '../submitter'
import s from './Wizard.module.css'

// It comes with the last step.
const Duplicates = lazy(() => import('../duplicates/Duplicates').then((part) => ({ default: part.Duplicates })))
// What stands at the end, or hardly ever, need not be waited for at the beginning.
const ParticipantsSection = lazy(() => import('./ParticipantsSection').then((part) => ({ default: part.ParticipantsSection })))
const EstimateSection = lazy(() => import('./EstimateSection').then((part) => ({ default: part.EstimateSection })))
const SourcesSection = lazy(() => import('./SourcesSection').then((part) => ({ default: part.SourcesSection })))
const CatalogueSection = lazy(() => import('./CatalogueSection').then((part) => ({ default: part.CatalogueSection })))
const TargetsSection = lazy(() => import('./TargetsSection').then((part) => ({ default: part.TargetsSection })))
const FrameworkSection = lazy(() => import('./FrameworkSection').then((part) => ({ default: part.FrameworkSection })))
const BuilderPart = lazy(() => import('./BuilderPart').then((part) => ({ default: part.BuilderPart })))
const MilestonesSection = lazy(() => import('./MilestonesSection').then((part) => ({ default: part.MilestonesSection })))
const CheckSection = lazy(() => import('./CheckSection').then((part) => ({ default: part.CheckSection })))
const Side = lazy(() => import('./Side').then((part) => ({ default: part.Side })))
const FootActs = lazy(() => import('./FootActs'))
const Warnings = lazy(() => import('./Warnings').then((part) => ({ default: part.Warnings })))
const MakeGood = lazy(() => import('./MakeGood'))
const Papers = lazy(() => import('../papers/Papers').then((part) => ({ default: part.Papers })))
const SectionConflict = lazy(() => import('./Conflict').then((part) => ({ default: part.SectionConflict })))

const WizardLists = graphql(`
  query WizardLists {
    fields: dictionary(name: "field") { code name nameEn }
    costGroups: dictionary(name: "cost_group") { code name nameEn }
  }
`)
const ProjectInvite = graphql(`
  mutation ProjectInvite($input: ProjectInviteInput!) {
    projectInvite(input: $input) {
      project { id version stage }
      errors { path message clause lift code }
    }
  }
`)
const ProjectSubmit = graphql(`
  mutation ProjectSubmit($input: ProjectSubmitInput!) {
    projectSubmit(input: $input) {
      project { id version stage }
      errors { path message clause lift code }
    }
  }
`)

/** The desks of this page: who leaves a draft and comes back must not read past what is still being saved. */
const desks = new Map<string, Desk<Head>>()
async function openDesk(client: Client, id: string): Promise<Desk<Head> | null> {
  await desks.get(id)?.idle()
  const whole = await readDraft(client, id)
  if (!whole) return null
  const desk = new Desk(whole, draftServer(client, id))
  desks.set(id, desk)
  return desk
}

type Reading = { desk: Desk<Head> } | { failure: CombinedError } | 'reading' | 'none'

/** The wizard of a draft: read once, then kept by its desk. */
export function Wizard() {
  const { t } = useTranslation('project')
  const { projectId = '' } = useParams()
  const client = useClient()
  const lists = useReading(WizardLists, {}).state.data
  const [attempt, setAttempt] = useState(0)
  const [reading, setReading] = useState<{ of: string; result: Reading }>({ of: '', result: 'reading' })
  const of = `${projectId}:${attempt}`
  useEffect(() => {
    let wanted = true
    openDesk(client, projectId)
      .then((desk): Reading => (desk ? { desk } : 'none'))
      .catch((failure: CombinedError): Reading => ({ failure }))
      .then((result) => wanted && setReading({ of, result }))
      .catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [client, projectId, of])
  const result = reading.of === of ? reading.result : 'reading'
  if (result === 'none') return <Empty title={t('wizard.none')} why={t('wizard.noneWhy')} />
  if (result === 'reading' || !lists) return <Skeleton shape="page" />
  if ('failure' in result) return <ErrorPanel failure={failureOf(result.failure)} retry={() => setAttempt(attempt + 1)} />
  const opened = { desk: result.desk, lists }
  if (!opened.desk.whole.head.toMakeGood.some((each) => each.viewerCanWrite)) return <DraftDesk key={of} {...opened} />
  return (
    <Suspense fallback={<Skeleton shape="page" />}>
      <MakeGood key={of} {...opened} />
    </Suspense>
  )
}

function DraftDesk({ desk, lists }: { desk: Desk<Head>; lists: Lists }) {
  const { t } = useTranslation('project')
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const { head, forms: whole } = useSyncExternalStore(desk.subscribe, () => desk.whole)
  const forms = useForms(desk)
  const online = useOnline()
  const named = useNamed()
  const invite = useAct(ProjectInvite)
  const submit = useAct(ProjectSubmit)
  const [note, setNote] = useState('')
  const [batch, setBatch] = useState(noBatch)
  const [forPostId, setForPostId] = useState<string | null>(null)
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const [warned, setWarned] = useState<Warned>({})
  const [wanted, setWanted] = useState<Spot | null>(null)
  const gone = useRef<Spot>(undefined)
  const at: Step = STEPS.find((step) => step === params.get('section')) ?? 'basics'
  const toStep = (section: Step) => setParams({ section }, { replace: true })
  const go = (spot: Spot) => {
    toStep(stepOf(spot))
    setWanted({ ...spot })
  }
  useEffect(() => {
    if (!wanted || stepOf(wanted) !== at || gone.current === wanted) return
    let timer: number | undefined
    // Its section may still be on its way.
    const attempt = (left: number) => {
      if (goTo(wanted) || left === 0) gone.current = wanted
      else timer = window.setTimeout(attempt, 50, left - 1)
    }
    attempt(40)
    return () => window.clearTimeout(timer)
  }, [wanted, at])

  const missing = useMemo(() => (head.viewerCanEdit ? head.submissionRefusals : []), [head])
  if (!head.viewerCanEdit)
    return <Empty title={t('wizard.notNow')} why={t('wizard.notNowWhy')} act={<a href={`/project/${head.id}`}>{t('wizard.toProject')}</a>} />

  const props = (section: SectionKey) => ({ forms, errors: errorsOf(section, forms, whole, missing), lists, head, desk })
  const { state, savedAt } = savingOf(forms)
  const unsaved = SECTIONS.find((section) => ['refused', 'conflict'].includes(forms[section].state))
  const toAsk = forms.participants.value.rows.filter((row) => row.state === 'DRAFT' && row.unit)
  const due = new Map<string | null, string | null | undefined>(head.participants.map((each) => [each.id, each.dueOn]))
  const absent = submitterOf(head.viewerCanSubmit, head.viewerSubmitsFor, forPostId)

  const saved = () => flushAll(forms).then((all) => (all ? desk.whole.version : null))
  const act = async (run: () => Promise<unknown>) => {
    if (await flushAll(forms)) await run()
  }
  return (
    <div className={s.page}>
      <ObjectHeader
        crumbs={[{ label: t('drafts.title'), to: '/project/drafts' }, { label: head.code, to: `/project/${head.id}` }]}
        title={t('wizard.title', { title: forms.basics.value.title || t('wizard.untitled') })}
        status={
          <>
            <StateTag of="project" state={head.stage} />
            {forms.participants.value.rows.length ? (
              <StatusTag family="teal" icon="Cluster">
                {t('page.coBuilt', { count: forms.participants.value.rows.length + 1 })}
              </StatusTag>
            ) : null}
          </>
        }
        acts={<SaveLine state={state} savedAt={savedAt} />}
      />
      <Suspense fallback={null}>
        <Warnings projectId={head.id} version={head.version} catalogue={forms.catalogue.value.rows} onFound={setWarned} />
      </Suspense>
      <div className={s.layout}>
        <Nav
          at={at}
          onStep={toStep}
          lacking={(step) => missing.filter((error) => stepOf(spotOfReason(error)) === step).length}
          warned={warned}
          empty={(section) => {
            if (section === 'papers') return head.papers.length === 0
            if (section === 'framework') return !frameworkWritten(forms.framework.value)
            const form = forms[section].value
            return 'rows' in form ? form.rows.length === 0 && section !== 'participants' : !form.goals.trim()
          }}
          unsaved={(section) => ['refused', 'conflict', 'unsent'].includes(forms[section].state)}
        />
        <div style={{ minWidth: 0 }}>
          <Sheet>
            <Suspense fallback={<Skeleton />}>
              {at === 'basics' ? (
                <>
                  <BasicsSection {...props('basics')} />
                  {/* On its own: what comes later must not hide what is being typed above it. */}
                  <Suspense fallback={null}>
                    <BuilderPart projectId={head.id} tenantId={head.lead.tenant.id} category={forms.basics.value.category} saved={saved} onDone={desk.reload} />
                  </Suspense>
                </>
              ) : null}
              {at === 'participants' ? <ParticipantsSection {...props('participants')} /> : null}
              {at === 'estimate' ? <EstimateSection {...props('estimate')} /> : null}
              {at === 'sources' ? <SourcesSection {...props('sources')} /> : null}
              {at === 'catalogue' ? <CatalogueSection {...props('catalogue')} /> : null}
              {at === 'milestones' ? <MilestonesSection {...props('milestones')} /> : null}
              {at === 'targets' ? <TargetsSection {...props('targets')} /> : null}
              {at === 'framework' ? (
                <FrameworkSection {...props('framework')} saved={saved} onGo={toStep} />
              ) : null}
              {at === 'papers' ? <Papers projectId={head.id} saved={saved} onDone={desk.reload} /> : null}
              {at === 'check' ? (
                <>
                  <CheckSection forms={forms} missing={missing} precheck={{ projectId: head.id, version: saved, onDone: desk.reload }} submitter={{ own: head.viewerCanSubmit, absent: head.viewerSubmitsFor, value: absent, onChange: setForPostId }} batches={head.submissionBatches} batch={batch} onBatch={setBatch} note={note} onNote={setNote} onGo={go} refused={submit.errors} failure={submit.failure} />
                  <Suspense fallback={null}>
                    <Duplicates projectId={head.id} />
                  </Suspense>
                </>
              ) : null}
            </Suspense>
          </Sheet>
        </div>
        <Suspense fallback={<aside />}>
          <Side missing={missing} typing={state !== 'clean' && state !== 'saved'} participants={forms.participants.value.rows} due={due} onGo={go} />
        </Suspense>
      </div>
      <ActRefusals errors={invite.errors} failure={invite.failure} />
      <Foot at={at} onStep={toStep}>
        <Suspense fallback={null}>
          <FootActs
            at={at}
            unsaved={unsaved}
            online={online}
            missing={missing.length}
            asked={forms.participants.value.rows.flatMap(({ id, unit, state }) => (unit && asked.has(unit.id) && state === 'ASKED' ? [{ unit: named(unit), dueOn: due.get(id) ?? null }] : []))}
            invite={
              head.viewerCanInvite && toAsk.length
                ? {
                    whom: toAsk,
                    running: invite.running,
                    run: () =>
                      void act(async () => {
                        const whom = toAsk.flatMap((row) => row.unit?.id ?? [])
                        if (!(await invite.run({ projectId: head.id, version: desk.whole.version }))) return
                        setAsked(new Set([...asked, ...whom]))
                        await desk.reload()
                      }),
                  }
                : undefined
            }
            submit={
              head.viewerCanSubmit || absent
                ? {
                    projectId: head.id,
                    title: forms.basics.value.title,
                    lines: forms.estimate.value.rows,
                    absent,
                    running: submit.running,
                    run: () =>
                      void act(() =>
                        submit.run({ id: head.id, version: desk.whole.version, forPostId: absent?.postId ?? null, note: note.trim() || null, ...batchInput(batch) }).then((done) => {
                          if (done) return navigate(`/project/${head.id}`)
                          // What refused it, a batch that closed meanwhile too, is answered where it is submitted.
                          toStep('check')
                          return desk.reload()
                        }),
                      ),
                  }
                : undefined
            }
            onFirst={missing[0] ? () => missing[0] && go(spotOfReason(missing[0])) : undefined}
          />
        </Suspense>
      </Foot>
      {SECTIONS.filter((section) => forms[section].conflict).map((section) => (
        <Suspense key={section} fallback={null}>
          <SectionConflict section={section} form={forms[section] as never} desk={desk} />
        </Suspense>
      ))}
    </div>
  )
}

function ActRefusals({ errors, failure }: { errors: ReturnType<typeof useAct>['errors']; failure: ReturnType<typeof useAct>['failure'] }) {
  return (
    <>
      <Refusals errors={errors} />
      {failure ? <ErrorPanel failure={failure} /> : null}
    </>
  )
}
