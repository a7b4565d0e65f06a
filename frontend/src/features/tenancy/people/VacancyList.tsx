import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VacanciesQuery } from '@/gql/graphql'
import { Section, useMay, useNamed, usePages } from '@/kit'
import { GrantForm } from './GrantForm'
import { Waiting } from './LeavesOf'
import { Vacancies, type Vacancy } from './people'
import s from './People.module.css'

const pick = (data: VacanciesQuery) => data.vacancies

/** The alarm: seats for which something waits and in which nobody acts, each with to whom it can be given. */
export function VacancyList() {
  const { t } = useTranslation('tenancy-people')
  const pages = usePages(Vacancies, {}, pick)
  if (!pages.rows.length) return null
  return (
    <Section title={t('vacancy.title')} aside={t('vacancy.what')}>
      <ul className={s.people} aria-label={t('vacancy.title')}>
        {pages.rows.map((seat) => (
          <Seat key={`${seat.unit.id} ${seat.role}`} seat={seat} />
        ))}
      </ul>
      {pages.hasMore ? (
        <Button loading={pages.loadingMore} onClick={() => void pages.loadMore()}>
          {t('more')}
        </Button>
      ) : null}
    </Section>
  )
}

function Seat({ seat }: { seat: Vacancy }) {
  const { t } = useTranslation('tenancy-people')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const name = `${named(seat.unit)} · ${room(`role.${seat.role}`)}`
  return (
    <li className={s.person}>
      <div className={s.head}>
        <strong>{name}</strong>
        <span>
          <Waiting seat={seat} />
        </span>
        {may('PERSON_POST') ? (
          <span className={s.acts}>
            <Button size="small" aria-expanded={open} aria-label={t('actOf', { act: t('vacancy.give'), name })} onClick={() => setOpen(!open)}>
              {t('vacancy.give')}
            </Button>
          </span>
        ) : null}
      </div>
      <p className={s.aside}>{seat.proposed.length ? t('vacancy.proposed', { names: seat.proposed.map(named).join(t('comma')) }) : t('vacancy.noOne')}</p>
      {open ? <GrantForm title={t('vacancy.giveTitle', { name })} seat={{ unitId: seat.unit.id, role: seat.role }} proposed={seat.proposed} onClose={() => setOpen(false)} /> : null}
    </li>
  )
}
