import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import s from './ObjectHeader.module.css'

export interface Crumb {
  label: ReactNode
  to?: string
}
export interface Tab {
  to: string
  label: ReactNode
  /** Work that waits there; 0 shows nothing. */
  count?: number
  /** Match this path only, not what is below it. */
  end?: boolean
}
export interface ObjectHeaderProps {
  crumbs?: readonly Crumb[]
  title: string
  /** StatusTags behind the title. */
  status?: ReactNode
  /** One line: who leads, who manages, reply number, as-of. */
  roles?: ReactNode
  /** Buttons at the right. */
  acts?: ReactNode
  tabs?: readonly Tab[]
}

/** Head of every page: crumb, title (also the window's), status, roles, acts, tabs. */
export function ObjectHeader({ crumbs = [], title, status, roles, acts, tabs = [] }: ObjectHeaderProps) {
  const { t } = useTranslation('kit')
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`
  }, [title, t])
  return (
    <header className={s.header}>
      <div className={s.top}>
        <div className={s.names}>
          {crumbs.length ? (
            <nav aria-label={t('crumbs')} className={s.crumbs}>
              {crumbs.map((crumb, index) => (
                <span key={index}>
                  {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
                </span>
              ))}
            </nav>
          ) : null}
          <div className={s.title}>
            <h1 tabIndex={-1}>{title}</h1>
            {status}
          </div>
          {roles ? <div className={s.roles}>{roles}</div> : null}
        </div>
        {acts ? <div className={s.acts}>{acts}</div> : null}
      </div>
      {tabs.length ? (
        <nav className={s.tabs} aria-label={t('tabs')}>
          {tabs.map((tab) => (
            <NavLink key={tab.to} to={tab.to} end={tab.end}>
              {tab.label}
              {tab.count ? <span className={s.count}>{tab.count}</span> : null}
            </NavLink>
          ))}
        </nav>
      ) : null}
    </header>
  )
}
