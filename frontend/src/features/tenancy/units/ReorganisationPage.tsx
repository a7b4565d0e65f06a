import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitChangesQuery } from '@/gql/graphql'
import { DataTable, DateText, Empty, ErrorPanel, Loaded, Refusals, Section, Sheet, StatusTag, useAct, useMay, useNamed, usePages } from '@/kit'
import { type UnitChange, UnitChanges, WithdrawUnitChange } from './queries'
import { ReorganiseForm } from './ReorganiseForm'
import s from './Units.module.css'

const pick = (data: UnitChangesQuery) => data.unitChanges
const STATES = { PLANNED: ['blue', 'ClockCircle'], DONE: ['green', 'Check'], WITHDRAWN: ['grey', 'Undo'] } as const

/** Reorganisations, planned and done, with their documents; the system administrator begins one here. */
export function ReorganisationPage() {
  const { t } = useTranslation('tenancy-units')
  const may = useMay()
  const [open, setOpen] = useState(false)
  const pages = usePages(UnitChanges, {}, pick)
  const begin = may('UNIT_REORGANISE') && !open ? <Button type="primary" onClick={() => setOpen(true)}>{t('form.open')}</Button> : null
  return (
    <Sheet>
      <Section title={t('title')} aside={begin ?? t('what')}>
        {open ? <ReorganiseForm onClose={() => setOpen(false)} /> : null}
        <Loaded of={pages.first} pick={(data) => data} shape="list">
          {() => (
            <>
              <DataTable
                label={t('title')}
                rows={pages.rows}
                rowKey={(row) => row.id}
                empty={<Empty title={t('empty')} why={t('emptyWhy')} />}
                columns={[
                  { key: 'day', head: t('field.effectiveOn'), render: (row) => <span className={s.nowrap}><DateText value={row.effectiveOn} /></span> },
                  { key: 'what', head: t('list.what'), render: (row) => <What change={row} /> },
                  { key: 'basis', head: t('field.basis'), render: (row) => <>{row.basis}<div className={s.note}>{row.plannerName}</div></> },
                  { key: 'state', head: t('list.state'), render: (row) => <StateOf change={row} /> },
                ]}
              />
              {pages.hasMore ? <Button loading={pages.loadingMore} onClick={() => void pages.loadMore()}>{t('choices.more')}</Button> : null}
            </>
          )}
        </Loaded>
      </Section>
    </Sheet>
  )
}

/** "甲局、乙局 → 丙局" by the names of the day. */
function What({ change }: { change: UnitChange }) {
  const { t } = useTranslation('tenancy-units')
  const named = useNamed()
  const names = (parts: readonly { name: string; nameEn: string }[]) => parts.map(named).join(t('preview.comma'))
  const first = change.from[0]
  const after = change.kind === 'RENAME' && first?.newName ? named({ name: first.newName, nameEn: first.newNameEn ?? first.newName }) : change.kind === 'LEAD' ? (first?.ledBy ? named(first.ledBy) : t('field.noLead')) : names(change.to)
  return (
    <>
      <strong>{t(`kind.${change.kind}`)}</strong> {names(change.from)}
      {after ? ` → ${after}` : ''}
    </>
  )
}

function StateOf({ change }: { change: UnitChange }) {
  const { t } = useTranslation('tenancy-units')
  const act = useAct(WithdrawUnitChange)
  const [family, icon] = STATES[change.state]
  return (
    <>
      <StatusTag family={family} icon={icon}>{t(`state.${change.state}`)}</StatusTag>{' '}
      {change.viewerCanWithdraw ? (
        <Button type="link" loading={act.running} aria-label={t('withdraw.of', { basis: change.basis })} onClick={() => void act.run({ id: change.id, version: change.version })}>
          {t('withdraw.act')}
        </Button>
      ) : null}
      {change.problem ? <Refusals errors={[{ path: [], message: t('problem', { words: change.problem }), lift: t('problemLift') }]} /> : null}
      <Refusals errors={act.errors} />
      {act.failure ? <ErrorPanel what={t('withdraw.act')} failure={act.failure} /> : null}
    </>
  )
}
