import { useTranslation } from 'react-i18next'
import type { UnitReorganiseInput } from '@/gql/graphql'
import { ErrorPanel, Refusals, Skeleton, failureOf, useNamed, useReading } from '@/kit'
import { PreviewUnitChange } from './queries'
import s from './Units.module.css'

/** What would move, by unit, and what is against it, as the server says before anything is written. */
export function Preview({ input }: { input: UnitReorganiseInput }) {
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
      {byUnit.length ? (
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
      <Refusals errors={preview.errors} />
    </div>
  )
}
