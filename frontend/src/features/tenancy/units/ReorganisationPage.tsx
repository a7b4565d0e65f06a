import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitChangesQuery } from '@/gql/graphql'
import { type Column, DataTable, DateText, Empty, ErrorPanel, Loaded, Refusals, Section, Sheet, StatusTag, useAct, useMay, useNamed, usePages, usePhone } from '@/kit'
import { type UnitChange, UnitChanges, WithdrawUnitChange } from './queries'
import { ReorganiseForm } from './ReorganiseForm'
import s from './Units.module.css'

const pick = (data: UnitChangesQuery) => data.unitChanges
const STATES = { PLANNED: ['blue', 'ClockCircle'], DONE: ['green', 'Check'], WITHDRAWN: ['grey', 'Undo'] } as const

/** Reorganisations, planned and done, with their documents; the system administrator begins one here. */
export function ReorganisationPage() {
  const { t } = useTranslation('tenancy-units')
  const may = useMay()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const opened = useRef(false)
  // The form is gone with what had the focus: it goes back to where it came from.
  useEffect(() => {
    if (opened.current && !open) button.current?.focus()
    opened.current = open
  }, [open])
  const pages = usePages(UnitChanges, {}, pick)
  const begin = may('UNIT_REORGANISE') && !open ? <Button ref={button} type="primary" onClick={() => setOpen(true)}>{t('form.open')}</Button> : null
  const columns: readonly Column<UnitChange>[] = [
    { key: 'day', head: t('field.effectiveOn'), render: (row) => <span className={s.nowrap}><DateText value={row.effectiveOn} /></span> },
    { key: 'what', head: t('list.what'), render: (row) => <What change={row} /> },
    { key: 'basis', head: t('field.basis'), width: '20%', render: (row) => <>{row.basis}<div className={s.under}>{row.plannerName}</div></> },
    { key: 'state', head: t('list.state'), render: (row) => <StateOf change={row} /> },
  ]
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
                columns={phone ? [{ key: 'what', head: t('list.what'), render: (row) => <OnPhone change={row} /> }] : columns}
              />
              {pages.hasMore ? <Button loading={pages.loadingMore} onClick={() => void pages.loadMore()}>{t('choices.more')}</Button> : null}
            </>
          )}
        </Loaded>
      </Section>
    </Sheet>
  )
}

/** All of a row beneath each other: four columns leave a telephone four signs for each. */
function OnPhone({ change }: { change: UnitChange }) {
  return (
    <>
      <DateText value={change.effectiveOn} /> <StateOf change={change} />
      <div>
        <What change={change} />
      </div>
      <div className={s.under}>
        {change.basis} · {change.plannerName}
      </div>
    </>
  )
}

/** "甲局、乙局 → 丙局" by the names of the day. */
function What({ change }: { change: UnitChange }) {
  const { t } = useTranslation('tenancy-units')
  const named = useNamed()
  const names = (parts: readonly { name: string; nameEn: string }[]) => parts.map(named).join(t('preview.comma'))
  const first = change.from[0]
  const after = change.kind === 'RENAME' && first?.newName ? named({ name: first.newName, nameEn: first.newNameEn ?? first.newName }) : change.kind === 'LEAD' ? (first?.ledBy ? named(first.ledBy) : t('list.noLead')) : names(change.to)
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
