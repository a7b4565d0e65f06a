import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, bytesText, useViewer } from '@/kit'
import s from './Case.module.css'

export const DecisionMoreFragment = graphql(`
  fragment DecisionMore on Decision {
    id
    condition
    conditions {
      id
      text
      gate
      allocationNumber
      dueOn
    }
    meeting {
      heldOn
      name
      present
      minutes
      document {
        id
        name
        bytes
        url
      }
    }
  }
`)

/** What a decision carries beside its opinion: its conditions, and the meeting that took it. */
export function DecisionMore({ of }: { of: FragmentType<typeof DecisionMoreFragment> }) {
  const decision = readFragment(DecisionMoreFragment, of)
  const { t } = useTranslation('approval')
  const { today } = useViewer()
  const { meeting } = decision
  return (
    <>
      {decision.conditions.map((condition) => (
        <p className={s.condition} key={condition.id}>
          {t('opinions.condition', { condition: condition.text })}
          {condition.gate === 'NONE' ? null : <small className={s.small}>{t(`conditions.holds.${condition.gate}`, { count: condition.allocationNumber ?? 1 })}</small>}
        </p>
      ))}
      {meeting ? (
        <details className={s.meeting}>
          <summary>
            {t('meeting.title')} {meeting.name} <DateText value={meeting.heldOn} today={today} />
          </summary>
          <p className={s.aside}>{t('meeting.who', { present: meeting.present })}</p>
          <p className={s.text}>{meeting.minutes}</p>
          {meeting.document ? (
            <p>
              <a href={meeting.document.url} download={meeting.document.name}>
                {meeting.document.name}
              </a>{' '}
              <small className={s.aside}>{bytesText(meeting.document.bytes)}</small>
            </p>
          ) : null}
        </details>
      ) : null}
    </>
  )
}
