import { useTranslation } from 'react-i18next'
import type { PreviewUnitChangeQuery, UnitReorganiseInput } from '@/gql/graphql'
import { ErrorPanel, Refusals, Skeleton, type UserError, failureOf, useNamed, useReading } from '@/kit'
import { PreviewUnitChange, type Unit } from './queries'
import s from './Units.module.css'

interface Props {
  input: UnitReorganiseInput
  led?: Unit
  /** What stands beside its field already. */
  said: readonly UserError[]
}

/**
 * What would move, by unit, and what is against it, as the server says before anything is written. A unit that another
 * lead is given, `led`, keeps all of it: who sees its projects is what changes.
 */
export function Preview({ input, led, said }: Props) {
  const { t } = useTranslation('tenancy-units')
  const named = useNamed()
  const { state } = useReading(PreviewUnitChange, { input })
  const preview = state.data?.unitChangePreview
  if (state.error) return <ErrorPanel what={t('preview.title')} failure={failureOf(state.error)} />
  if (!preview) return <Skeleton shape="section" />
  const byUnit = [...Map.groupBy(preview.holdings, (held) => held.unit.id)]
  return (
    <div className={`wide ${s.preview}`} role="status" aria-label={t('preview.title')}>
      <strong>{t('preview.title')}</strong>
      {led ? (
        <Seen led={led} leadId={input.leadId} held={preview.holdings} />
      ) : byUnit.length ? (
        <ul>
          {byUnit.map(([id, held]) => (
            <li key={id}>
              {held[0] ? named(held[0].unit) : ''}
              {t('preview.colon')}
              {held.map((each) => t(`count.${each.kind}`, { count: each.count })).join(t('preview.comma'))}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('preview.nothing')}</p>
      )}
      <Refusals errors={preview.errors.filter((error) => !said.some((each) => each.message === error.message))} />
    </div>
  )
}

type Held = PreviewUnitChangeQuery['unitChangePreview']['holdings'][number]

function Seen({ led, leadId, held }: { led: Unit; leadId: string | null | undefined; held: readonly Held[] }) {
  const { t } = useTranslation('tenancy-units')
  const named = useNamed()
  const projects = held.filter((each) => each.kind === 'LEADS' || each.kind === 'PARTICIPATIONS')
  const names = { unit: named(led), lead: led.ledBy ? named(led.ledBy) : '', held: projects.map((each) => t(`count.${each.kind}`, { count: each.count })).join(t('preview.comma')) }
  return (
    <ul>
      {leadId ? <li>{t(projects.length ? 'preview.seen' : 'preview.seenLater', names)}</li> : null}
      {led.ledBy ? <li>{t('preview.unseen', names)}</li> : null}
      <li>{t('preview.stays', names)}</li>
    </ul>
  )
}
