import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, ErrorPanel, Field, Foreseen, LockedButton, Money, Refusals, Section, Sheet, StateTag, useAct, useMoneyText, useNamed, useOnline, useRefusals, useViewer } from '@/kit'
import { EscalatedTo } from '../EscalatedTo'
import { ParticipantHistory } from './ParticipantHistory'
import s from './Page.module.css'

const OwnPackageParticipant = graphql(`
  fragment OwnPackageParticipant on Participant {
    id
    role
    state
    packageTitle
    packageScope
    share
    dueOn
    escalatedAt
    escalatedTo
    answeredAt
    round
    viewerCanAnswer
    unit {
      id
      name
      nameEn
    }
  }
`)
const ParticipantConfirm = graphql(`
  mutation ParticipantConfirm($input: ParticipantConfirmInput!) {
    participantConfirm(input: $input) {
      participant { id state answeredAt }
      errors { path message clause lift code }
    }
  }
`)
const ParticipantObject = graphql(`
  mutation ParticipantObject($input: ParticipantObjectInput!) {
    participantObject(input: $input) {
      participant { id state answeredAt }
      errors { path message clause lift code }
    }
  }
`)

/** What is asked of the viewer's own unit: its package, and its answer. */
export function OwnPackage({ participant: of }: { participant: FragmentType<typeof OwnPackageParticipant> }) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const { today } = useViewer()
  const own = readFragment(OwnPackageParticipant, of)
  const [history, setHistory] = useState(false)
  return (
    <Sheet>
      <Section
        title={t('own.title')}
        aside={
          <>
            <StateTag of="participant" state={own.state} /> {own.round > 1 ? t('invitations.round', { n: own.round }) : null}
          </>
        }
        extra={
          own.round > 0 ? (
            <button type="button" className="link" onClick={() => setHistory(true)}>
              {t('history.open')}
            </button>
          ) : null
        }
      >
        <div className={s.own}>
          <div>
            <span>{t('participant.package')}</span>
            <strong>{own.packageTitle || t(`role.${own.role}`)}</strong>
            <p className={s.pre}>{own.packageScope}</p>
          </div>
          <div>
            <span>{t('cell.share')}</span>
            <Money value={own.share} large unit />
          </div>
          <div>
            <span>{own.state === 'ASKED' ? t('invitations.due') : t('own.answered')}</span>
            <DateText value={own.state === 'ASKED' ? own.dueOn : own.answeredAt} today={today} weekday={own.state === 'ASKED'} /> {own.state === 'ASKED' ? <Foreseen on={own.dueOn} /> : null}
            {own.state === 'ASKED' && own.dueOn && own.dueOn < today ? <div className={s.late}>{t('invitations.late')}</div> : null}
            {own.state === 'ASKED' ? <EscalatedTo role={own.escalatedTo} at={own.escalatedAt} /> : null}
          </div>
        </div>
        {own.state === 'ASKED' && own.escalatedAt ? <p>{t('invitations.silence', { unit: named(own.unit) })}</p> : null}
        {own.viewerCanAnswer ? <Answer key={own.round} id={own.id} round={own.round} share={own.share ?? '0.00'} /> : null}
      </Section>
      {history ? <ParticipantHistory id={own.id} unitName={t('own.title')} onClose={() => setHistory(false)} /> : null}
    </Sheet>
  )
}

/** Confirm, or object with a reason. The round is answered that is on screen, so that nobody confirms what was amended meanwhile. */
function Answer({ id, round, share }: { id: string; round: number; share: string }) {
  const { t } = useTranslation('project')
  const money = useMoneyText()
  const online = useOnline()
  const confirm = useAct(ParticipantConfirm)
  const object = useAct(ParticipantObject)
  const refusals = useRefusals(confirm.errors.length ? confirm.errors : object.errors)
  const [words, setWords] = useState('')
  const offline = online ? null : t('wizard.offline')
  const text = words.trim()
  return (
    <>
      <Field label={t('own.words')} path="reason" refusals={refusals} help={t('own.wordsHelp')}>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refusals errors={refusals.rest} />
      {confirm.failure ?? object.failure ? <ErrorPanel failure={confirm.failure ?? object.failure} /> : null}
      <div className={s.answer}>
        <LockedButton type="primary" loading={confirm.running} reason={offline} onClick={() => { object.clear(); void confirm.run({ participantId: id, round, opinion: text || null }) }}>
          {t('own.confirm', { amount: money(share) })}
        </LockedButton>
        <LockedButton loading={object.running} reason={offline ?? (text.length < 2 ? t('own.needReason') : null)} onClick={() => { confirm.clear(); void object.run({ participantId: id, round, reason: text }) }}>
          {t('own.object')}
        </LockedButton>
      </div>
    </>
  )
}
