import { Button, Input, type InputRef } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Field, Refusals, type UserError, useRefusals } from '@/kit/Refusal'
import s from './Second.module.css'

const NONE: readonly UserError[] = []
const INPUTS = {
  password: { type: 'password', autoComplete: 'current-password' },
  code: { autoComplete: 'one-time-code', inputMode: 'numeric' },
  recovery: { autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false },
} as const

export interface OneFieldProps {
  /** Name of the field in the form. */
  path: 'code' | 'proof'
  kind: keyof typeof INPUTS
  label: string
  help?: ReactNode
  /** Said when nothing was typed. */
  missing: string
  submit: string
  danger?: boolean
  /** Sends it; what was refused, nothing when it went well. */
  send: (value: string) => Promise<readonly UserError[]>
  /** Beside the button. */
  children?: ReactNode
}

/** A form of one field, which has the focus when it comes up. */
export function OneField({ path, kind, label, help, missing, submit, danger, send, children }: OneFieldProps) {
  const [value, setValue] = useState('')
  const [errors, setErrors] = useState(NONE)
  const [running, setRunning] = useState(false)
  const refusals = useRefusals(errors)
  const input = useRef<InputRef>(null)
  useEffect(() => input.current?.focus(), [kind])

  const run = async (event: FormEvent) => {
    event.preventDefault()
    if (running) return
    const empty = value.trim() ? NONE : [{ path: [path], message: missing }]
    setErrors(empty)
    if (empty.length) return
    setRunning(true)
    const refused = await send(kind === 'password' ? value : value.trim())
    setRunning(false)
    setErrors(refused)
  }
  return (
    <form onSubmit={(event) => void run(event)} noValidate>
      <Field label={label} help={help} path={path} refusals={refusals}>
        {(named) => <Input {...named} {...INPUTS[kind]} ref={input} name={path} value={value} onChange={(event) => setValue(event.target.value)} />}
      </Field>
      <Refusals errors={refusals.rest} />
      <div className={s.acts}>
        <Button type="primary" danger={danger} htmlType="submit" loading={running} aria-label={submit} aria-busy={running}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  )
}
