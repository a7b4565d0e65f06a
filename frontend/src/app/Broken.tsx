import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useRouteError } from 'react-router'
import { Empty, ErrorPanel, Skeleton } from '@/kit/States'

export function Root() {
  return (
    <Suspense fallback={<Skeleton shape="page" />}>
      <Outlet />
    </Suspense>
  )
}

/** A screen that could not be drawn, or a bundle that could not be fetched: the rest lives on. */
export function Broken() {
  const { t } = useTranslation('common')
  const error = useRouteError()
  console.error(error)
  return <ErrorPanel what={t('broken.what')} retry={() => window.location.reload()} />
}

export function Lost() {
  const { t } = useTranslation('common')
  return <Empty title={t('lost.title')} why={t('lost.why')} act={<Link to="/">{t('lost.home')}</Link>} />
}
