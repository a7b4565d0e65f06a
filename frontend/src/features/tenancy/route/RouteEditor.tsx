import { Button, Input, Popconfirm, Select } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import type { ProjectCategory } from '@/gql/enums'
import { ConflictDialog, ErrorPanel, Field, LockedButton, Refusals, SaveLine, type Saved, refreshed, useAct, useAutosave, useCategoryWord, useViewer } from '@/kit'
import { RouteDrawing } from './RouteDrawing'
import { RouteTrial } from './RouteTrial'
import { StepCard } from './StepCard'
import { ApprovalRoutes, type Content, DiscardRouteDraft, type ListedRoute, PutRouteInForce, type Rule, SaveRouteDraft, type Seat, type Step, added, contentOf, faultsOf, joined, joinsOf, moved, removed } from './routes'
import { useSentence } from './useSentence'
import s from './Route.module.css'

const CATEGORIES: readonly ProjectCategory[] = ['NEW', 'REBUILD', 'EXTENSION', 'UPGRADE', 'OM', 'SERVICE']
const EMPTY: Content = { name: '', nameEn: '', categories: [], from: null, below: null, crossing: null, special: null, steps: [] }

/** A route that is edited: it saves by itself, and says what keeps it from being put in force. */
export function RouteEditor({ route, seats, rules, onClose }: { route: Pick<ListedRoute, 'code' | 'subject' | 'content' | 'draft'>; seats: readonly Seat[]; rules: readonly Rule[]; onClose: () => void }) {
  const { t } = useTranslation('tenancy-route')
  const client = useClient()
  const category = useCategoryWord()
  const words = useSentence(seats, rules)
  const { today, postId } = useViewer()
  const { code, subject, draft } = route
  const stands = useMemo(() => {
    const content = draft?.content ?? route.content
    return content ? contentOf(content) : EMPTY
  }, [draft, route.content])
  const version = draft?.version ?? 0
  const save = useCallback(
    async (content: Content, at: number): Promise<Saved<Content>> => {
      const result = await client.mutation(SaveRouteDraft, { input: { code, subject, version: at, content } }).toPromise()
      const payload = result.data?.routeDraftSave
      if (!payload) throw result.error ?? new Error('not saved')
      if (payload.route?.draft) {
        refreshed()
        return { kind: 'saved', version: payload.route.draft.version }
      }
      if (!payload.errors.some((error) => error.code === 'STALE')) return { kind: 'refused', errors: payload.errors }
      const now = await client.query(ApprovalRoutes, {}, { requestPolicy: 'network-only' }).toPromise()
      const other = now.data?.approvalRoutes.find((each) => each.code === code)
      const theirs = other?.draft?.content ?? other?.content
      if (!theirs) throw now.error ?? new Error('the draft has gone')
      return { kind: 'conflict', version: other?.draft?.version ?? 0, theirs: contentOf(theirs), who: other?.draft?.savedByName, at: other?.draft?.savedAt }
    },
    [client, code, subject],
  )
  const form = useAutosave<Content>({ key: `route:${code}:${postId}`, value: stands, version, save })
  const { follow } = form
  useEffect(() => follow(stands, version), [follow, stands, version])
  const put = useAct(PutRouteInForce)
  const discard = useAct(DiscardRouteDraft)
  const [on, setOn] = useState(today)
  const { value } = form
  const faults = draft?.faults ?? []
  const at = (place: number) => faults.filter((fault) => fault.path[0] === 'steps' && fault.path[1] === String(place))
  const general = faultsOf(faults.filter((fault) => fault.path[0] !== 'steps'))
  const [fresh, setFresh] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const steps = (next: Step[]) => form.set({ steps: next })
  const joins = joinsOf(value.steps)
  const bounds = rules.filter((rule) => rule.unit === 'YUAN').map((rule) => ({ value: rule.name, label: words.rule(rule.name) }))
  const bound = (key: 'from' | 'below') => (
    <Field label={t(`field.${key}`)} path={key} refusals={general}>
      {(input) => (
        <Select
          {...input}
          mode="tags"
          maxCount={1}
          value={value[key] ? [value[key]] : []}
          onChange={(told: string[]) => form.set({ [key]: told.at(-1)?.replaceAll(',', '') ?? null })}
          options={bounds}
          placeholder={t('bound')}
        />
      )}
    </Field>
  )
  const start = async () => {
    if (!(await form.flush())) return
    const now = await client.query(ApprovalRoutes, {}, { requestPolicy: 'network-only' }).toPromise()
    const current = now.data?.approvalRoutes.find((each) => each.code === code)?.draft?.version ?? 0
    if (await put.run({ code, version: current, effectiveOn: on })) onClose()
  }
  const drop = async () => {
    await form.flush()
    const now = await client.query(ApprovalRoutes, {}, { requestPolicy: 'network-only' }).toPromise()
    const current = now.data?.approvalRoutes.find((each) => each.code === code)?.draft?.version
    if (current === undefined || (await discard.run({ code, version: current }))) onClose()
  }
  return (
    <section className={s.editor} aria-label={t('editing', { name: value.name || code })}>
      <div className={s.parts}>
        <h3 ref={heading} tabIndex={-1}>
          {t('editing', { name: value.name || code })} <small>{[t(`subject.${subject}`), code].join(' · ')}</small> <SaveLine state={form.state} savedAt={form.savedAt} />
        </h3>
        <Refusals errors={form.errors} />
        <p>{words.conditions(value)}</p>
        <Refusals errors={[...general.rest, ...faults.filter((fault) => fault.path[0] === 'steps' && fault.path.length === 1)]} />
        <div className={s.fields}>
          <Field label={t('field.name')} path="name" refusals={general}>
            {(input) => <Input {...input} value={value.name} maxLength={100} onChange={(event) => form.set({ name: event.target.value })} />}
          </Field>
          <Field label={t('field.nameEn')} path="nameEn" refusals={general}>
            {(input) => <Input {...input} value={value.nameEn} maxLength={100} onChange={(event) => form.set({ nameEn: event.target.value })} />}
          </Field>
          <Field label={t('field.categories')} path="categories" refusals={general}>
            {(input) => (
              <Select
                {...input}
                mode="multiple"
                value={[...value.categories]}
                onChange={(categories: string[]) => form.set({ categories })}
                options={CATEGORIES.map((each) => ({ value: each, label: category(each) }))}
                placeholder={t('any')}
              />
            )}
          </Field>
          {bound('from')}
          {bound('below')}
          <Field label={t('field.crossing')} path="crossing" refusals={general}>
            {(input) => (
              <Select
                {...input}
                value={value.crossing == null ? '' : String(value.crossing)}
                onChange={(told) => form.set({ crossing: told === '' ? null : told === 'true' })}
                options={[
                  { value: '', label: t('any') },
                  { value: 'true', label: t('sentence.crossing') },
                  { value: 'false', label: t('sentence.notCrossing') },
                ]}
              />
            )}
          </Field>
          <Field label={t('field.special')} path="special" refusals={general}>
            {(input) => (
              <Select
                {...input}
                value={value.special ? 'true' : ''}
                onChange={(told) => form.set({ special: told === 'true' || null })}
                options={[
                  { value: '', label: t('any') },
                  { value: 'true', label: t('sentence.special') },
                ]}
              />
            )}
          </Field>
        </div>
        <ol className={s.cards} aria-label={t('steps')}>
          {value.steps.map((step, place) => (
            <StepCard
              key={step.code}
              step={step}
              place={place}
              count={value.steps.length}
              join={joins[place] ?? 'THEN'}
              faults={faultsOf(faults, 'steps', String(place))}
              faulty={at(place).length}
              fresh={step.code === fresh}
              seats={seats}
              rules={rules}
              words={words}
              onChange={(change) => steps(value.steps.map((each, other) => (other === place ? { ...each, ...change } : each)))}
              onJoin={(join) => steps(joined(value.steps, joins.map((each, other) => (other === place ? join : each))))}
              onMove={(by) => steps(moved(value.steps, place, by))}
              onRemove={() => steps(removed(value.steps, place))}
            />
          ))}
        </ol>
        <span className={s.acts}>
          <Button
            onClick={() => {
              const next = added(value.steps)
              setFresh(next.at(-1)?.code)
              steps(next)
            }}
          >
            {t('add')}
          </Button>
        </span>
        <RouteTrial code={code} name={value.name || code} subject={subject} saved={draft ? (form.savedAt?.getTime() ?? 0) : null} />
        <Refusals errors={[...put.errors, ...discard.errors]} />
        {put.failure || discard.failure ? <ErrorPanel what={t('failed')} failure={put.failure ?? discard.failure} /> : null}
        <div className={s.acts}>
          <label>
            {t('field.effectiveOn')} <Input type="date" min={today} value={on} onChange={(event) => setOn(event.target.value)} style={{ width: 'auto' }} />
          </label>
          <LockedButton type="primary" loading={put.running} reason={!draft ? t('unchanged') : faults.length ? t('faultsFirst', { count: faults.length }) : undefined} onClick={() => void start()}>
            {t('put')}
          </LockedButton>
          {draft ? (
            <Popconfirm title={t('discardSure')} okText={t('discard')} cancelText={t('keep')} onConfirm={() => void drop()}>
              <Button danger loading={discard.running}>
                {t('discard')}
              </Button>
            </Popconfirm>
          ) : null}
          <Button onClick={() => void form.flush().then(onClose)}>{t('close')}</Button>
        </div>
      </div>
      <aside className={s.beside}>
        <RouteDrawing steps={value.steps} look={(_, place) => (at(place).length ? 'fault' : 'plain')}>
          {(step) => words.step(step)}
        </RouteDrawing>
      </aside>
      <ConflictDialog
        conflict={form.conflict}
        fields={[
          { key: 'name', label: t('field.name') },
          { key: 'nameEn', label: t('field.nameEn') },
          { key: 'categories', label: t('field.categories'), show: (_, whole) => whole.categories.join(' ') },
          { key: 'from', label: t('field.from') },
          { key: 'below', label: t('field.below') },
          { key: 'crossing', label: t('field.crossing'), show: (_, whole) => (whole.crossing == null ? t('any') : t(whole.crossing ? 'sentence.crossing' : 'sentence.notCrossing')) },
          { key: 'special', label: t('field.special'), show: (_, whole) => t(whole.special ? 'sentence.special' : 'any') },
          { key: 'steps', label: t('steps'), show: (_, whole) => whole.steps.map((step) => `${step.name}: ${words.step(step)}`).join('\n') },
        ]}
        onResolve={form.resolve}
      />
    </section>
  )
}
