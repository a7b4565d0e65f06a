import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Loaded, Refusals, useMoneyText, useNamed, useReading } from '@/kit'

const DraftProcedure = graphql(`
  query DraftProcedure($id: ID!) {
    project(id: $id) {
      id
      category
      procedure {
        track
        amount
        threshold
        lightLimit
        routeName
        routeNameEn
        steps {
          name
          nameEn
          workingDays
        }
        refusal
        countsAs
      }
    }
  }
`)

/** What the amount decides: the track, and the steps that the submission will pass. */
export default function Procedure({ projectId }: { projectId: string }) {
  const { t } = useTranslation('project-procedure')
  const named = useNamed()
  const money = useMoneyText()
  const reading = useReading(DraftProcedure, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project}>
      {({ procedure, category }) => {
        // A draft that came back goes on with its case: there is nothing to foretell.
        if (!procedure) return null
        const { track, threshold, lightLimit, steps } = procedure
        // With one of the limits alone the range has one end.
        const open = (track === 'LIGHT' && !threshold) || (track === 'FULL' && !lightLimit)
        const range = { threshold: money(threshold ?? '0'), limit: money(lightLimit ?? '0') }
        return (
          <>
            <p>
              {procedure.countsAs === 'OM' && category === 'UPGRADE' ? <>{t('countsAsOm')} </> : null}
              {track ? <>{t(open ? `open.${track}` : `range.${track}`, range)} </> : null}
              {procedure.routeName ? t('route', { route: named({ name: procedure.routeName, nameEn: procedure.routeNameEn ?? procedure.routeName }), count: steps.length }) : null}
              {steps.map((step) => t('step', { name: named(step), count: step.workingDays })).join(' → ')}
            </p>
            {procedure.refusal ? <Refusals errors={[{ path: [], message: procedure.refusal, code: 'ROUTE_MISSING', clause: null, lift: null }]} /> : null}
          </>
        )
      }}
    </Loaded>
  )
}
