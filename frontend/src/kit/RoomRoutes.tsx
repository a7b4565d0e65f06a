import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, Routes } from 'react-router'
import { Empty } from './States'

/** The pages of a room; an address below it that is none of them says so, instead of an empty page. */
export function RoomRoutes({ children }: { children: ReactNode }) {
  return (
    <Routes>
      {children}
      <Route path="*" element={<Lost />} />
    </Routes>
  )
}

/** There is no such page. */
export function Lost() {
  const { t } = useTranslation('common')
  return <Empty title={t('lost.title')} why={t('lost.why')} act={<Link to="/">{t('lost.home')}</Link>} />
}
