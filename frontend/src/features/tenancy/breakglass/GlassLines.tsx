import { AlertOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import { DateText, ErrorPanel, Refusals, useAct, useNamed, useReading, useViewer } from '@/kit'
import { EndBreakGlass } from './end'
import s from './Glass.module.css'

const OpenGlasses = graphql(`
  query OpenGlasses {
    viewer {
      post {
        id
        roles
      }
      breakGlasses {
        id
        personName
        unitName
        reason
        endsAt
      }
    }
  }
`)
/** How soon the tenant sees it on a screen that stands open. */
const AGAIN_MS = 20_000

/** Over every page: that an operator looks into the tenant now, for those who are told and for the operator itself. */
export function GlassLines() {
  const { t } = useTranslation('tenancy-glass')
  const named = useNamed()
  const { tenant, today, tenantWide, actions } = useViewer()
  const readsLog = tenantWide && actions.has('PROJECT_READ')
  const reading = useReading(OpenGlasses, {})
  const act = useAct(EndBreakGlass)
  const { reload } = reading
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (!document.hidden) reload()
    }, AGAIN_MS)
    return () => window.clearInterval(timer)
  }, [reload])
  const viewer = reading.state.data?.viewer
  if (!viewer?.breakGlasses.length) return null
  const looking = viewer.post?.roles.includes('BREAK_GLASS')
  const end = (breakGlassId: string) =>
    void act.run({ breakGlassId }).then((done) => {
      if (done && looking) window.location.assign('/')
    })
  return (
    <>
      {viewer.breakGlasses.map((glass) => (
        <div key={glass.id} className={s.line} role="status">
          <AlertOutlined aria-hidden />
          <strong>{looking ? t('looking', { tenant: named(tenant) }) : t('told', { name: glass.personName, unit: glass.unitName })}</strong>
          <span>
            {t('until')} <DateText value={glass.endsAt} today={today} />
          </span>
          {looking ? null : <span>{t('because', { reason: glass.reason })}</span>}
          {looking ? null : readsLog ? <Link to="/audit/views">{t('views')}</Link> : <Link to="/tenancy/break-glass">{t('register')}</Link>}
          <Button size="small" danger loading={act.running} aria-label={looking ? undefined : t('endOf', { name: glass.personName })} onClick={() => end(glass.id)}>
            {t(looking ? 'stop' : 'end')}
          </Button>
        </div>
      ))}
      <Refusals errors={act.errors} />
      {act.failure ? <ErrorPanel what={t('end')} failure={act.failure} /> : null}
    </>
  )
}
