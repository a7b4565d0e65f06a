import { Input } from 'antd'

/** A day as the contract takes it. */
export function DayInput({ value, onChange, ...input }: { id: string; 'aria-describedby'?: string; status?: 'error'; value: string; onChange: (day: string) => void }) {
  return <Input {...input} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
}
