import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { Bar, DataTable, Empty, Money, Percent, ratioOf, useDictionary, useMoneyUnit } from '@/kit'
import { listOf } from './links'
import { Panel } from './Panel'
import s from './Overview.module.css'

export const OverviewFieldsFragment = graphql(`
  fragment OverviewFields on Overview {
    approved
    byField {
      field
      count
      approved
    }
  }
`)

/** Projects by field of administration, largest first. */
export function Fields({ of }: { of: FragmentType<typeof OverviewFieldsFragment> }) {
  const overview = readFragment(OverviewFieldsFragment, of)
  const { t } = useTranslation('overview')
  const unit = useMoneyUnit()
  const fields = useDictionary('field')
  return (
    <Panel title={t('fields.title')} aside={unit}>
      <DataTable
        label={t('fields.title')}
        rows={overview.byField}
        rowKey={(row) => row.field}
        empty={<Empty title={t('fields.empty')} />}
        columns={[
          { key: 'field', head: t('fields.field'), render: (row) => <Link className={s.nowrap} to={listOf({ field: row.field })}>{fields.word(row.field)}</Link> },
          { key: 'bar', head: '', width: '34%', render: (row) => <Bar value={ratioOf(row.approved, overview.approved)} /> },
          { key: 'count', head: t('tiles.count'), align: 'right', render: (row) => row.count },
          { key: 'approved', head: t('money.approved'), align: 'right', render: (row) => <Money value={row.approved} /> },
          { key: 'share', head: t('money.share'), align: 'right', render: (row) => <Percent value={ratioOf(row.approved, overview.approved)} /> },
        ]}
      />
    </Panel>
  )
}
