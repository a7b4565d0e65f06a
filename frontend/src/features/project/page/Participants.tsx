import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { ParticipantOfTableFragment } from '@/gql/graphql'
import { type Column, DataTable, DateText, Foreseen, Money, Section, StateTag, StatusTag, addMoney, useMoneyUnit, useNamed, useViewer } from '@/kit'
import { EscalatedTo } from '../EscalatedTo'
import { useWhole } from '../unitName'
import { AmendDialog } from './AmendDialog'
import { Former, type FormerUnits } from './Former'
import { ParticipantHistory } from './ParticipantHistory'
import s from './Page.module.css'

const ParticipantOfTable = graphql(`
  fragment ParticipantOfTable on Participant {
    id
    role
    state
    packageTitle
    packageScope
    share
    viewerSeesPackage
    dueOn
    escalatedAt
    escalatedTo
    answeredAt
    round
    unit {
      id
      name
      nameEn
      tenant {
        id
        name
        nameEn
        status
      }
    }
  }
`)
type Row = ParticipantOfTableFragment

export interface ParticipantsProps {
  project: FragmentType<typeof FormerUnits>
  lead: { id: string; name: string; nameEn: string }
  participants: readonly FragmentType<typeof ParticipantOfTable>[]
  version: number
  /** The lead may change a package and ask again. */
  canAmend: boolean
  packageOnly: boolean
}

/** Who takes part with what, and what each has said, with its history. */
export function Participants({ project, participants, version, canAmend, packageOnly }: ParticipantsProps) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const unit = useMoneyUnit()
  const viewer = useViewer()
  const whole = useWhole(viewer.tenant.id)
  const rows = participants.map((each) => readFragment(ParticipantOfTable, each))
  const [amending, setAmending] = useState<Row | null>(null)
  const [history, setHistory] = useState<Row | null>(null)
  const amendable = (row: Row) => canAmend && row.state !== 'APPOINTED' && row.state !== 'DRAFT'
  // A sum would let one subtract a neighbour's price: it is shown to those who see all.
  const all = rows.length > 1 && rows.every((row) => row.viewerSeesPackage)
  const columns: readonly Column<Row>[] = [
    {
      key: 'unit',
      head: t('participant.unit'),
      render: (row) => (
        <div className={s.name}>
          {whole(row.unit)}
          <Former project={project} participantId={row.id} /> {row.unit.id === viewer.unit?.id ? <span className={s.small}>{t('page.us')}</span> : null}
        </div>
      ),
      foot: all ? t('wizard.total') : undefined,
    },
    { key: 'role', head: t('participant.role'), render: (row) => <span className={s.nowrap}>{t(`role.${row.role}`)}</span>, foot: all ? '' : undefined },
    {
      key: 'package',
      head: t('participant.package'),
      render: (row) => (
        <div className={s.name}>
          {row.packageTitle || '—'}
          {row.packageScope ? <div className={s.small}>{row.packageScope}</div> : null}
        </div>
      ),
      foot: all ? '' : undefined,
    },
    {
      key: 'share',
      head: t('participant.share', { unit }),
      align: 'right',
      render: (row) => <Money value={row.share} hidden={!row.viewerSeesPackage} />,
      foot: all ? <Money value={addMoney(...rows.map((row) => row.share))} /> : undefined,
    },
    {
      key: 'opinion',
      head: t('participant.opinion'),
      render: (row) => (
        <>
          <StateTag of="participant" state={row.state} />{' '}
          {row.round > 1 ? (
            <StatusTag family={row.state === 'CONFIRMED' ? 'amber' : 'blue'} icon="History" outlined>
              {t('invitations.round', { n: row.round })}
            </StatusTag>
          ) : null}
          <div className={s.small}>
            {row.state === 'ASKED' && row.unit.tenant.status === 'SUSPENDED' ? (
              t('participant.suspended')
            ) : row.state === 'ASKED' && row.dueOn ? (
              <>
                {t('invitations.due')} <DateText value={row.dueOn} today={viewer.today} weekday /> <Foreseen on={row.dueOn} />
                <EscalatedTo role={row.escalatedTo} at={row.escalatedAt} />
              </>
            ) : row.answeredAt ? (
              <DateText value={row.answeredAt} today={viewer.today} />
            ) : null}
          </div>
        </>
      ),
      foot: all ? '' : undefined,
    },
    {
      key: 'acts',
      head: <span className="sr-only">{t('wizard.acts')}</span>,
      render: (row) => (
        <span className={s.nowrap}>
          {row.viewerSeesPackage && row.round > 0 ? (
            <button type="button" className="link" aria-label={`${t('history.open')} ${t('history.of', { unit: named(row.unit) })}`} onClick={() => setHistory(row)}>
              {t('history.open')}
            </button>
          ) : null}{' '}
          {amendable(row) ? (
            <button type="button" className="link" aria-label={`${t('amend.open')} ${named(row.unit)}`} onClick={() => setAmending(row)}>
              {t('amend.open')}
            </button>
          ) : null}
        </span>
      ),
      foot: all ? '' : undefined,
    },
  ]
  return (
    <Section title={t('page.participants')} aside={packageOnly ? t('page.onlyOwn') : t('page.seesAll')}>
      <DataTable label={t('page.participants')} columns={columns} rows={rows} rowKey={(row) => row.id} marked={(row) => row.unit.id === viewer.unit?.id} empty={<p className={s.small}>{t('page.noParticipants')}</p>} />
      {amending ? (
        <AmendDialog
          participant={{ id: amending.id, unitName: named(amending.unit), packageTitle: amending.packageTitle, packageScope: amending.packageScope ?? '', share: amending.share ?? '0.00' }}
          version={() => version}
          onClose={() => setAmending(null)}
        />
      ) : null}
      {history ? <ParticipantHistory id={history.id} unitName={named(history.unit)} onClose={() => setHistory(null)} /> : null}
    </Section>
  )
}
