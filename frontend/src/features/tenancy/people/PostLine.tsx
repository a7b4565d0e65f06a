import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { DateText, useNamed } from '@/kit'
import { ByProvider } from './ByProvider'
import type { PersonPost } from './people'
import s from './People.module.css'

/** A post with its days; what can be done with it stands behind. */
export function PostLine({ post, onLeave }: { post: PersonPost; onLeave: (kind: 'end' | 'move') => void }) {
  const { t } = useTranslation('tenancy-people')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  const name = `${named({ name: post.unitName, nameEn: post.unitNameEn })} · ${named({ name: post.title, nameEn: post.titleEn })}`
  return (
    <li className={s.post}>
      <span>
        {name} · {post.roles.map((role) => room(`role.${role}`)).join(t('comma'))}
        {post.over ? ` · ${t('postEnded')}` : null}
        {post.beginsOn && !post.over ? (
          <>
            {' · '}
            {t(post.enabled ? 'postSince' : 'postFrom')} <DateText value={post.beginsOn} />
          </>
        ) : null}
        {post.endsOn ? (
          <>
            {' · '}
            {t('postUntil')} <DateText value={post.endsOn} />
          </>
        ) : null}
        {post.provider ? (
          <span className={s.given}>
            <ByProvider id={post.provider} say="postByProvider" />
          </span>
        ) : null}
      </span>
      {post.viewerCanChange ? (
        <span className={s.acts}>
          <Button size="small" type="link" aria-label={t('actOf', { act: t('act.move'), name })} onClick={() => onLeave('move')}>
            {t('act.move')}
          </Button>
          <Button size="small" type="link" aria-label={t('actOf', { act: t('act.endPost'), name })} onClick={() => onLeave('end')}>
            {t('act.endPost')}
          </Button>
        </span>
      ) : null}
    </li>
  )
}
