import { Button } from 'antd'
import { Suspense, lazy, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { graphql } from '@/gql'
import type { SkippedStep } from '@/gql/enums'
import { Columns, Deadline, Loaded, ObjectHeader, SaveLine, Section, Sheet, Skeleton, StateTag, StickyBar, useReading } from '@/kit'
import { Papers } from '../papers/Papers'
import { CatalogueSection } from './CatalogueSection'
import { CategoryPart } from './CategoryPart'
import { SectionConflict } from './Conflict'
import type { Desk } from './desk'
import type { Head } from './draft'
import type { SectionKey } from './forms'
import type { Lists } from './sections'
import { TargetsSection } from './TargetsSection'
import { errorsOf, flushAll, savingOf, useForms } from './useForms'
import s from './Wizard.module.css'

const FrameworkSection = lazy(() => import('./FrameworkSection').then((part) => ({ default: part.FrameworkSection })))

const MadeGoodFacts = graphql(`
  query MadeGoodFacts($id: ID!) {
    project(id: $id) {
      id
      category
      categoryFacts { ...DraftCategoryFacts }
    }
  }
`)
/** The steps that are a section of the wizard. */
const SECTION_OF: Partial<Record<SkippedStep, SectionKey>> = { TARGETS: 'targets', CATALOGUE: 'catalogue', FRAMEWORK: 'framework' }

/** What an approved project of the special track left out, written into it: the wizard's own sections, saved by hand. */
export default function MakeGood({ desk, lists }: { desk: Desk<Head>; lists: Lists }) {
  const { t } = useTranslation('project-special')
  const { t: p } = useTranslation('project')
  const navigate = useNavigate()
  const { head, forms: whole } = useSyncExternalStore(desk.subscribe, () => desk.whole)
  const forms = useForms(desk, true)
  const may = (step: SkippedStep) => head.toMakeGood.some((each) => each.step === step && each.viewerCanWrite)
  const sections = head.toMakeGood.flatMap((each) => (each.viewerCanWrite ? (SECTION_OF[each.step] ?? []) : []))
  const missing = head.toMakeGood.flatMap((each) => each.refusals)
  const props = (section: SectionKey) => ({ forms, errors: errorsOf(section, forms, whole, missing), lists, head, desk })
  const { state, savedAt } = savingOf(forms, sections)
  const back = `/project/${head.id}`
  const save = () => flushAll(forms, sections)
  const version = () => Promise.resolve(desk.whole.version)
  return (
    <div className={s.page}>
      <ObjectHeader
        crumbs={[{ label: p('title'), to: '/project' }, { label: head.code, to: back }]}
        title={t('makeGood.of', { title: head.title })}
        status={<StateTag of="project" state={head.stage} />}
        acts={state === 'refused' || state === 'conflict' || state === 'saving' ? <SaveLine state={state} savedAt={savedAt} /> : <span role="status">{state === 'clean' ? null : t(state === 'saved' ? 'makeGood.saved' : 'makeGood.unsaved')}</span>}
      />
      <Columns
        width={260}
        side={
          <Sheet>
            <Section title={t('makeGood.open')}>
              <ToMakeGood of={head.toMakeGood} />
            </Section>
          </Sheet>
        }
      >
        <p className={s.hint}>{t('makeGood.help')}</p>
        <Sheet>
          {may('TARGETS') ? <TargetsSection {...props('targets')} /> : null}
          {may('CATALOGUE') ? <CatalogueSection {...props('catalogue')} /> : null}
          {may('FRAMEWORK') ? (
            <Suspense fallback={<Skeleton shape="section" />}>
              <FrameworkSection {...props('framework')} saved={() => save().then((all) => (all ? desk.whole.version : null))} onGo={() => void navigate(`${back}/plan`)} />
            </Suspense>
          ) : null}
          {may('CATEGORY') ? <Category head={head} saved={version} onDone={desk.reload} /> : null}
          {may('PAPERS') ? <Papers projectId={head.id} saved={version} onDone={desk.reload} /> : null}
        </Sheet>
      </Columns>
      <StickyBar>
        <Button onClick={() => void navigate(back)}>{t('makeGood.back')}</Button>
        <span className={s.why} />
        {sections.length ? (
          <Button type="primary" loading={state === 'saving'} disabled={state === 'clean' || state === 'saved'} title={state === 'clean' || state === 'saved' ? t('same') : undefined} onClick={() => void save()}>
            {t('makeGood.save')}
          </Button>
        ) : null}
      </StickyBar>
      {sections
        .filter((section) => forms[section].conflict)
        .map((section) => (
          <SectionConflict key={section} section={section} form={forms[section] as never} desk={desk} />
        ))}
    </div>
  )
}

function Category({ head, saved, onDone }: { head: Head; saved: () => Promise<number>; onDone: () => Promise<void> }) {
  const reading = useReading(MadeGoodFacts, { id: head.id })
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="section">
      {(project) => <CategoryPart projectId={head.id} tenantId={head.lead.tenant.id} category={project.category} saved={saved} onDone={onDone} facts={project.categoryFacts ?? null} />}
    </Loaded>
  )
}

/** Which steps, until when, and what of each is still lacking. */
function ToMakeGood({ of }: { of: Head['toMakeGood'] }) {
  const { t } = useTranslation('project-special')
  return (
    <ul>
      {of.map(({ step, condition, viewerCanWrite, refusals }) => (
        <li key={condition.id}>
          <strong>{t(`step.${step}`)}</strong>{' '}
          {condition.dueOn ? <Deadline on={condition.dueOn} soon={7} fixed /> : null}
          <p className={s.left}>{viewerCanWrite ? (refusals.length ? t('makeGood.lacks', { count: refusals.length }) : t('makeGood.complete')) : t('makeGood.elsewhere')}</p>
        </li>
      ))}
    </ul>
  )
}
