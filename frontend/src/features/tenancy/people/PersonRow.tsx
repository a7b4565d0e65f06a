import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText, DateText, StatusTag, useNamed } from '@/kit'
import s from './People.module.css'
import { ReasonForm } from './ReasonForm'
import { EndSessions, MakeLink, type Person, ResetFactor } from './people'

interface Link {
  token: string
  endsAt: string
}

type Act = 'link' | 'end' | 'factor'

/** A person, what it holds and whether it is signed in; the acts on its sign-in unfold below it. */
export function PersonRow({ person }: { person: Person }) {
  const { t } = useTranslation('tenancy-people')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  const [open, setOpen] = useState<Act | null>(null)
  const [link, setLink] = useState<Link | null>(null)
  const name = named(person)
  const { sessions, usedAt } = person.signedIn
  const toggle = (act: Act) => setOpen(open === act ? null : act)
  return (
    <li className={s.person}>
      <div className={s.head}>
        <strong>{name}</strong>
        <code>{person.username}</code>
        {person.enabled ? null : (
          <StatusTag family="grey" icon="Stop">
            {t('disabled')}
          </StatusTag>
        )}
        {sessions ? (
          <StatusTag family="green" icon="Check" outlined>
            {t('signedIn', { count: sessions })} <DateText value={usedAt} />
          </StatusTag>
        ) : (
          <span className={s.aside}>{t('signedOut')}</span>
        )}
        {person.secondFactorSince ? (
          <StatusTag family="blue" icon="Check" outlined>
            {t('factor.on')}
          </StatusTag>
        ) : null}
        <span className={s.acts}>
          {person.secondFactorSince ? (
            <Button size="small" aria-expanded={open === 'factor'} aria-label={t('actOf', { act: t('act.factor'), name })} onClick={() => toggle('factor')}>
              {t('act.factor')}
            </Button>
          ) : null}
          {person.enabled ? (
            <Button size="small" aria-expanded={open === 'link'} aria-label={t('actOf', { act: t('act.link'), name })} onClick={() => toggle('link')}>
              {t('act.link')}
            </Button>
          ) : null}
          <Button size="small" aria-expanded={open === 'end'} aria-label={t('actOf', { act: t('act.end'), name })} onClick={() => toggle('end')}>
            {t('act.end')}
          </Button>
        </span>
      </div>
      <ul className={s.posts}>
        {person.posts.map((post) => (
          <li key={`${post.unitName} ${post.title}`}>
            {named({ name: post.unitName, nameEn: post.unitNameEn })} · {named({ name: post.title, nameEn: post.titleEn })} · {post.roles.map((role) => room(`role.${role}`)).join(t('comma'))}
            {post.enabled ? '' : ` · ${t('postEnded')}`}
          </li>
        ))}
      </ul>
      {link ? (
        <section className={s.link} aria-label={t('link.title', { name })}>
          <p role="status">
            {t('link.once', { name })} {t('link.until')} <DateText value={link.endsAt} />
          </p>
          <CopyText label={t('link.title', { name })} text={`${window.location.origin}/new-password#${link.token}`} />
          <Button onClick={() => setLink(null)}>{t('link.sent')}</Button>
        </section>
      ) : null}
      {open === 'end' ? <ReasonForm of={EndSessions} personId={person.id} title={t('end.title', { name })} what={t('end.what')} submit={t('end.submit')} onDone={() => setOpen(null)} onClose={() => setOpen(null)} /> : null}
      {open === 'factor' ? (
        <ReasonForm of={ResetFactor} personId={person.id} title={t('factor.title', { name })} what={t('factor.what')} submit={t('factor.submit')} onDone={() => setOpen(null)} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'link' ? (
        <ReasonForm
          of={MakeLink}
          personId={person.id}
          title={t('link.title', { name })}
          what={t('link.what')}
          submit={t('link.submit')}
          onDone={(done) => {
            setOpen(null)
            if (done.token && done.endsAt) setLink({ token: done.token, endsAt: done.endsAt })
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </li>
  )
}
