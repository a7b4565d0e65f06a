import { BellOutlined, HomeOutlined, LockOutlined, LogoutOutlined, SearchOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { useReading } from '@/kit/Loaded'
import { post } from '@/kit/session'
import { useSwitchPost } from '@/kit/switchPost'
import { countText, useNamed } from '@/kit/text'
import s from './Frame.module.css'
import { LanguageSwitch, LargeTextSwitch } from './Switches'

const TopBarViewer = graphql(`
  fragment TopBarViewer on Viewer {
    name
    nameEn
    actions
    tenant {
      id
      level
      name
      nameEn
    }
    post {
      id
      title
      titleEn
      unit {
        id
        name
        nameEn
      }
    }
    posts {
      id
      title
      titleEn
      unit {
        id
        name
        nameEn
        tenant {
          id
          level
          name
          nameEn
        }
      }
    }
  }
`)

export function TopBar({ viewer: masked, menu }: { viewer: FragmentType<typeof TopBarViewer>; menu: ReactNode }) {
  const viewer = readFragment(TopBarViewer, masked)
  const { t } = useTranslation('common')
  const named = useNamed()
  const switchPost = useSwitchPost()
  const titled = (of: { title: string; titleEn: string }) => named({ name: of.title, nameEn: of.titleEn })
  const place = (
    <>
      <span className={s.level}>{t(`level.${viewer.tenant.level}`)}</span>
      <strong>{named(viewer.tenant)}</strong>
      {viewer.post ? (
        <span className={s.post}>
          {named(viewer.post.unit)} · {titled(viewer.post)}
        </span>
      ) : null}
    </>
  )
  return (
    <>
      {menu}
      <Link to="/" className={s.brand} aria-label={t('brand')}>
        <HomeOutlined aria-hidden /> <span>{t('brand')}</span>
      </Link>
      {viewer.posts.length > 1 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            selectedKeys: viewer.post ? [viewer.post.id] : [],
            items: viewer.posts.map((each) => ({
              key: each.id,
              label: `${t(`level.${each.unit.tenant.level}`)} ${named(each.unit.tenant)} · ${named(each.unit)} · ${titled(each)}`,
            })),
            onClick: ({ key }) => void switchPost(key),
          }}
        >
          <button type="button" className={`plain ${s.place}`} title={t('frame.switchPost')}>
            {place} <SwapOutlined aria-hidden /> <span className="sr-only">{t('frame.switchPost')}</span>
          </button>
        </Dropdown>
      ) : (
        <span className={s.place}>{place}</span>
      )}
      <Search />
      <div className={s.end}>
        {viewer.actions.includes('CASE_DECIDE') ? <TodoCount /> : null}
        <LargeTextSwitch />
        <LanguageSwitch />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'account', icon: <LockOutlined />, label: <Link to="/account">{t('frame.account')}</Link> },
              {
                key: 'out',
                icon: <LogoutOutlined />,
                label: t('frame.signOut'),
                onClick: () => void post('/sign-out').then(() => window.location.assign('/sign-in')),
              },
            ],
          }}
        >
          <button type="button" className={`plain ${s.person}`} aria-label={named(viewer)}>
            <UserOutlined aria-hidden /> <span>{named(viewer)}</span>
          </button>
        </Dropdown>
      </div>
    </>
  )
}

const OpenTasks = graphql(`
  query OpenTasks {
    tasks(first: 1) {
      openCount
    }
  }
`)

function TodoCount() {
  const { t } = useTranslation('common')
  const { data } = useReading(OpenTasks, {}).state
  const count = data?.tasks.openCount ? countText(data.tasks.openCount) : ''
  return (
    // On a phone the word is hidden, and without open tasks no number stands there either.
    <Link to="/approval" className={s.todo} aria-label={[t('nav.todo'), count].join(' ').trim()}>
      <BellOutlined aria-hidden /> <span>{t('nav.todo')}</span> {count ? <b>{count}</b> : null}
    </Link>
  )
}

/** Ctrl K from anywhere; leads to the project list with the words as its filter. */
function Search() {
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        field.current?.focus()
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <form
      role="search"
      className={s.search}
      onSubmit={(event) => {
        event.preventDefault()
        void navigate(`/project?search=${encodeURIComponent(field.current?.value.trim() ?? '')}`)
      }}
    >
      <SearchOutlined aria-hidden />
      <input ref={field} type="search" aria-label={t('frame.search')} placeholder={t('frame.search')} />
      <kbd>{'Ctrl K'}</kbd>
    </form>
  )
}
