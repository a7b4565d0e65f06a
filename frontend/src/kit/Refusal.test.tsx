import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Field, Refusals, type UserError, useRefusals } from './Refusal'

function Form({ errors }: { errors: readonly UserError[] }) {
  const refusals = useRefusals(errors)
  return (
    <>
      <Field label="title" path="title" refusals={refusals}>
        {(input) => <input id={input.id} aria-describedby={input['aria-describedby']} />}
      </Field>
      <Field label="share" path="participants.1.share" refusals={refusals}>
        {(input) => <input id={input.id} aria-describedby={input['aria-describedby']} />}
      </Field>
      <section aria-label="rest">
        <Refusals errors={refusals.rest} />
      </section>
    </>
  )
}
const share: UserError = { path: ['participants', '1', 'share'], message: '份额与明细不等', clause: '办法第 9 条', lift: '改为 260000.00' }

describe('a refusal', () => {
  it('stands beside its field in three lines, and the focus goes there', () => {
    render(<Form errors={[share]} />)
    expect(screen.getByLabelText('share')).toHaveFocus()
    expect(screen.getByLabelText('share')).toHaveAccessibleDescription(/份额与明细不等.*依据办法第 9 条.*怎么办改为 260000.00/)
    expect(screen.getByLabelText('title')).not.toHaveAccessibleDescription()
  })
  it('of the whole act, or of a field that is not on screen, stands beside the act', () => {
    render(<Form errors={[{ path: [], message: '阶段不许' }, { path: ['gone'], message: '缺目录' }]} />)
    expect(screen.getByRole('region', { name: 'rest' })).toHaveTextContent('阶段不许 缺目录')
  })
})
