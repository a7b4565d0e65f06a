import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { ProjectPlanQuery } from '@/gql/graphql'
import { type Column, DataTable, DateText, Loaded, Money, Section, Sheet, addMoney, compareMoney, useMoneyUnit, useNamed, useReading } from '@/kit'
import { Papers } from '../papers/Papers'
import { Catalogue } from './Catalogue'
import { Framework } from './Framework'
import { Targets } from './Targets'
import s from './Page.module.css'

const ProjectPlan = graphql(`
  query ProjectPlan($id: ID!) {
    dictionary(name: "cost_group") { code name nameEn }
    project(id: $id) {
      id
      viewerAreas
      approvedOn
      lead { id name nameEn }
      estimateLines {
        id ordinal costGroup title quantity quantityUnit unitPrice submittedAmount cutAmount cutReason cutClause approvedAmount leads
        participant { id unit { id name nameEn } }
      }
      fundingSources { id ordinal source amount boundary participant { id unit { id name nameEn } } }
      ...CatalogueOfPlan
      targets { id ...TargetOfTable }
      framework { ...FrameworkOfPlan }
      submissions { id number submittedAt personName actingFor amount sha256 form { url } }
    }
  }
`)
type Plan = NonNullable<ProjectPlanQuery['project']>
type Line = Plan['estimateLines'][number]
type Source = Plan['fundingSources'][number]
type Snapshot = Plan['submissions'][number]

/** The plan as it stands: estimate with cuts, sources, catalogue, and the numbered submissions. */
export function Plan({ projectId }: { projectId: string }) {
  const reading = useReading(ProjectPlan, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="section">
      {(project, data) => <PlanSheet project={project} groups={data.dictionary} />}
    </Loaded>
  )
}

function PlanSheet({ project, groups }: { project: Plan; groups: ProjectPlanQuery['dictionary'] }) {
  const { t, i18n } = useTranslation('project')
  const named = useNamed()
  const unit = useMoneyUnit()
  const lines = project.estimateLines
  // Before anything was cut or approved there is but one amount.
  const judged = !!project.approvedOn || lines.some((line) => compareMoney(line.cutAmount, '0') !== 0)
  const sum = (of: (line: Line) => string) => <Money value={addMoney(...lines.map(of))} />
  const estimate: readonly Column<Line>[] = [
    { key: 'n', head: '', render: (row) => row.ordinal, foot: '' },
    { key: 'title', head: t('line.title'), render: (row) => row.title, foot: t('wizard.total') },
    { key: 'group', head: t('line.costGroup'), render: (row) => named(groups.find((group) => group.code === row.costGroup)) || row.costGroup, foot: '' },
    { key: 'quantity', head: t('line.quantity'), align: 'right', render: (row) => `${row.quantity} ${row.quantityUnit}`, foot: '' },
    { key: 'price', head: t('plan.unitPrice', { unit }), align: 'right', render: (row) => <Money value={row.unitPrice} />, foot: '' },
    { key: 'submitted', head: t('line.amount', { unit }), align: 'right', render: (row) => <Money value={row.submittedAmount} />, foot: sum((row) => row.submittedAmount) },
    {
      key: 'cut',
      head: t('line.cut', { unit }),
      align: 'right',
      render: (row) => (
        <>
          <Money value={row.cutAmount} />
          {row.cutReason ? <div className={s.small}>{[row.cutReason, row.cutClause].filter(Boolean).join(' · ')}</div> : null}
        </>
      ),
      foot: sum((row) => row.cutAmount),
    },
    { key: 'approved', head: t('line.approved', { unit }), align: 'right', render: (row) => <Money value={row.approvedAmount} />, foot: sum((row) => row.approvedAmount) },
    { key: 'owner', head: t('line.owner'), render: (row) => (row.leads ? named(project.lead) : row.participant ? named(row.participant.unit) : t('wizard.nobody')), foot: '' },
  ]
  const sources: readonly Column<Source>[] = [
    { key: 'source', head: t('source.source'), render: (row) => t(`fund.${row.source}`), foot: t('wizard.total') },
    { key: 'county', head: t('source.county'), render: (row) => named(row.participant?.unit) || '—', foot: '' },
    { key: 'amount', head: t('source.amount', { unit }), align: 'right', render: (row) => <Money value={row.amount} />, foot: <Money value={addMoney(...project.fundingSources.map((row) => row.amount))} /> },
    { key: 'boundary', head: t('source.boundary'), render: (row) => row.boundary ?? '—', foot: '' },
  ]
  const snapshots: readonly Column<Snapshot>[] = [
    { key: 'n', head: t('plan.number'), render: (row) => t('page.submission', { n: row.number }) },
    { key: 'at', head: t('plan.submittedAt'), render: (row) => <DateText value={row.submittedAt} /> },
    { key: 'who', head: t('plan.person'), render: (row) => (row.actingFor ? t('submitFor.by', { person: row.personName, absent: row.actingFor }) : row.personName) },
    { key: 'amount', head: t('line.amount', { unit }), align: 'right', render: (row) => <Money value={row.amount} /> },
    { key: 'digest', head: t('plan.digest'), render: (row) => <code title={row.sha256}>{row.sha256.slice(0, 16)}</code> },
    { key: 'form', head: t('plan.form'), render: (row) => (row.form ? <a href={`${row.form.url}?language=${i18n.language}`} download aria-label={t('plan.formOf', { n: row.number })}>{t('plan.pdf')}</a> : '—') },
  ]
  const none = (words: string) => <p className={s.small}>{words}</p>
  return (
    <Sheet>
      <Section title={t('wizard.section.estimate')} aside={!project.viewerAreas.includes('PLAN') ? t('plan.ownLines') : t('wizard.lines', { count: lines.length })}>
        <DataTable label={t('wizard.section.estimate')} columns={judged ? estimate : estimate.filter(({ key }) => key !== 'cut' && key !== 'approved')} rows={lines} rowKey={(row) => row.id} empty={none(t('plan.noLines'))} />
      </Section>
      <Section title={t('wizard.section.sources')}>
        <DataTable label={t('wizard.section.sources')} columns={sources} rows={project.fundingSources} rowKey={(row) => row.id} empty={none(t('plan.noSources'))} />
      </Section>
      <Catalogue of={project} />
      <Targets targets={project.targets} />
      <Framework framework={project.framework} whole={project.viewerAreas.includes('PLAN')} />
      <Papers projectId={project.id} />
      <Section title={t('plan.submissions')}>
        <DataTable label={t('plan.submissions')} columns={snapshots} rows={project.submissions} rowKey={(row) => row.id} empty={none(t('plan.noSubmissions'))} />
      </Section>
    </Sheet>
  )
}
