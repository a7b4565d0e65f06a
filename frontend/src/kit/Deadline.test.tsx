import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Deadline } from './Deadline'
import { type Viewer, ViewerContext } from './viewer'

const viewer = { today: '2026-12-20', calendarKnownUntil: 2026 } as Viewer
const shown = (deadline: React.ReactNode) => render(<ViewerContext value={viewer}>{deadline}</ViewerContext>)

describe('a deadline', () => {
  it('in a year whose holidays are not announced says that it is foreseen', () => {
    shown(<Deadline on="2027-01-04" />)
    expect(screen.getByText(/2027 年放假安排未收录/)).toBeInTheDocument()
  })
  it('in a known year, or of the law, does not', () => {
    shown(
      <>
        <Deadline on="2026-12-31" />
        <Deadline on="2027-01-04" fixed />
      </>,
    )
    expect(screen.queryByText(/未收录/)).toBeNull()
  })
})
