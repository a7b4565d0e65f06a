import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { speakInTests } from '@/test/words'
import { Money } from './Money'
import { MoneyInput } from './MoneyInput'

afterEach(() => speakInTests('zh'))

function Form({ initial = null }: { initial?: string | null }) {
  const [value, setValue] = useState<string | null>(initial)
  return (
    <>
      <MoneyInput aria-label="amount" value={value} onChange={setValue} />
      <output>{value ?? 'none'}</output>
    </>
  )
}

describe('Money', () => {
  it('says 万元 in Chinese with the yuan on hover', () => {
    render(<Money value="12860000.00" />)
    expect(screen.getByText('1,286.00')).toHaveAttribute('title', '12,860,000 元')
  })
  it('says full yuan in English', async () => {
    await speakInTests('en')
    render(<Money value="-12860000.00" />)
    expect(screen.getByText('−¥12,860,000')).toBeInTheDocument()
  })
  it('says in words that it is hidden, and never shows the amount', () => {
    const { container } = render(<Money value="260000.00" hidden />)
    expect(screen.getByText('本县不可见')).toBeInTheDocument()
    expect(container.innerHTML).not.toContain('26')
  })
})

describe('MoneyInput', () => {
  it('takes 万元 and answers yuan, with the yuan beside it', async () => {
    render(<Form />)
    await userEvent.type(screen.getByLabelText('amount'), '1.253012')
    expect(screen.getByRole('status')).toHaveTextContent('12530.12')
    expect(screen.getByText('12,530.12 元')).toBeInTheDocument()
  })
  it('keeps what was typed while it is no amount, and says so', async () => {
    render(<Form />)
    await userEvent.type(screen.getByLabelText('amount'), '12x')
    expect(screen.getByLabelText('amount')).toHaveValue('12x')
    expect(screen.getByRole('status')).toHaveTextContent('none')
    expect(screen.getByText('不是金额，最多到分')).toBeInTheDocument()
  })
  it('can be emptied', async () => {
    render(<Form initial="45000.00" />)
    expect(screen.getByLabelText('amount')).toHaveValue('4.5')
    await userEvent.clear(screen.getByLabelText('amount'))
    expect(screen.getByLabelText('amount')).toHaveValue('')
    expect(screen.getByRole('status')).toHaveTextContent('none')
  })
})
