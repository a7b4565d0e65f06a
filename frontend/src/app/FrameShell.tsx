import { MenuOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TenantLevel } from '@/gql/enums'
import s from './Frame.module.css'
import type { NavGroup, NavItem } from './nav'

export interface FrameShellProps {
  level: TenantLevel
  /** Gets the button that opens the navigation on narrow screens. */
  top: (menu: ReactNode) => ReactNode
  groups: readonly NavGroup[]
  current?: NavItem
  /** Case and form pages fold the navigation to its icons. */
  folded: boolean
  children: ReactNode
}

/** Bar, navigation and page, in the colour of the level. */
export function FrameShell({ level, top, groups, current, folded, children }: FrameShellProps) {
  const { t } = useTranslation('common')
  const [open, setOpen] = useState(false)
  const menu = (
    <button type="button" className={`plain ${s.menu}`} aria-expanded={open} aria-controls="nav" aria-label={t('frame.menu')} onClick={() => setOpen(!open)}>
      <MenuOutlined />
    </button>
  )
  return (
    <div className={s.frame} data-level={level} data-folded={folded || undefined} data-open={open || undefined}>
      <a className={s.skip} href="#page">
        {t('frame.skip')}
      </a>
      <header className={s.bar}>{top(menu)}</header>
      <nav id="nav" className={s.nav} aria-label={t('frame.nav')}>
        {groups.map((group) => (
          <div key={group.label} role="group" aria-labelledby={`nav-${group.label}`}>
            <div className={s.verb} id={`nav-${group.label}`}>
              {t(`nav.group.${group.label}`)}
            </div>
            {group.items.map((item) => (
              <Link
                key={item.to}
                to={item.to}
                title={folded ? t(`nav.${item.label}`) : undefined}
                aria-current={item === current ? 'page' : undefined}
                onClick={() => setOpen(false)}
              >
                <span aria-hidden>{item.icon}</span>
                <span className={s.word}>{t(`nav.${item.label}`)}</span>
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className={s.body}>{children}</div>
    </div>
  )
}
