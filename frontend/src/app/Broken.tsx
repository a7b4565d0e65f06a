import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useRouteError } from 'react-router'
import { ErrorPanel, Skeleton } from '@/kit/States'

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
