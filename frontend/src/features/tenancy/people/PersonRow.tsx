import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText, DateText, StatusTag, useMay, useNamed, useViewer } from '@/kit'
import { GrantForm } from './GrantForm'
import { LeaveForm, type Leaving } from './LeaveForm'
import s from './People.module.css'
import { PostLine } from './PostLine'
import { ReasonForm } from './ReasonForm'
import { EnablePerson, EndSessions, MakeLink, type Person, ResetFactor } from './people'

interface Link {
  token: string
  endsAt: string
}
type Act = 'link' | 'end' | 'factor' | 'grant' | 'enable' | 'disable'

/** A person, what it holds and whether it is signed in; the acts unfold below it. */
export function PersonRow({ person }: { person: Person }) {
  const { t } = useTranslation('tenancy-people')
  const named = useNamed()
  const may = useMay()
  const viewer = useViewer()
  const [open, setOpen] = useState<Act | Leaving | null>(null)
  const [link, setLink] = useState<Link | null>(null)
  const name = named(person)
  const { sessions, usedAt } = person.signedIn
  const secures = may('PERSON_SECURE')
  const acts: Act[] = [
    ...(secures && person.enabled ? (['link'] as const) : []),
    ...(secures ? (['end'] as const) : []),
    ...(secures && person.secondFactorSince ? (['factor'] as const) : []),
    ...(may('PERSON_POST') && person.enabled && person.username !== viewer.username ? (['grant'] as const) : []),
    ...(person.viewerCanDisable ? (['disable'] as const) : []),
    ...(person.viewerCanEnable ? (['enable'] as const) : []),
  ]
  const close = () => setOpen(null)
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
        {person.elsewhere ? <span className={s.aside}>{t('elsewhere')}</span> : null}
        {person.secondFactorSince ? (
          <StatusTag family="blue" icon="Check" outlined>
            {t('factor.on')}
          </StatusTag>
        ) : null}
        <span className={s.acts}>
          {acts.map((act) => (
            <Button key={act} size="small" aria-expanded={open === act} aria-label={t('actOf', { act: t(`act.${act}`), name })} onClick={() => setOpen(open === act ? null : act)}>
              {t(`act.${act}`)}
            </Button>
          ))}
        </span>
      </div>
      <ul className={s.posts}>
        {person.posts.map((post) => (
          <PostLine key={post.id} post={post} onLeave={(kind) => setOpen({ kind, post })} />
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
      {open === 'end' ? <ReasonForm of={EndSessions} personId={person.id} title={t('end.title', { name })} what={t('end.what')} submit={t('end.submit')} onDone={close} onClose={close} /> : null}
      {open === 'enable' ? <ReasonForm of={EnablePerson} personId={person.id} title={t('enable.title', { name })} what={t('enable.what')} submit={t('enable.submit')} onDone={close} onClose={close} /> : null}
      {open === 'factor' ? (
        <ReasonForm of={ResetFactor} personId={person.id} title={t('factor.title', { name })} what={t('factor.what')} submit={t('factor.submit')} onDone={close} onClose={close} />
      ) : null}
      {open === 'link' ? (
        <ReasonForm
          of={MakeLink}
          personId={person.id}
          title={t('link.title', { name })}
          what={t('link.what')}
          submit={t('link.submit')}
          onDone={(done) => {
            close()
            if (done.token && done.endsAt) setLink({ token: done.token, endsAt: done.endsAt })
          }}
          onClose={close}
        />
      ) : null}
      {open === 'grant' ? <GrantForm title={t('grant.title', { name })} person={person.id} onClose={close} /> : null}
      {open === 'disable' ? <LeaveForm person={person} leaving={{ kind: 'disable' }} onClose={close} /> : null}
      {open && typeof open === 'object' ? <LeaveForm key={'post' in open ? `${open.kind} ${open.post.id}` : open.kind} person={person} leaving={open} onClose={close} /> : null}
    </li>
  )
}
