import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { CatalogueOfPlanFragment } from '@/gql/graphql'
import { type Column, DataTable, DateText, Section, StatusTag, useNamed } from '@/kit'
import s from './Page.module.css'

export const CatalogueOfPlan = graphql(`
  fragment CatalogueOfPlan on Project {
    id
    catalogue {
      id ordinal name summary sharingType sharingCondition legalBasis updateCycle missing
      provider { id name nameEn }
      informationItems { name type }
      metadata { categoryClass categoryItem categorySubitem categoryDetail code format sharingWay openness openCondition publishedOn relatedCodes }
    }
  }
`)
type Entry = CatalogueOfPlanFragment['catalogue'][number]

/** The catalogue as it stands: how each entry is shared, with its metadata to unfold. */
export function Catalogue({ of }: { of: FragmentType<typeof CatalogueOfPlan> }) {
  const { catalogue } = readFragment(CatalogueOfPlan, of)
  const { t } = useTranslation('project')
  const { t: c } = useTranslation('catalogue')
  const named = useNamed()
  const count = (type: string) => catalogue.filter((entry) => entry.sharingType === type).length
  const columns: readonly Column<Entry>[] = [
    { key: 'n', head: '', render: (row) => row.ordinal },
    {
      key: 'name',
      head: c('name'),
      render: (row) => (
        <>
          {row.name}
          {row.summary ? <div className={s.small}>{row.summary}</div> : null}
          <Metadata entry={row} />
        </>
      ),
    },
    { key: 'provider', head: c('provider'), render: (row) => named(row.provider) },
    {
      key: 'sharing',
      head: c('sharingType'),
      render: (row) => (
        <>
          {c(`sharing.${row.sharingType}`)}
          {row.sharingCondition ? <div className={s.small}>{row.sharingCondition}</div> : null}
        </>
      ),
    },
    { key: 'law', head: c('legalBasis'), render: (row) => row.legalBasis ?? '—' },
    { key: 'cycle', head: c('updateCycle'), render: (row) => c(`cycle.${row.updateCycle}`) },
  ]
  return (
    <Section
      title={t('wizard.section.catalogue')}
      aside={`${c('counts', { all: catalogue.length, unconditional: count('UNCONDITIONAL'), conditional: count('CONDITIONAL'), not: count('NOT_SHARED') })} · ${c('complete', { all: catalogue.length, complete: catalogue.filter((entry) => !entry.missing.length).length })}`}
    >
      <DataTable label={t('wizard.section.catalogue')} columns={columns} rows={catalogue} rowKey={(row) => row.id} empty={<p className={s.small}>{t('plan.noCatalogue')}</p>} />
    </Section>
  )
}

function Metadata({ entry }: { entry: Entry }) {
  const { t: c } = useTranslation('catalogue')
  const { metadata: meta, informationItems, missing } = entry
  const category = [meta.categoryClass, meta.categoryItem, meta.categorySubitem, meta.categoryDetail].filter(Boolean).join(' / ')
  const facts: readonly [string, React.ReactNode][] = [
    [c('category'), category],
    [c('meta.code'), meta.code],
    [c('meta.format'), meta.format ? c(`format.${meta.format}`) : null],
    [c('meta.sharingWay'), meta.sharingWay ? c(`way.${meta.sharingWay}`) : null],
    [c('meta.openness'), meta.openness ? [c(`openness.${meta.openness}`), meta.openCondition].filter(Boolean).join(c('comma')) : null],
    [c('meta.publishedOn'), meta.publishedOn ? <DateText key="day" value={meta.publishedOn} /> : null],
    [c('relatedCodes'), meta.relatedCodes.join(' ')],
    [c('items'), informationItems.map((item) => (item.type ? c('typed', { name: item.name, type: c(`itemTypes.${item.type}`) }) : item.name)).join(c('comma'))],
  ]
  return (
    <details>
      <summary className={s.small}>
        {c('more')}{' '}
        {missing.length ? (
          <StatusTag family="amber" icon="Exclamation" outlined>
            {c('missingCount', { count: missing.length })}
          </StatusTag>
        ) : null}
      </summary>
      <dl className={s.facts}>
        {facts.filter(([, value]) => value).map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
        {missing.length ? <Fact label={c('missingHead')} value={missing.map((field) => c(`lacking.${field}`)).join(c('comma'))} /> : null}
      </dl>
    </details>
  )
}

function Fact({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
