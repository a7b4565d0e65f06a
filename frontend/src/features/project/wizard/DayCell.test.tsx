import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { speakInTests } from '@/test/words'
import { DayCell } from './DayCell'
import { dayOf } from './day'

function Held({ of }: { of: string | null }) {
  const [day, setDay] = useState(of)
  return (
    <>
      <DayCell label="day" spot="x" value={day} onChange={setDay} />
      <output>{day}</output>
    </>
  )
}
afterEach(() => speakInTests('zh'))

describe('a box for a day', () => {
  it('writes it as the portal does, in its language', async () => {
    const chinese = render(<Held of="2026-11-20" />)
    expect(screen.getByLabelText('day')).toHaveValue('2026-11-20')
    chinese.unmount()
    await speakInTests('en')
    render(<Held of="2026-11-20" />)
    expect(screen.getByLabelText('day')).toHaveValue('20 Nov 2026')
  })
  it('takes what is typed, tidies it when it is left, and says what is no day', async () => {
    render(<Held of={null} />)
    const box = screen.getByLabelText('day')
    await userEvent.type(box, '2026/2/30')
    expect(box).toHaveAttribute('aria-invalid', 'true')
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
    await userEvent.clear(box)
    expect(box).not.toHaveAttribute('aria-invalid')
    await userEvent.type(box, '20261120')
    await userEvent.tab()
    expect(box).toHaveValue('2026-11-20')
    expect(screen.getByRole('status')).toHaveTextContent('2026-11-20')
  })
  it('knows how days are written in both languages', () => {
    expect(['2026-11-20', '2026/11/20', '2026年11月20日', '20 Nov 2026', '20 november 2026'].map(dayOf)).toEqual(Array(5).fill('2026-11-20'))
    expect(['2026-13-01', '2025-02-29', '2026112', '20 Foo 2026', ''].map(dayOf)).toEqual(Array(5).fill(null))
  })
})
