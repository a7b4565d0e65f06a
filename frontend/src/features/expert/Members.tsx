import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, StatusTag } from '@/kit'
import { RecuseForm, ScoreForm } from './MemberForms'
import type { Member, Panel } from './panel'
import s from './Expert.module.css'

/** Who is on the panel and what each one says; who is recused stays in the list. */
export function Members({ panel, onChange }: { panel: Panel; onChange: () => void }) {
  const { t } = useTranslation('expert')
  const [act, setAct] = useState<{ do: 'score' | 'recuse'; id: string } | null>(null)
  const done = () => {
    setAct(null)
    onChange()
  }
  const columns: readonly Column<Member>[] = [
    {
      key: 'who',
      head: t('expert'),
      width: '32%',
      render: (member) => (
        <span className={s.what}>
          {member.ordinal}. <strong>{member.name ?? t('unnamed')}</strong>{' '}
          {member.state === 'RECUSED' ? (
            <StatusTag family="grey" icon="Stop" outlined>
              {t('recused')}
            </StatusTag>
          ) : null}
          <small>
            {[member.employer, member.title, member.fields.map((each) => t(`field.${each}`)).join(t('comma'))].filter(Boolean).join(' · ')}
            {typeof member.replacesOrdinal === 'number' ? ` · ${t('replaces', { ordinal: member.replacesOrdinal })}` : ''}
          </small>
        </span>
      ),
    },
    {
      key: 'score',
      head: t('score.points'),
      align: 'right',
      width: 72,
      render: (member) => (typeof member.score === 'number' ? <span className={member.state === 'RECUSED' ? s.void : undefined}>{member.score}</span> : '—'),
    },
    {
      key: 'said',
      head: t('score.opinion'),
      render: (member) =>
        member.state === 'RECUSED' ? (
          <>
            {member.recusalReason} <small>{t(member.ownWish ? 'recuse.own' : 'recuse.authority')}</small>
          </>
        ) : (
          <>
            <span className={s.said}>{member.opinion ?? ''}</span>
            {member.dissent ? (
              <span className={s.dissent}>
                <StatusTag family="amber" icon="Exclamation">
                  {t('dissent')}
                </StatusTag>{' '}
                {member.dissent}
              </span>
            ) : null}
          </>
        ),
    },
    ...(panel.viewerCanRecord
      ? [
          {
            key: 'acts',
            head: '',
            width: 120,
            render: (member: Member) =>
              member.state === 'SEATED' ? (
                <span className={s.acts}>
                  <ActOn member={member} act={t(typeof member.score === 'number' ? 'score.again' : 'score.open')} onClick={() => setAct({ do: 'score', id: member.id })} />
                  <ActOn member={member} act={t('recuse.open')} onClick={() => setAct({ do: 'recuse', id: member.id })} />
                </span>
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      label={t('panel')}
      columns={columns}
      rows={panel.members}
      rowKey={(member) => member.id}
      below={(member) =>
        act?.id !== member.id ? null : act.do === 'score' ? <ScoreForm member={member} onDone={done} onClose={() => setAct(null)} /> : <RecuseForm member={member} onDone={done} onClose={() => setAct(null)} />
      }
    />
  )
}

/** Heard with whom it is about: several rows have the same acts. */
function ActOn({ member, act, onClick }: { member: Member; act: string; onClick: () => void }) {
  const { t } = useTranslation('expert')
  return (
    <button type="button" className="link" aria-label={t('actOn', { act, name: member.name })} onClick={onClick}>
      {act}
    </button>
  )
}
