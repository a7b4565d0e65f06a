import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import type { UserError } from '@/kit'
import type { Forms, TargetRow } from './forms'
import { contentOf, holesOf, inputOf } from './inputs'
import { SpotErrors } from './places'
import type { SectionProps } from './sections'
import { TargetsSection } from './TargetsSection'

type Form = Forms['targets']
const row = (change: Partial<TargetRow>): TargetRow => ({ key: 'k', id: 't1', group: 'QUANTITY', indicator: '接入县', comparison: 'AT_LEAST', target: '6', targetUnit: '个', evidence: '验收报告', note: '', ...change })

/** The section on a form that is kept on this screen alone; the last form is in `held`. */
function show(rows: TargetRow[], errors: UserError[] = [], viewerCanEdit = true) {
  const held = { form: { rows } as Form }
  function Held() {
    const [value, setValue] = useState<Form>({ rows })
    const update = (change: (form: Form) => Form) =>
      setValue((form) => {
        held.form = change(form)
        return held.form
      })
    const props = { forms: { targets: { value, update } }, errors: new SpotErrors('targets', value, errors), head: { viewerCanEdit } }
    return <TargetsSection {...(props as unknown as SectionProps<'targets'>)} />
  }
  render(<Held />)
  return held
}
const cell = (n: number, words: string) => screen.getByLabelText(`第 ${n} 行 ${words}`)

describe('the performance targets of a draft', () => {
  it('begins with each part that has none, and counts the parts', async () => {
    const held = show([])
    const add = screen.getByRole('button', { name: '加一项指标' })
    for (let times = 0; times < 4; times++) await userEvent.click(add)
    expect(held.form.rows.map((each) => each.group)).toEqual(['QUANTITY', 'ECONOMIC', 'SATISFACTION', 'SATISFACTION'])
    expect(screen.getByText('产出 1 项，效益 1 项，满意度 2 项')).toBeInTheDocument()
    // Rows in which nothing was typed are not sent.
    expect(inputOf.targets(held.form)).toEqual([])
  })
  it('sends what was typed, trimmed, and empty cells as nothing', async () => {
    const held = show([row({ target: '', targetUnit: '', evidence: '' })])
    await userEvent.type(cell(1, '指标值'), ' 6.50 ')
    await userEvent.type(cell(1, '佐证'), '验收报告 ')
    expect(inputOf.targets(held.form)).toEqual([{ id: 't1', group: 'QUANTITY', indicator: '接入县', comparison: 'AT_LEAST', target: '6.5', targetUnit: null, evidence: '验收报告', note: null }])
    expect(holesOf('targets', held.form)).toEqual([])
  })
  it('has no number for what is done or not, and keeps what was typed if that is taken back', async () => {
    const held = show([row({})])
    await userEvent.selectOptions(cell(1, '比较'), '完成（定性）')
    expect(cell(1, '指标值')).toBeDisabled()
    expect(cell(1, '指标值')).toHaveValue('')
    expect(inputOf.targets(held.form)[0]).toMatchObject({ comparison: 'DONE', target: null, targetUnit: null })
    await userEvent.selectOptions(cell(1, '比较'), '不高于')
    expect(cell(1, '指标值')).toHaveValue('6')
  })
  it.each(['-1', '六', '1.23456'])('does not send %s as a number', (target) => {
    expect(holesOf('targets', { rows: [row({ target })] })).toEqual([{ path: ['targets', '0', 'target'] }])
  })
  it('takes 6 and 6.0 for the same content', () => {
    expect(contentOf('targets', { rows: [row({ target: '6.0' })] })).toBe(contentOf('targets', { rows: [row({ target: '6' })] }))
  })
  it('shows a refusal beneath its row and marks its cell, and says of the whole what is about no row', () => {
    show(
      [row({}), row({ key: 'k2', id: 't2', evidence: '' })],
      [
        { path: ['targets', '1', 'evidence'], message: '没有写明佐证', code: 'REQUIRED' },
        { path: ['targets'], message: '满意度指标至少 1 项', code: 'TARGETS_MISSING' },
      ],
    )
    expect(cell(2, '佐证')).toHaveAttribute('aria-invalid', 'true')
    expect(cell(1, '佐证')).not.toHaveAttribute('aria-invalid')
    expect(within(screen.getByRole('table')).getByText('没有写明佐证')).toBeInTheDocument()
    expect(screen.getByText('满意度指标至少 1 项')).toBeInTheDocument()
  })
  it('removes a row by its name', async () => {
    const held = show([row({}), row({ key: 'k2', id: 't2', indicator: '满意度' })])
    await userEvent.click(screen.getByRole('button', { name: '删去 接入县' }))
    expect(held.form.rows.map((each) => each.id)).toEqual(['t2'])
  })
  it('takes nothing out of an approved project, but what is not saved yet', () => {
    show([row({}), row({ key: 'new', id: null, indicator: '新指标' })], [], false)
    expect(screen.queryByRole('button', { name: /删去.*接入县|接入县.*删/ })).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: /新指标/ })).toBeInTheDocument()
  })
})
