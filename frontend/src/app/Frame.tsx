import { type ReactNode, Suspense, lazy, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation } from 'react-router'
import { CountyStrip } from './CountyStrip'
import s from './Frame.module.css'
import { FrameShell } from './FrameShell'
import { SignInAgain } from './SignInAgain'
import { graphql } from '@/gql'
import { codeOf, failureOf } from '@/kit/failure'
import { useReading } from '@/kit/Loaded'
import { session } from '@/kit/session'
import { ErrorPanel, OfflineLine, Skeleton } from '@/kit/States'
import { type Viewer, ViewerContext, useViewer } from '@/kit/viewer'
import { currentItem, firstItem, visibleNav } from './nav'
import { TopBar } from './TopBar'

const FrameViewer = graphql(`
  query FrameViewer {
    viewer {
      name
      nameEn
      username
      tenantWide
      today
      calendarKnownUntil
      actions
      tenant {
        id
        code
        level
        name
        nameEn
      }
      post {
        id
        unit {
          id
          name
          nameEn
        }
      }
      ...TopBarViewer
    }
  }
`)

/** A line that can't be loaded takes no page with it: the register of emergency access tells the same. */
const GlassLines = lazy(() =>
  import('@/features/tenancy/breakglass/GlassLines').then(
    (part) => ({ default: part.GlassLines }),
    () => ({ default: () => null }),
  ),
)

const FOLDED = /^\/(approval\/cases|project\/[^/]+\/(edit|wizard))/

/** The frame of every screen behind sign-in: who is looking, the top bar, the way about, and the page. */
export function Frame() {
  const { pathname, search } = useLocation()
  const reading = useReading(FrameViewer, {})
  const { data, error } = reading.state
  const viewer = useMemo<Viewer | null>(() => {
    if (!data) return null
    const { post, actions, nameEn, username, ...rest } = data.viewer
    return { ...rest, nameEn: nameEn ?? null, username: username ?? null, postId: post?.id ?? null, unit: post?.unit ?? null, actions: new Set(actions) }
  }, [data])

  if (!data || !viewer) {
    if (!error) return <Skeleton shape="page" />
    const stranger = codeOf(error) === 'UNAUTHENTICATED' || (error.response as Response | undefined)?.status === 401
    if (stranger) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
    return <ErrorPanel failure={failureOf(error)} retry={reading.reload} />
  }
  session.begun()
  const level = viewer.tenant.level
  const groups = visibleNav(viewer.actions, level)
  return (
    <ViewerContext value={viewer}>
      <FrameShell
        level={level}
        top={(menu: ReactNode) => <TopBar viewer={data.viewer} menu={menu} />}
        groups={groups}
        current={currentItem(groups, pathname)}
        folded={FOLDED.test(pathname)}
      >
        <Page
          lines={
            <>
              <OfflineLine />
              {viewer.actions.has('BREAK_GLASS_WATCH') ? (
                <Suspense fallback={null}>
                  <GlassLines />
                </Suspense>
              ) : null}
              {level === 'COUNTY' ? <CountyStrip /> : null}
            </>
          }
        >
          <Suspense fallback={<Skeleton shape="page" />}>
            <Outlet />
          </Suspense>
        </Page>
      </FrameShell>
      <SignInAgain username={viewer.username} />
    </ViewerContext>
  )
}

function Page({ lines, children }: { lines: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('common')
  return (
    <main id="page" tabIndex={-1} aria-label={t('frame.page')}>
      {lines}
      <div className={s.page}>{children}</div>
    </main>
  )
}

/** Leads from `/` to the first entry that is the viewer's work. */
export function Home() {
  const { t } = useTranslation('common')
  const { actions, tenant } = useViewer()
  const first = firstItem(visibleNav(actions, tenant.level))
  return first ? <Navigate to={first.to} replace /> : <p>{t('frame.nothing')}</p>
}
