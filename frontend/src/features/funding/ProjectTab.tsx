import { PlusOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import { Bar, DataTable, DateText, Empty, FactStrip, Loaded, LockedButton, Money, Percent, Section, Sheet, StateTag, addMoney, ratioOf, subtractMoney, useMoneyUnit, usePhone, useReading, useSourceWord, useViewer } from '@/kit'
import { AllocateForm } from './AllocateForm'
import { Ledger } from './Ledger'
import { MoneyFlow } from './MoneyFlow'

const ProjectFunding = graphql(`
  query ProjectFunding($id: ID!) {
    project(id: $id) {
      id
      viewerAreas
      viewerCanAllocate
      money {
        approved
        allocated
        contracted
        paid
        asOf
        heldBy {
          id
          text
          replyNumber
          viewerCanMeet
          viewerCanLift
        }
        bySource {
          source
          planned
          allocated
        }
        entries {
          id
          ...LedgerRow
        }
      }
      ...MoneyFlow
    }
  }
`)

/** A project's money: approved ≥ contracted ≥ paid ≤ allocated, by source, where it went, every entry. */
export default function ProjectTab({ projectId }: { projectId: string }) {
  const { t } = useTranslation('funding')
  const source = useSourceWord()
  const unit = useMoneyUnit()
  const phone = usePhone()
  const { today } = useViewer()
  const [allocating, setAllocating] = useState(false)
  const reading = useReading(ProjectFunding, { id: projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project}>
      {(project) => {
        const { money } = project
        if (!money) return <Empty title={t('tab.empty')} why={t(!project.viewerAreas.includes('MONEY') ? 'tab.packageOnly' : 'tab.emptyWhy')} />
        const share = (part: string) => ratioOf(part, money.approved)
        const rest = subtractMoney(money.approved, money.contracted)
        return (
          <>
            <FactStrip
              label={t('strip.title')}
              facts={[
                { key: 'approved', label: t('strip.approved', { unit }), value: <Money value={money.approved} />, bar: 1, tone: 'ink', note: <>{t('strip.asOf')} <DateText value={money.asOf} today={today} /></> },
                { key: 'allocated', label: t('strip.allocated'), value: <Money value={money.allocated} />, bar: share(money.allocated), note: <><Percent value={share(money.allocated)} /> {t('strip.rest')} <Money value={subtractMoney(money.approved, money.allocated)} /></>, to: '#sources' },
                { key: 'contracted', label: t('strip.contracted'), value: <Money value={money.contracted} />, bar: share(money.contracted), note: <><Percent value={share(money.contracted)} /> {t('strip.unspent')} <Money value={rest} /></> },
                { key: 'paid', label: t('strip.paid'), value: <Money value={money.paid} />, bar: share(money.paid), tone: 'green', note: <>{t('strip.ofContracts')} <Percent value={ratioOf(money.paid, money.contracted)} /></>, to: '#ledger' },
              ]}
            />
            {money.heldBy.length ? (
              <Sheet>
                <Section title={t('held.title')} extra={<Link to={`/project/${project.id}/approval#conditions`}>{t(money.heldBy.some((condition) => condition.viewerCanMeet || condition.viewerCanLift) ? 'held.to' : 'held.see')}</Link>}>
                  <ul aria-label={t('held.title')}>
                    {money.heldBy.map((condition) => (
                      <li key={condition.id}>
                        <StateTag of="condition" state="OPEN" /> {t('held.why', { number: condition.replyNumber ?? '', text: condition.text })}
                      </li>
                    ))}
                  </ul>
                  <small>{t('held.supplier')}</small>
                </Section>
              </Sheet>
            ) : null}
            {allocating ? <AllocateForm projectId={project.id} year={Number(today.slice(0, 4))} onClose={() => setAllocating(false)} /> : null}
            <Sheet>
              <Section
                id="sources"
                title={t('bySource.title')}
                aside={unit}
                extra={
                  project.viewerCanAllocate && !phone && !allocating ? (
                    <LockedButton type="primary" icon={<PlusOutlined aria-hidden />} reason={money.heldBy.length ? t('held.reason') : undefined} onClick={() => setAllocating(true)}>
                      {t('allocate.act')}
                    </LockedButton>
                  ) : null
                }
              >
                <DataTable
                  label={t('bySource.title')}
                  rows={money.bySource}
                  rowKey={(row) => row.source}
                  columns={[
                    { key: 'source', head: t('source'), render: (row) => source(row.source), foot: t('sum') },
                    { key: 'planned', head: t('bySource.planned'), align: 'right', render: (row) => <Money value={row.planned} />, foot: <Money value={addMoney(...money.bySource.map((row) => row.planned))} /> },
                    { key: 'allocated', head: t('pool.allocated'), align: 'right', render: (row) => <Money value={row.allocated} />, foot: <Money value={money.allocated} /> },
                    { key: 'rest', head: t('bySource.rest'), align: 'right', render: (row) => <Money value={subtractMoney(row.planned, row.allocated)} /> },
                    { key: 'share', head: t('bySource.share'), width: 180, render: (row) => <><Bar value={ratioOf(row.allocated, row.planned)} /><small><Percent value={ratioOf(row.allocated, row.planned)} /></small></> },
                  ]}
                />
              </Section>
              {phone ? null : (
                <Section title={t('flow.title')} aside={unit}>
                  <MoneyFlow of={project} />
                </Section>
              )}
              <Section id="ledger" title={t('ledger.title')} aside={t('ledger.rule')}>
                <Ledger of={money.entries} withProject={false} />
              </Section>
            </Sheet>
          </>
        )
      }}
    </Loaded>
  )
}
