import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { inYuan } from './decimal'
import s from './EarlierPrices.module.css'
import { type Reading, useReading } from './Loaded'
import { StatusTag } from './StatusTag'
import { formatDate } from './text'

export const EarlierPricesFragment = graphql(`
  fragment EarlierPricesShown on EarlierPrices {
    count
    lowest
    median
    highest
    excess
    aboveAll
    newest {
      unitPrice
      approvedOn
      project {
        id
        title
      }
    }
  }
`)
const EarlierPricesOf = graphql(`
  query EarlierPricesOf($id: ID!) {
    project(id: $id) {
      id
      estimateLines {
        id
        earlierPrices {
          aboveAll
          ...EarlierPricesShown
        }
      }
    }
  }
`)
type Shown = FragmentType<typeof EarlierPricesFragment> & { aboveAll: boolean }

/** Of each line of a project's estimate, by its id, what was approved for the same thing before; read beside the estimate itself, which doesn't wait for it. */
export function useEarlierPrices(projectId: string): ReadonlyMap<string, Shown> {
  const { state }: Reading<{ project?: { estimateLines: readonly { id: string; earlierPrices?: Shown | null }[] } | null }> = useReading(EarlierPricesOf, { id: projectId })
  const found = new Map<string, Shown>()
  for (const line of state.data?.project?.estimateLines ?? []) if (line.earlierPrices) found.set(line.id, line.earlierPrices)
  return found
}

/** Unit prices in yuan, whatever the reader's unit: they are small; so is the line's own, where it is given. Opened, it names the newest. */
export function EarlierPrices({ of, own }: { of: FragmentType<typeof EarlierPricesFragment>; own?: string }) {
  const { t, i18n } = useTranslation('kit')
  const prices = readFragment(EarlierPricesFragment, of)
  const excess = prices.excess == null ? '' : t('prices.excess', { percent: prices.excess })
  return (
    <details className={s.prices}>
      <summary>
        {prices.aboveAll ? (
          <StatusTag family="amber" icon="Exclamation">
            {t('prices.aboveAll')}
          </StatusTag>
        ) : null}
        {own ? t('prices.own', { price: inYuan(own) }) : null}
        {t(prices.count === 1 ? 'prices.one' : 'prices.range', { count: prices.count, lowest: inYuan(prices.lowest), highest: inYuan(prices.highest), median: inYuan(prices.median) })}
        {excess}
      </summary>
      <ul>
        {prices.newest.map((one, at) => (
          <li key={at}>
            {t('prices.was', { price: inYuan(one.unitPrice), day: formatDate(one.approvedOn, i18n.language) })} {one.project ? <Link to={`/project/${one.project.id}`}>{one.project.title}</Link> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
