import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Empty, Loaded, Sheet, StatusTag, useMay, useNamed, usePages, useReading, useViewer } from '@/kit'
import { Head } from './Head'
import { PlanActs } from './PlanActs'
import { PlanTree } from './PlanTree'
import { firstPlan, PLAN_LOOK, type PlanOf, PlansListDocument, type PlanRow, PlanTreeDocument } from './plans'
import type { PlansListQuery } from '@/gql/graphql'
import s from './Planning.module.css'

const pick = (data: PlansListQuery) => data.plans

/** Plans of the tenant, of its city and of its counties: one at a time, as a tree with what it got for its money. */
export function PlansPage() {
  const { t } = useTranslation('planning')
  const may = useMay()
  const navigate = useNavigate()
  const { tenant } = useViewer()
  const [params, setParams] = useSearchParams()
  const pages = usePages(PlansListDocument, {}, pick)
  const chosen = pages.rows.find((plan) => plan.id === params.get('plan')) ?? firstPlan(pages.rows, tenant.id)
  const write = may('PLAN_SET') ? (
    <Button type={pages.rows.length ? 'default' : 'primary'} onClick={() => void navigate('/planning/new')}>
      {t('plan.new')}
    </Button>
  ) : null
  return (
    <>
      <Head acts={write} />
      <Loaded of={pages.first} pick={() => pages.rows}>
        {() =>
          chosen ? (
            <>
              <div className={s.bar}>
                <PlanChoice plans={pages.rows} value={chosen.id} onChange={(plan) => setParams({ plan }, { replace: true })} />
                {pages.hasMore ? <Button onClick={() => void pages.loadMore()}>{t('plan.more')}</Button> : null}
              </div>
              <PlanView key={chosen.id} id={chosen.id} />
            </>
          ) : (
            <Sheet>
              <Empty title={t('plan.none')} why={t(may('PLAN_SET') ? 'plan.noneWrite' : 'plan.noneRead')} act={may('PLAN_SET') ? <Link to="/planning/new">{t('plan.new')}</Link> : undefined} />
            </Sheet>
          )
        }
      </Loaded>
    </>
  )
}

function PlanChoice({ plans, value, onChange }: { plans: readonly PlanRow[]; value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation('planning')
  const named = useNamed()
  return (
    <Select<string>
      aria-label={t('plan.which')}
      value={value}
      popupMatchSelectWidth={false}
      options={plans.map((plan) => ({ value: plan.id, label: t('plan.option', { tenant: named(plan.tenant), title: plan.title, first: plan.firstYear, last: plan.lastYear, state: t(`state.${plan.state}`) }) }))}
      onChange={onChange}
    />
  )
}

function PlanView({ id }: { id: string }) {
  const { t } = useTranslation('planning')
  const named = useNamed()
  const reading = useReading(PlanTreeDocument, { id })
  return (
    <Loaded of={reading} pick={(data) => data.node as PlanOf | null}>
      {(plan) => (
        <Sheet>
          <PlanTree
            plan={plan}
            head={
              <>
                <StatusTag {...PLAN_LOOK[plan.state]}>{t(`state.${plan.state}`)}</StatusTag> {named(plan.tenant)}
              </>
            }
            acts={<PlanActs plan={plan} />}
          />
        </Sheet>
      )}
    </Loaded>
  )
}
