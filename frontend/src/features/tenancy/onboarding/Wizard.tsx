import { ExportOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useClient } from 'urql'
import { ConflictDialog, Loaded, LockedButton, ObjectHeader, Refusals, SaveLine, Sheet, Skeleton, StatusTag, StickyBar, useAct, useNamed } from '@/kit'
import { type Form, KEYS } from './form'
import { Nav } from './Nav'
import s from './Onboarding.module.css'
import { ApplyDraft, DiscardDraft, type Review, STEPS, type Step } from './queries'
import { Side } from './Side'
import { TemplateStep } from './TemplateStep'
import { readNow, useDraft, useReview } from './useDraft'

// The larger parts load when they are gone to.
const AdministratorsStep = lazy(() => import('./AdministratorsStep').then((part) => ({ default: part.AdministratorsStep })))
const CheckStep = lazy(() => import('./CheckStep').then((part) => ({ default: part.CheckStep })))
const DictionariesStep = lazy(() => import('./DictionariesStep').then((part) => ({ default: part.DictionariesStep })))
const InForce = lazy(() => import('./InForce').then((part) => ({ default: part.InForce })))
const PeopleStep = lazy(() => import('./PeopleStep').then((part) => ({ default: part.PeopleStep })))
const PolicyStep = lazy(() => import('./PolicyStep').then((part) => ({ default: part.PolicyStep })))
const RegionStep = lazy(() => import('./RegionStep').then((part) => ({ default: part.RegionStep })))
const RoutesStep = lazy(() => import('./RoutesStep').then((part) => ({ default: part.RoutesStep })))

const PARTS = { TEMPLATE: TemplateStep, REGION: RegionStep, PEOPLE: PeopleStep, ADMINISTRATORS: AdministratorsStep, ROUTES: RoutesStep, POLICY: PolicyStep, DICTIONARIES: DictionariesStep } as const

/** The draft of a tenant: left and taken up again by its address. */
export function Wizard() {
  const { draftId = '' } = useParams()
  const reading = useReview(draftId)
  return (
    <Loaded of={reading} pick={(data) => data.onboardingReview} shape="page">
      {(review) => (review.draft.tenant ? <InForce review={review} /> : <Desk key={review.draft.id} review={review} />)}
    </Loaded>
  )
}

function Desk({ review }: { review: Review }) {
  const { t } = useTranslation('tenancy-onboarding')
  const named = useNamed()
  const navigate = useNavigate()
  const client = useClient()
  const [params, setParams] = useSearchParams()
  const draft = useDraft(review)
  const apply = useAct(ApplyDraft)
  const discard = useAct(DiscardDraft)
  const { id, version } = review.draft
  const at: Step = STEPS.find((step) => step === params.get('step')) ?? (review.draft.code ? 'PEOPLE' : 'REGION')
  const onStep = (step: Step) => setParams({ step })
  const before = STEPS[STEPS.indexOf(at) - 1]
  const after = STEPS[STEPS.indexOf(at) + 1]
  const missing = review.faults.filter((fault) => !fault.doubt)
  const unsaved = draft.state === 'refused' || draft.state === 'conflict'
  const reason = unsaved ? t('foot.unsaved') : missing.length ? t('foot.missing', { count: missing.length }) : undefined
  const first = missing[0]
  const Part = at === 'CHECK' ? null : PARTS[at]
  /** The version that stands on screen, or that of what was typed a moment ago. */
  const flushed = async () => {
    const typed = draft.state !== 'clean' && draft.state !== 'saved'
    if (!(await draft.flush())) return null
    return typed ? (await readNow(client, id)).draft.version : version
  }
  const putInForce = async () => {
    const now = await flushed()
    if (now !== null) await apply.run({ draftId: id, version: now })
  }
  const throwAway = async () => {
    if (!window.confirm(t('discard.sure'))) return
    if (await discard.run({ draftId: id, version: (await flushed()) ?? version })) await navigate('/tenancy/tenants')
  }
  return (
    <div className={s.page}>
      <ObjectHeader
        crumbs={[{ label: t('crumb'), to: '/tenancy/tenants' }, { label: t('title') }]}
        title={t('titleOf', { name: named(draft.value.name ? draft.value : { name: t('unnamed') }) })}
        status={
          <StatusTag family="grey" icon="Edit">
            {t('draft')}
          </StatusTag>
        }
        roles={t('operator')}
        acts={
          <>
            <SaveLine state={draft.state} savedAt={draft.savedAt} />
            {review.units.length ? (
              <Button icon={<ExportOutlined aria-hidden />} href={`/files/onboarding-drafts/${id}/folder`}>
                {t('export')}
              </Button>
            ) : null}
            <Button loading={discard.running} onClick={() => void throwAway()}>
              {t('discard.act')}
            </Button>
          </>
        }
      />
      <div className={s.layout}>
        <Nav review={review} at={at} onStep={onStep} />
        <div style={{ minWidth: 0 }}>
          <Sheet>
            <Suspense fallback={<Skeleton shape="section" />}>{Part ? <Part review={review} draft={draft} /> : <CheckStep review={review} onStep={onStep} errors={apply.errors} failure={apply.failure} />}</Suspense>
          </Sheet>
        </div>
        <Side review={review} onStep={onStep} />
      </div>
      <StickyBar>
        {before ? (
          <Button icon={<LeftOutlined aria-hidden />} onClick={() => onStep(before)}>
            {t('foot.back', { step: t(`step.${before}`) })}
          </Button>
        ) : null}
        <span className={s.why} />
        {at === 'CHECK' ? (
          <LockedButton
            type="primary"
            loading={apply.running}
            reason={
              reason ? (
                <>
                  {reason}{' '}
                  {first ? (
                    <button type="button" className="link" onClick={() => onStep(first.step)}>
                      {t('foot.first')}
                    </button>
                  ) : null}
                </>
              ) : undefined
            }
            onClick={() => void putInForce()}
          >
            {t('foot.apply', { name: named(draft.value), units: review.units.length, people: review.peopleCount })}
          </LockedButton>
        ) : null}
        {after ? (
          <Button type="primary" onClick={() => onStep(after)}>
            {t('foot.next', { step: t(`step.${after}`) })} <RightOutlined aria-hidden />
          </Button>
        ) : null}
      </StickyBar>
      <Refusals errors={discard.errors} />
      <ConflictDialog<Form> conflict={draft.conflict} fields={KEYS.filter((key) => draft.conflict && JSON.stringify(draft.conflict.mine[key]) !== JSON.stringify(draft.conflict.theirs[key])).map((key) => ({ key, label: t(`field.${key}`), show: shown }))} onResolve={(chosen) => draft.resolve(chosen)} />
    </div>
  )
}

/** A list is shown by what tells its rows apart. */
const shown = (value: Form[keyof Form]) => (Array.isArray(value) ? (value as readonly object[]).map((row) => Object.values(row).filter((cell) => typeof cell === 'string' && cell).join(' ')).join('；') : (value as string) || '—')
