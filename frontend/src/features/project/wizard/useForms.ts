import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type Autosave, type SaveState, type UserError, useAutosave, useViewer } from '@/kit'
import type { AutosaveView } from '@/kit/autosaver'
import type { Desk } from './desk'
import type { Head } from './draft'
import { type Forms, SECTIONS, type SectionKey } from './forms'
import { holesOf } from './inputs'
import { SpotErrors, spotOf, stepOf } from './places'

export type DraftForms = { [K in SectionKey]: Autosave<Forms[K]> }

/** All sections of one draft, each saving by itself (unless `byHand`); together they are what the person sees, sums over sections too. */
export function useForms(desk: Desk<Head>, byHand = false): DraftForms {
  const { t } = useTranslation('project')
  const { postId } = useViewer()
  const whole = useSyncExternalStore(desk.subscribe, () => desk.whole)
  const savers = useMemo(() => {
    const hole = (cell: string) => t(`wizard.hole.${cell as 'unitId'}`)
    return { basics: desk.saver('basics', hole), participants: desk.saver('participants', hole), estimate: desk.saver('estimate', hole), sources: desk.saver('sources', hole), catalogue: desk.saver('catalogue', hole), milestones: desk.saver('milestones', hole), targets: desk.saver('targets', hole), framework: desk.saver('framework', hole) }
  }, [desk, t])
  const of = <K extends SectionKey>(section: K) => ({
    key: `project:${whole.head.id}:${section}:${postId}`,
    value: whole.forms[section],
    version: whole.version,
    save: savers[section],
    quiet: byHand ? Infinity : section === 'basics' ? 800 : 1200,
  })
  const forms: DraftForms = {
    basics: useAutosave<Forms['basics']>({ ...of('basics'), save: savers.basics }),
    participants: useAutosave<Forms['participants']>({ ...of('participants'), save: savers.participants }),
    estimate: useAutosave<Forms['estimate']>({ ...of('estimate'), save: savers.estimate }),
    sources: useAutosave<Forms['sources']>({ ...of('sources'), save: savers.sources }),
    catalogue: useAutosave<Forms['catalogue']>({ ...of('catalogue'), save: savers.catalogue }),
    milestones: useAutosave<Forms['milestones']>({ ...of('milestones'), save: savers.milestones }),
    targets: useAutosave<Forms['targets']>({ ...of('targets'), save: savers.targets }),
    framework: useAutosave<Forms['framework']>({ ...of('framework'), save: savers.framework }),
  }
  // What others have saved appears where nothing unsaved stands.
  const follow = SECTIONS.map((section) => forms[section].follow as (value: object, version: number) => void)
  useEffect(() => {
    SECTIONS.forEach((section, at) => follow[at]?.(whole.forms[section], whole.version))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `follow` is stable for the life of the savers
  }, [whole])
  return forms
}

/** What the last save of a section was refused for, as far as it still holds: a cell that was filled since is no hole. */
function refusedOf<K extends SectionKey>(section: K, { value, errors, state }: AutosaveView<Forms[K]>): readonly UserError[] {
  if (!errors.length || state === 'refused') return errors
  const holes = new Set(holesOf(section, value).map(({ path }) => path.join('.')))
  return errors.flatMap((error) => (error.code !== 'HOLE' ? [{ ...error, stale: true }] : holes.has(error.path.join('.')) ? [error] : []))
}

/** Everything typed is sent now; whether the server has all of it. One after the other: they share a version. */
export async function flushAll(forms: DraftForms, sections: readonly SectionKey[] = SECTIONS): Promise<boolean> {
  let all = true
  for (const section of sections) all = (await forms[section].flush()) && all
  return all
}

/** What the server says of a section: to its last save, and to the whole as it has it. */
export const errorsOf = (section: SectionKey, forms: DraftForms, whole: Forms, missing: readonly UserError[]): SpotErrors =>
  new SpotErrors(section, forms[section].value, refusedOf(section, forms[section]), { form: whole[section], errors: missing.filter((error) => stepOf(spotOf(error.path)) === section) })

const ORDER: readonly SaveState[] = ['conflict', 'refused', 'unsent', 'saving', 'typing', 'saved', 'clean']
/** One line for several sections: the state that needs a person most, and when the last of them was saved. */
export const savingOf = (forms: DraftForms, sections: readonly SectionKey[] = SECTIONS): { state: SaveState; savedAt: Date | null } => ({
  state: ORDER.find((state) => sections.some((section) => forms[section].state === state)) ?? 'clean',
  savedAt: sections.map((section) => forms[section].savedAt).reduce((a, b) => (b && (!a || b > a) ? b : a), null),
})
