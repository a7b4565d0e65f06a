import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CopyText, DateText, ObjectHeader, Refusals, Section, Sheet, StatusTag, useAct, useNamed } from '@/kit'
import { MakeLink } from '../people/people'
import s from './Onboarding.module.css'
import type { Review } from './queries'

/** It is in force: who gets a one-time link, made here one by one. */
export function InForce({ review }: { review: Review }) {
  const { t } = useTranslation('tenancy-onboarding')
  const named = useNamed()
  const { draft } = review
  return (
    <>
      <ObjectHeader
        crumbs={[{ label: t('crumb'), to: '/tenancy/tenants' }, { label: t('title') }]}
        title={t('titleOf', { name: named(draft.tenant ?? draft) })}
        status={
          <StatusTag family="green" icon="CheckCircle">
            {t('inForce.state')}
          </StatusTag>
        }
      />
      <Sheet>
        <Section title={t('inForce.links')} aside={t('inForce.once')}>
          <p>{t('inForce.what')}</p>
          {draft.firstSignIns.map((person) => (
            <FirstLink key={person.id} person={person} tenant={named(draft.tenant ?? draft)} />
          ))}
        </Section>
        <Section title={t('inForce.next')}>
          <ul>
            <li>
              <Link to="/tenancy/tenants">{t('inForce.tenants')}</Link>
            </li>
            <li>{t('inForce.others')}</li>
          </ul>
        </Section>
      </Sheet>
    </>
  )
}

function FirstLink({ person, tenant }: { person: Review['draft']['firstSignIns'][number]; tenant: string }) {
  const { t } = useTranslation('tenancy-onboarding')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  const act = useAct(MakeLink, { refresh: false })
  const [link, setLink] = useState<{ token: string; endsAt: string } | null>(null)
  const roles = [...new Set(person.posts.flatMap((post) => post.roles))]
  const make = () => void act.run({ personId: person.id, reason: t('inForce.reason', { tenant }) }).then((done) => done?.token && done.endsAt && setLink({ token: done.token, endsAt: done.endsAt }))
  return (
    <div className={s.person}>
      <div className={s.bar}>
        <strong>{named(person)}</strong> <code>{person.username}</code> <span>{roles.map((role) => room(`role.${role}`)).join(t('comma'))}</span>
        <Button size="small" loading={act.running} aria-label={t(link ? 'inForce.makeAgainFor' : 'inForce.makeFor', { name: named(person) })} onClick={make}>
          {t(link ? 'inForce.makeAgain' : 'inForce.make')}
        </Button>
      </div>
      <Refusals errors={act.errors} />
      {link ? (
        <>
          <p role="status">
            {t('inForce.until')} <DateText value={link.endsAt} />
          </p>
          <CopyText label={t('inForce.linkOf', { name: named(person) })} text={`${window.location.origin}/new-password#${link.token}`} />
        </>
      ) : null}
    </div>
  )
}
