import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { ParticipantHistoryQuery } from '@/gql/graphql'
import { DateText, Loaded, Money, useReading } from '@/kit'
import s from './Page.module.css'

const ParticipantHistoryDocument = graphql(`
  query ParticipantHistory($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Participant {
        events {
          kind
          round
          occurredAt
          personName
          unitName
          reason
          packageTitle
          packageScope
          share
        }
      }
    }
  }
`)
type Events = Extract<NonNullable<ParticipantHistoryQuery['node']>, { __typename: 'Participant' }>['events']

/** Everything that was asked, amended and answered, with what stood in the package then. */
export function ParticipantHistory({ id, unitName, onClose }: { id: string; unitName: string; onClose: () => void }) {
  const { t } = useTranslation('project')
  const reading = useReading(ParticipantHistoryDocument, { id })
  return (
    <Modal open width={640} footer={null} title={t('history.of', { unit: unitName })} onCancel={onClose}>
      <Loaded of={reading} pick={(data) => (data.node?.__typename === 'Participant' ? data.node : null)}>
        {({ events }) => <EventList events={events} />}
      </Loaded>
    </Modal>
  )
}

/** A changed value: what it was is struck, what it became stands beside it. */
function Change({ label, before, after }: { label: string; before: React.ReactNode; after: React.ReactNode }) {
  return (
    <div>
      {label} <del>{before}</del> <ins>{after}</ins>
    </div>
  )
}

export function EventList({ events }: { events: Events }) {
  const { t } = useTranslation('project')
  return (
    <ol className={s.history}>
      {events.map((event, at) => {
        const before = events[at - 1]
        return (
          <li key={`${event.occurredAt}:${at}`}>
            <strong>{t(`history.${event.kind}`)}</strong>{' '}
            <span className={s.small}>
              {t('invitations.round', { n: event.round })} · {event.unitName} {event.personName} · <DateText value={event.occurredAt} />
            </span>
            {event.reason ? <div className={s.reason}>{event.reason}</div> : null}
            {before && event.kind === 'AMENDED' ? (
              <>
                {before.packageTitle !== event.packageTitle ? <Change label={t('participant.packageTitle')} before={before.packageTitle} after={event.packageTitle} /> : null}
                {before.packageScope !== event.packageScope ? <Change label={t('participant.packageScope')} before={before.packageScope} after={event.packageScope} /> : null}
                {before.share !== event.share ? <Change label={t('cell.share')} before={<Money value={before.share} unit />} after={<Money value={event.share} unit />} /> : null}
              </>
            ) : before ? null : (
              <div className={s.small}>
                {event.packageTitle} · <Money value={event.share} unit />
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}
