import { Button, Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSubject } from '@/gql/enums'
import { DateText, Loaded, Section, Sheet, StatusTag, useMay, useNamed, useReading, useViewer } from '@/kit'
import { ApprovalRoutes, type ListedRoute, RouteSeats, type Rule, type Seat, contentOf } from './routes'
import { useSentence } from './useSentence'
import s from './Route.module.css'

const RouteEditor = lazy(() => import('./RouteEditor').then((part) => ({ default: part.RouteEditor })))

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
            const fresh = editing && !routes.some((route) => route.code === editing.code) ? [{ ...editing, versions: [] }] : []
            return (
              <div className={s.routes}>
                {[...routes, ...fresh].map((route) =>
                  editing?.code === route.code ? (
                    <Suspense key={route.code} fallback={null}>
                      <RouteEditor route={route} seats={seats} rules={rules} onClose={() => setEditing(null)} />
                    </Suspense>
                  ) : (
                    <Listed key={route.code} route={route} seats={seats} rules={rules} onEdit={may ? () => setEditing(route) : undefined} />
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

function Listed({ route, seats, rules, onEdit }: { route: ListedRoute; seats: readonly Seat[]; rules: readonly Rule[]; onEdit?: () => void }) {
  const { t } = useTranslation('tenancy-route')
  const named = useNamed()
  const words = useSentence(seats, rules)
  const { today } = useViewer()
  const [history, setHistory] = useState(false)
  const content = route.content ?? route.draft?.content
  const current = route.versions.find((each) => each.inForce)
  if (!content) return null
  return (
    <article className={s.route} aria-label={named(content) || route.code}>
      <h3>
        {named(content) || route.code} <small title={route.code}>{t(`subject.${route.subject}`)}</small>{' '}
        {current ? (
          <StatusTag family="green" icon="Check" outlined>
            {t('version', { version: current.version })}
          </StatusTag>
        ) : null}{' '}
        {route.draft ? (
          <StatusTag family="amber" icon="ClockCircle" outlined>
            {t('edited', { name: route.draft.savedByName })}
          </StatusTag>
        ) : null}
      </h3>
      <p>{words.conditions(contentOf(content))}</p>
      <span className={s.acts}>
        {onEdit ? (
          <Button size="small" aria-label={t('editOf', { name: named(content) })} onClick={onEdit}>
            {t(route.draft ? 'goOn' : 'edit')}
          </Button>
        ) : null}
        <Button size="small" type="text" aria-expanded={history} onClick={() => setHistory(!history)}>
          {t('history', { count: route.versions.length })}
        </Button>
      </span>
      {history ? (
        <ul className={s.history}>
          {route.versions.map((each) => (
            <li key={each.version}>
              {t('version', { version: each.version })} {t('since')} <DateText dayOnly value={each.effectiveOn} today={today} /> · {t('running', { count: each.running })}
              {each.inForce ? ` · ${t('inForce')}` : ''}
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
      <Button disabled={!CODE.test(code) || taken.includes(code)} onClick={() => onNew(code, subject)}>
        {t('new')}
      </Button>
    </div>
  )
}
