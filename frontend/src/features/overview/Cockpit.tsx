import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import { DateText, Empty, Loaded, ObjectHeader, StatusTag, useNamed, useReading, useViewer } from '@/kit'
import { Facts } from './Facts'
import { Fields } from './Fields'
import { Funnel } from './Funnel'
import { MoneyBars } from './MoneyBars'
import { Pipeline } from './Pipeline'
import { Reinvested } from './Reinvested'
import { Tiles } from './Tiles'
import s from './Overview.module.css'

const CockpitDocument = graphql(`
  query Cockpit {
    overview {
      asOf
      projectCount
      byTenant {
        count
        participating
      }
      pipeline {
        count
      }
      ...OverviewFacts
      ...OverviewTiles
      ...OverviewFunnel
      ...OverviewPipeline
      ...OverviewMoney
      ...OverviewFields
      ...OverviewReinvested
    }
  }
`)

/** City: money, stages, counties, fields. County and department: the same of their own. Every figure opens its list. */
export function Cockpit() {
  const { t } = useTranslation('overview')
  const named = useNamed()
  const { tenant, unit, tenantWide, today } = useViewer()
  const reading = useReading(CockpitDocument, {})
  const whose = tenantWide || !unit ? named(tenant) : named(unit)
  return (
    <Loaded of={reading} pick={(data) => data.overview} shape="page">
      {(overview) => (
        <>
          <ObjectHeader
            title={t('of', { whose })}
            status={
              <StatusTag family="blue" icon="Apartment" outlined>
                {t(tenantWide ? `level.${tenant.level}` : 'level.UNIT')}
              </StatusTag>
            }
            roles={
              <>
                <span>
                  {t('asOf')} <DateText value={overview.asOf} today={today} />
                </span>
                <span>{t(tenantWide ? `what.${tenant.level}` : 'what.UNIT')}</span>
              </>
            }
          />
          {overview.projectCount === 0 && overview.pipeline.every((stage) => stage.count === 0) && overview.byTenant.every((row) => row.participating === 0) ? (
            <Empty title={t('empty')} why={t('emptyWhy')} act={<Link to="/project">{t('toProjects')}</Link>} />
          ) : (
            <>
              <Facts of={overview} />
              <div className={overview.byTenant.length > 1 ? s.city : s.own}>
                <Tiles of={overview} />
                <Funnel of={overview} />
                <Pipeline of={overview} />
                <MoneyBars of={overview} />
                <Fields of={overview} />
                <Reinvested of={overview} />
              </div>
            </>
          )}
        </>
      )}
    </Loaded>
  )
}
