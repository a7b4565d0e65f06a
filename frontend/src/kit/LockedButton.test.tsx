import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { LockedButton } from './LockedButton'

describe('a locked button', () => {
  it('can be reached by keyboard, says why, and does nothing', async () => {
    const act = vi.fn()
    render(<LockedButton reason="还缺 2 份" onClick={act}>{'申请终验'}</LockedButton>)
    await userEvent.tab()
    const button = screen.getByRole('button', { name: '申请终验' })
    expect(button).toHaveFocus()
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAccessibleDescription('还缺 2 份')
    await userEvent.keyboard('{Enter}')
    expect(act).not.toHaveBeenCalled()
  })
  it('acts when nothing stands against it', async () => {
    const act = vi.fn()
    render(<LockedButton onClick={act}>{'申请终验'}</LockedButton>)
    await userEvent.click(screen.getByRole('button', { name: '申请终验' }))
    expect(act).toHaveBeenCalledOnce()
  })
})
