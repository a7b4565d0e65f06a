import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { ProjectTimelineQuery } from '@/gql/graphql'
import { DateText, Empty, Loaded, Money, Section, Sheet, localDay, statesOf, useReading, useStateWord } from '@/kit'
import { LogMark } from '@/kit/LogMark'
import s from './Page.module.css'

const ProjectTimeline = graphql(`
  query ProjectTimeline($id: ID!) {
    project(id: $id) {
      id
      timeline { id occurredAt action actorName actorUnit detail amount logEntry { ...LogMark } }
    }
  }
`)
type Event = NonNullable<ProjectTimelineQuery['project']>['timeline'][number]

/** The whole life on one line, by year. */
export function Timeline({ projectId }: { projectId: string }) {
  const { t } = useTranslation('project-timeline')
  const reading = useReading(ProjectTimeline, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="section">
      {({ timeline }) => (
        <Sheet>
          <Section title={t('title')} aside={t('count', { count: timeline.length })}>
            {timeline.length ? (
              [...byYear(timeline)].map(([year, events]) => (
                <div key={year}>
                  <h3 className={s.year}>{year}</h3>
                  <ol className={s.line}>
                    {events.map((event) => (
                      <Happened key={event.id} event={event} />
                    ))}
                  </ol>
                </div>
              ))
            ) : (
              <Empty title={t('empty')} />
            )}
          </Section>
        </Sheet>
      )}
    </Loaded>
  )
}

function Happened({ event }: { event: Event }) {
  const { t, i18n } = useTranslation('project-timeline')
  const detail = useDetail(event)
  // An act of the server that this screen has no word for yet is still told.
  const known = i18n.exists(`project-timeline:act.${event.action}`)
  return (
    <li>
      <DateText value={event.occurredAt} /> <strong>{known ? t(`act.${event.action as 'projectCreate'}`) : event.action}</strong> {detail}{' '}
      {event.amount ? <Money value={event.amount} unit /> : null}
      <div className={s.small}>
        {event.actorUnit} {event.actorName} <LogMark of={event.logEntry} />
      </div>
    </li>
  )
}

/** What it was about, in the reader's words: a number of units, of a submission; a step and what was said there. */
function useDetail({ action, detail }: Event): string | null {
  const { t } = useTranslation('project')
  // The trail ends with for whom it was done, when a proxy did it.
  const [, said = null, absent] = /^(.*?)(?:（代(.+)）)?$/s.exec(detail ?? '') ?? []
  const told = useSaid(action, said)
  return absent && told ? t('submitFor.told', { told, absent }) : told
}

function useSaid(action: string, detail: string | null): string | null {
  const { t } = useTranslation('project')
  const word = useStateWord()
  const { t: line } = useTranslation('project-timeline')
  const count = Number(detail)
  if (detail === 'MADE_GOOD') return line('madeGood')
  if (action === 'projectSubmit' && count) return t('page.submission', { n: count })
  if (action === 'projectInvite' && count) return t('wizard.units', { count })
  const [, step, superior] = /^(.*) ([A-Z_]+)$/s.exec((action === 'taskEscalate' && detail) || '') ?? []
  if (step) return superior === 'DEPUTY' || superior === 'AUTHORITY_DIRECTOR' || superior === 'AUTHORITY_CHIEF' ? `${step} ${t(`invitations.escalatedTo.${superior}`)}` : step
  const verb = statesOf('decision').find((each) => action === 'taskDecide' && detail?.endsWith(` ${each}`))
  return verb && detail ? `${detail.slice(0, -verb.length)}${word('decision', verb)}` : detail
}

function byYear(events: readonly Event[]): ReadonlyMap<string, Event[]> {
  const years = new Map<string, Event[]>()
  for (const event of events) {
    const year = localDay(event.occurredAt).slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), event])
  }
  return years
}
