import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { graphql } from '@/gql'
import { ErrorPanel, Refusals, useAct } from '@/kit'
import type { PlanOf } from './plans'
import s from './Planning.module.css'

const PutInForce = graphql(`
  mutation PlanPutInForce($input: PlanPutInForceInput!) {
    planPutInForce(input: $input) {
      plan { id version state }
      errors { path message clause lift code }
    }
  }
`)
const Close = graphql(`
  mutation PlanClose($input: PlanCloseInput!) {
    planClose(input: $input) {
      plan { id version state }
      errors { path message clause lift code }
    }
  }
`)

/** What may be done with the plan now: write it, put it in force, close it. */
export function PlanActs({ plan }: { plan: PlanOf }) {
  const { t } = useTranslation('planning')
  const navigate = useNavigate()
  const force = useAct(PutInForce)
  const close = useAct(Close)
  const standing = { id: plan.id, version: plan.version }
  const failure = force.failure ?? close.failure
  return (
    <>
      <div className={s.acts}>
        {plan.viewerCanEdit ? <Button onClick={() => void navigate(`/planning/${plan.id}/edit`)}>{t('plan.edit')}</Button> : null}
        {plan.viewerCanPutInForce ? (
          <Popconfirm title={t('plan.putInForce')} description={t('plan.putInForceThen')} okText={t('plan.putInForce')} onConfirm={() => force.run(standing)}>
            <Button type="primary" loading={force.running}>
              {t('plan.putInForce')}
            </Button>
          </Popconfirm>
        ) : null}
        {plan.viewerCanClose ? (
          <Popconfirm title={t('plan.close')} description={t('plan.closeThen')} okText={t('plan.close')} onConfirm={() => close.run(standing)}>
            <Button loading={close.running}>{t('plan.close')}</Button>
          </Popconfirm>
        ) : null}
      </div>
      <Refusals errors={[...force.errors, ...close.errors]} />
      {failure ? <ErrorPanel failure={failure} /> : null}
    </>
  )
}
