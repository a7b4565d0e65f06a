import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, useAct, useNamed, useRefusals } from '@/kit'
import type { ListedRoute } from './routes'

const TakeOut = graphql(`
  mutation TakeRouteOut($input: RouteTakeOutInput!) {
    routeTakeOut(input: $input) {
      route {
        code
        outOn
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)

export interface RouteOutProps {
  route: ListedRoute
  name: string
  /** Routes in force for the same kind of matter, without this one. */
  others: readonly { name: string; nameEn: string }[]
  onClose: () => void
}

/** Takes a route out of force, and says before what will hold then. */
export function RouteOut({ route, name, others, onClose }: RouteOutProps) {
  const { t } = useTranslation('tenancy-route')
  const named = useNamed()
  const act = useAct(TakeOut)
  const refusals = useRefusals(act.errors)
  const version = route.versions[0]?.version ?? 0
  const running = route.versions.reduce((sum, each) => sum + each.running, 0)
  const out = async () => {
    if (await act.run({ code: route.code, version })) onClose()
  }
  return (
    <ActForm title={t('out.sure', { name })} act={act} refusals={refusals} submit={t('out.act')} reason={others.length ? undefined : t('out.none')} danger onSubmit={() => void out()} onCancel={onClose}>
      <ul className="wide" role="status">
        {others.length ? <li>{t('out.then', { others: others.map(named).join(t('sentence.comma')) })}</li> : null}
        {running ? <li>{t('out.running', { count: running })}</li> : null}
        <li>{t('out.back')}</li>
      </ul>
    </ActForm>
  )
}
