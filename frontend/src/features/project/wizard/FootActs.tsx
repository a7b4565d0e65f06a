import { CheckCircleFilled } from '@ant-design/icons'
import { Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { LockedButton, addMoney, compareMoney, formatDate, subtractMoney, useMoneyText, useNamed, useReading, useViewer } from '@/kit'
import type { Absent } from '../submitter'
import { cutTotal } from './cut'
import { estimateTotal } from './estimate'
import type { EstimateRow, ParticipantRow, SectionKey } from './forms'
import type { Step } from './Nav'
import s from './Wizard.module.css'

const DraftCut = graphql(`
  query DraftCut($id: ID!) {
    project(id: $id) {
      id
      precheck {
        id
        hits {
          id
          verdict
          amount
          line {
            id
          }
        }
      }
    }
  }
`)

interface Doing {
  running: boolean
  run: () => void
}
export interface FootActsProps {
  at: Step
  /** A section that could not be saved, whether there is a line, and how much stands against the submission. */
  unsaved?: SectionKey
  online: boolean
  missing: number
  /** Asks those who were not asked yet: drawn when there are some. */
  invite?: Doing & { whom: readonly ParticipantRow[] }
  /** Who was asked on this page, and by when they answer. */
  asked: readonly { unit: string; dueOn: string | null }[]
  submit?: Doing & { projectId: string; title: string; lines: readonly EstimateRow[]; absent: Absent | null }
  /** Takes the person to the first thing that is missing. */
  onFirst?: () => void
}

/** Asks the participants, and submits: each says to whom what goes out before it does, and what went out afterwards. */
export default function FootActs({ at, unsaved, online, missing, invite, asked, submit, onFirst }: FootActsProps) {
  const { t } = useTranslation('project-submit')
  const { t: p } = useTranslation('project')
  const notSaved = unsaved ? t('saveFirst', { section: p(`wizard.section.${unsaved}`) }) : online ? null : p('wizard.offline')
  const reason = notSaved ?? (missing ? t('cannotSubmit', { count: missing }) : null)
  return (
    <>
      {asked.length ? <Asked asked={asked} /> : null}
      {invite ? <Invite {...invite} reason={notSaved} /> : null}
      {submit && (at === 'check' || !reason) ? <Submit {...submit} primary={at === 'check'} reason={reason} onFirst={onFirst} /> : null}
    </>
  )
}

function Asked({ asked }: Pick<FootActsProps, 'asked'>) {
  const { t, i18n } = useTranslation('project-submit')
  const { today } = useViewer()
  const due = asked.reduce((last, { dueOn }) => (dueOn && dueOn > last ? dueOn : last), '')
  return (
    <p role="status" className={s.sent}>
      <CheckCircleFilled className={s.done} aria-hidden /> {t('asked', { units: asked.map(({ unit }) => unit).join(t('and')), day: due ? formatDate(due, i18n.language, today) : '—' })}
    </p>
  )
}

function Invite({ whom, running, run, reason }: NonNullable<FootActsProps['invite']> & { reason: string | null }) {
  const { t } = useTranslation('project-submit')
  const named = useNamed()
  const money = useMoneyText()
  const units = whom.map((row) => (row.unit ? named(row.unit) : '')).join(t('and'))
  return (
    <Popconfirm classNames={{ root: s.sure }} title={t('inviteSure', { units, count: whom.length, amount: money(addMoney(...whom.map((row) => row.share))) })} okText={t('inviteNow')} cancelText={t('notYet')} disabled={Boolean(reason)} onConfirm={run}>
      <LockedButton reason={reason} loading={running}>
        {t('invite', { count: whom.length })}
      </LockedButton>
    </Popconfirm>
  )
}

function Submit({ projectId, title, lines, absent, running, run, primary, reason, onFirst }: NonNullable<FootActsProps['submit']> & { primary: boolean; reason: string | null; onFirst?: () => void }) {
  const { t } = useTranslation('project-submit')
  const money = useMoneyText()
  const hits = useReading(DraftCut, { id: projectId }).state.data?.project?.precheck?.hits ?? []
  const cut = cutTotal(hits)
  const amount = estimateTotal(lines)
  const parts = { person: absent?.personName, title, amount: money(amount), cut: money(cut), rest: money(subtractMoney(amount, cut)) }
  // What the pre-check has prepared to be cut is said with the sum, as it will stand there afterwards.
  const what = compareMoney(cut, '0') ? t('less', parts) : parts.amount
  return (
    <Popconfirm classNames={{ root: s.sure }} title={t(absent ? 'submitForSure' : 'submitSure', { ...parts, what })} okText={t('submitNow')} cancelText={t('notYet')} disabled={Boolean(reason)} onConfirm={run}>
      <LockedButton
        type={primary ? 'primary' : 'default'}
        className={s.act}
        loading={running}
        reason={
          reason ? (
            <>
              {reason}{' '}
              {onFirst ? (
                <button type="button" className="link" onClick={onFirst}>
                  {t('toFirst')}
                </button>
              ) : null}
            </>
          ) : null
        }
      >
        {t(absent ? 'submitFor' : 'submit', { ...parts, amount: what })}
      </LockedButton>
    </Popconfirm>
  )
}
