import { Button, Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSubject } from '@/gql/enums'
import { DateText, Loaded, LockedButton, Section, Sheet, StatusTag, useMay, useNamed, useReading, useViewer } from '@/kit'
import { ApprovalRoutes, type Content, type ListedRoute, RouteSeats, type Rule, type Seat, contentOf } from './routes'
import { RouteDrawing } from './RouteDrawing'
import { useSentence } from './useSentence'
import s from './Route.module.css'

const RouteEditor = lazy(() => import('./RouteEditor').then((part) => ({ default: part.RouteEditor })))

const RouteOut = lazy(() => import('./RouteOut').then((part) => ({ default: part.RouteOut })))

const SUBJECTS: readonly CaseSubject[] = ['PROJECT', 'ACCEPTANCE']
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/

/** How matters are decided here: each route as a sentence, its versions, and its draft for the system administrator. */
export function RoutesPage() {
  const { t } = useTranslation('tenancy-route')
  const may = useMay()('ROUTE_SET')
  const reading = useReading(ApprovalRoutes, {})
  const seats = useReading(RouteSeats, {}, { pause: !may }).state.data?.routeSeats ?? []
  const [editing, setEditing] = useState<Pick<ListedRoute, 'code' | 'subject' | 'content' | 'draft'> | null>(null)
  return (
    <Sheet>
      <Section title={t('title')} aside={t('what')}>
        <Loaded of={reading} pick={(data) => data}>
          {({ approvalRoutes: routes, policyRules: rules }) => {
            const fresh = editing && !routes.some((route) => route.code === editing.code) ? [{ ...editing, versions: [], outOn: null }] : []
            return (
              <div>
                {[...routes, ...fresh].map((route) =>
                  editing?.code === route.code ? (
                    <Suspense key={route.code} fallback={null}>
                      <RouteEditor route={route} seats={seats} rules={rules} onClose={() => setEditing(null)} />
                    </Suspense>
                  ) : (
                    <Listed key={route.code} route={route} others={othersOf(route, routes)} seats={seats} rules={rules} onEdit={may ? () => setEditing(route) : undefined} />
                  ),
                )}
                {may && !editing ? <NewRoute taken={routes.map((route) => route.code)} onNew={(code, subject) => setEditing({ code, subject, content: null, draft: null })} /> : null}
              </div>
            )
          }}
        </Loaded>
      </Section>
    </Sheet>
  )
}

/** Routes in force for the same kind of matter. */
function othersOf(route: ListedRoute, routes: readonly ListedRoute[]) {
  return routes.flatMap((other) => (other.code !== route.code && other.subject === route.subject && other.content && other.versions.some((each) => each.inForce) ? [contentOf(other.content)] : []))
}

function Listed({ route, others, seats, rules, onEdit }: { route: ListedRoute; others: readonly Content[]; seats: readonly Seat[]; rules: readonly Rule[]; onEdit?: () => void }) {
  const { t } = useTranslation('tenancy-route')
  const named = useNamed()
  const words = useSentence(seats, rules)
  const { today } = useViewer()
  const [shown, setShown] = useState<'steps' | 'history' | 'out'>()
  const told = route.content ?? route.draft?.content
  if (!told) return null
  const content = contentOf(told)
  const name = named(content) || route.code
  const current = route.versions.find((each) => each.inForce)
  const coming = route.versions.find((each) => each.effectiveOn > today && !each.outOn)
  const stands = route.versions.length > 0 && !route.outOn
  const show = (what: typeof shown) => () => setShown(shown === what ? undefined : what)
  return (
    <article className={s.route} aria-label={name}>
      <h3>
        {name} <small title={route.code}>{t(`subject.${route.subject}`)}</small>
        {current ? (
          <StatusTag family="green" icon="Check" outlined>
            {t('version', { version: current.version })}
          </StatusTag>
        ) : null}
        {coming ? (
          <StatusTag family="blue" icon="ClockCircle" outlined>
            {t('version', { version: coming.version })} {t('since')} <DateText dayOnly value={coming.effectiveOn} today={today} />
          </StatusTag>
        ) : null}
        {route.outOn ? (
          <StatusTag family="grey" icon="Stop" outlined>
            {t('out.since')} <DateText dayOnly value={route.outOn} today={today} />
          </StatusTag>
        ) : null}
        {route.draft ? (
          <StatusTag family="amber" icon="Edit" outlined>
            {[t('edited', { name: route.draft.savedByName }), ...(route.draft.faults.length ? [t('faults', { count: route.draft.faults.length })] : [])].join(' · ')}
          </StatusTag>
        ) : null}
      </h3>
      <p>{words.conditions(content)}</p>
      <span className={s.acts}>
        {onEdit ? (
          <Button size="small" aria-label={t(route.draft ? 'goOnOf' : 'editOf', { name })} onClick={onEdit}>
            {t(route.draft ? 'goOn' : 'edit')}
          </Button>
        ) : null}
        <Button size="small" type="text" aria-expanded={shown === 'steps'} aria-label={t('stepsOf', { name })} onClick={show('steps')}>
          {t('steps')}
        </Button>
        <Button size="small" type="text" aria-expanded={shown === 'history'} onClick={show('history')}>
          {t('history', { count: route.versions.length })}
        </Button>
        {onEdit && stands ? (
          <Button size="small" type="text" aria-expanded={shown === 'out'} aria-label={t('out.of', { name })} onClick={show('out')}>
            {t('out.act')}
          </Button>
        ) : null}
      </span>
      {shown === 'steps' ? (
        <RouteDrawing steps={content.steps} look={() => 'plain'}>
          {(step) => words.step(step)}
        </RouteDrawing>
      ) : null}
      {shown === 'out' ? (
        <Suspense fallback={null}>
          <RouteOut route={route} name={name} others={others} onClose={() => setShown(undefined)} />
        </Suspense>
      ) : null}
      {shown === 'history' ? (
        <ul className={s.history}>
          {route.versions.map((each) => (
            <li key={each.version}>
              {t('version', { version: each.version })} {t('since')} <DateText dayOnly value={each.effectiveOn} today={today} /> · {t('running', { count: each.running })}
              {each.inForce ? ` · ${t('inForce')}` : ''}
              {each.outOn ? (
                <>
                  {' · '}
                  {t('out.since')} <DateText dayOnly value={each.outOn} today={today} />
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  )
}

function NewRoute({ taken, onNew }: { taken: readonly string[]; onNew: (code: string, subject: CaseSubject) => void }) {
  const { t } = useTranslation('tenancy-route')
  const [code, setCode] = useState('')
  const [subject, setSubject] = useState<CaseSubject>('PROJECT')
  return (
    <div className={s.acts}>
      <Input aria-label={t('field.code')} placeholder={t('field.code')} value={code} maxLength={64} onChange={(event) => setCode(event.target.value)} style={{ width: 200 }} />
      <Select aria-label={t('field.subject')} value={subject} onChange={setSubject} options={SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))} />
      <LockedButton reason={!CODE.test(code) ? t('newCode') : taken.includes(code) ? t('newTaken') : undefined} onClick={() => onNew(code, subject)}>
        {t('new')}
      </LockedButton>
    </div>
  )
}
