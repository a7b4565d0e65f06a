import { useTranslation } from 'react-i18next'
import { DateText, Money, StateTag, type UserError, addMoney, useNamed, useViewer } from '@/kit'
import type { ParticipantRow } from './forms'
import { type Spot, spotOfReason, stepOf } from './places'
import s from './Wizard.module.css'

/** What stands in the way of submission, as links; and what the participants have said. `typing`: the server does not have all of it yet. */
export function Side({ missing, typing, participants, due, onGo }: { missing: readonly UserError[]; typing: boolean; participants: readonly ParticipantRow[]; due: ReadonlyMap<string | null, string | null | undefined>; onGo: (spot: Spot) => void }) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const { today } = useViewer()
  const asked = participants.filter((row) => row.state !== 'APPOINTED')
  return (
    <aside className={s.side} aria-label={t('wizard.side')}>
      <section>
        <h2>{missing.length ? t('wizard.missing', { count: missing.length }) : t('wizard.nothingMissing')}</h2>
        {typing ? <p className={s.left}>{t('wizard.asSaved')}</p> : null}
        <ol className={s.missing}>
          {missing.map((error, index) => {
            const spot = spotOfReason(error)
            // Packages may be called alike: whose it is, is said.
            const whose = spot.section === 'participants' ? asked.find((row) => row.id === error.path[1])?.unit : null
            return (
              <li key={`${error.path.join('.')}:${index}`}>
                <span>{`${index + 1}.`}</span>
                <span>
                  <button type="button" className="link" onClick={() => onGo(spot)}>
                    {whose ? `${named(whose)} · ` : ''}
                    {error.message}
                  </button>
                  <small>{t('wizard.blocks', { section: t(`wizard.section.${stepOf(spot)}`) })}</small>
                </span>
              </li>
            )
          })}
        </ol>
      </section>
      {asked.length ? (
        <section>
          <h2>{t('wizard.opinions')}</h2>
          <ul>
            {asked.map((row) => (
              <li key={row.key} style={{ display: 'flex', gap: 8, justifyContent: 'space-between', alignItems: 'start', marginBottom: 4 }}>
                <span>
                  {row.unit ? named(row.unit) : '—'}
                  {row.state === 'ASKED' && due.get(row.id) ? (
                    <small className={s.due}>
                      {t('invitations.due')} <DateText value={due.get(row.id)} today={today} />
                    </small>
                  ) : null}
                </span>
                <StateTag of="participant" state={row.state} />
              </li>
            ))}
          </ul>
          <p className={s.left}>
            {t('wizard.sharesSum')} <Money value={addMoney(...asked.map((row) => row.share))} unit />
          </p>
        </section>
      ) : null}
    </aside>
  )
}
