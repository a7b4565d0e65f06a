import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  ChartAsTable,
  ConflictDialog,
  DataTable,
  DateText,
  Empty,
  ErrorPanel,
  FactStrip,
  Field,
  LockedButton,
  Money,
  MoneyInput,
  ObjectHeader,
  Percent,
  SaveLine,
  Section,
  Sheet,
  Skeleton,
  StageLine,
  StateTag,
  statesOf,
  useMoneyText,
  useMoneyUnit,
  useRefusals,
  type UserError,
} from '@/kit'
import { LanguageSwitch, LargeTextSwitch } from './Switches'

const KINDS = ['project', 'participant', 'case', 'step', 'task', 'decision', 'report', 'payment', 'acceptance'] as const
const REFUSED: readonly UserError[] = [{ path: ['amount'], message: 'POOL_OVERDRAWN', clause: '2025-08-01', lift: '917.50' }]
const MONTHS = ['07', '08', '09', '10', '11'].map((month, index) => ({ month, paid: String(1_200_000 * (index + 1)) }))
const CONFLICT = { mine: { title: 'A', share: '2' }, theirs: { title: 'B', share: '3' } }

/** The kit on one page, in both languages and sizes. For those who build screens; not in the product. */
export function KitPage() {
  const [amount, setAmount] = useState<string | null>('9500000.00')
  const [title, setTitle] = useState('')
  const [asked, setAsked] = useState(false)
  const refusals = useRefusals(asked ? REFUSED : [])
  const [conflict, setConflict] = useState<typeof CONFLICT | null>(null)
  const unit = useMoneyUnit()
  const text = useMoneyText()
  const columns = [
    { key: 'month', head: 'month', render: (row: (typeof MONTHS)[number]) => row.month },
    { key: 'paid', head: `paid (${unit})`, align: 'right' as const, render: (row: (typeof MONTHS)[number]) => <Money value={row.paid} />, foot: <Money value="18000000" /> },
  ]
  return (
    <div style={{ padding: 20 }}>
      <ObjectHeader crumbs={[{ label: 'kit' }]} title="Kit" status={<StateTag of="project" state="CONSTRUCTION" />} acts={<><LargeTextSwitch /> <LanguageSwitch /></>} tabs={[{ to: '/kit', label: 'parts', count: 3 }]} />
      <Sheet>
        <StageLine label="stages" stages={[{ key: 'a', label: 'A', note: '09-12', state: 'done' }, { key: 'b', label: 'B', note: '85 %', state: 'now' }, { key: 'c', label: 'C', state: 'ahead' }]} />
        <Section title="StateTag">
          {KINDS.map((of) => (
            <p key={of}>{statesOf(of).map((state) => <span key={state} style={{ marginRight: 8 }}><StateTag of={of} state={state} /></span>)}</p>
          ))}
        </Section>
        <Section title="Money" aside={unit}>
          <p><Money value="12860000.00" unit /> <Money value="-1526000.00" /> <Money value="0" /> <Money value={null} /> <Money value="1" hidden /> <Percent value={0.816} /> <DateText value="2026-11-20" weekday /></p>
          <Field label="amount" path="amount" refusals={refusals} required>{(input) => <MoneyInput {...input} value={amount} onChange={setAmount} />}</Field>
          <Field label="title" path="title" refusals={refusals} help="help">{(input) => <Input {...input} value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
          <LockedButton type="primary" onClick={() => setAsked(true)}>refuse</LockedButton> <LockedButton reason="2">locked</LockedButton> <Button onClick={() => setConflict(CONFLICT)}>conflict</Button>
          <p>{(['clean', 'typing', 'saving', 'saved', 'unsent', 'refused', 'conflict'] as const).map((state) => <span key={state} style={{ marginRight: 12 }}><SaveLine state={state} savedAt={new Date()} /></span>)}</p>
        </Section>
        <Section title="DataTable, ChartAsTable">
          <DataTable label="paid" columns={columns} rows={MONTHS} rowKey={(row) => row.month} />
          <ChartAsTable label="paid" rows={MONTHS} columns={columns} rowKey={(row) => row.month} option={{ xAxis: { type: 'category', data: MONTHS.map((row) => row.month) }, yAxis: {}, series: [{ type: 'bar', data: MONTHS.map((row) => Number(row.paid) / 10_000), label: { show: true, position: 'top', formatter: ({ dataIndex }: { dataIndex: number }) => text(MONTHS[dataIndex]?.paid ?? '0') } }] }} />
        </Section>
        <Section title="States">
          <Empty title="Empty" why="why" act={<Button>act</Button>} />
          <ErrorPanel failure={{ message: '', requestId: '7F2K-0418' }} retry={() => undefined} />
          <Skeleton rows={3} />
        </Section>
      </Sheet>
      <FactStrip label="facts" facts={[{ key: 'a', label: 'approved', value: <Money value="12860000" />, bar: 1, tone: 'ink', to: '#' }, { key: 'p', label: 'paid', value: <Money value="3610500" />, bar: 0.3, held: 0.32, tone: 'green', note: 'note' }]} />
      <ConflictDialog conflict={conflict} fields={[{ key: 'title', label: 'title' }, { key: 'share', label: 'share' }]} onResolve={() => setConflict(null)} />
    </div>
  )
}
