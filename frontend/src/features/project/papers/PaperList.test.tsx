import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ViewerContext } from '@/kit/viewer'
import { PaperList } from './PaperList'

const paper = (kind: string, number: number, more: object = {}) =>
  ({
    id: `${kind}${number}`, kind, number, note: null, addedAt: '2026-01-02T03:04:05Z', addedByName: '陈静', submitted: false, viewerCanRemove: true,
    document: { id: `d${number}`, name: `${kind} v${number}.pdf`, bytes: 12_000, sha256: `${number}`.repeat(64), url: '/files/x' },
    ...more,
  }) as never

const shown = (props: Partial<Parameters<typeof PaperList>[0]>) =>
  render(
    <ViewerContext value={{ timeZone: 'Asia/Shanghai', actions: new Set() } as never}>
      <PaperList papers={[]} asked={[]} {...props} />
    </ViewerContext>,
  )

describe('the papers of an application', () => {
  it('say which are required, which only advised, and which are there', () => {
    shown({ papers: [paper('PRICE_BASIS', 1)], asked: [{ kind: 'CONSTRUCTION_SCHEME', required: true }, { kind: 'PRICE_BASIS', required: true }, { kind: 'SECURITY_SCHEME', required: false }] })
    const [scheme, basis, security] = screen.getAllByRole('listitem')
    expect(scheme).toHaveTextContent('必交，未交')
    expect(basis).toHaveTextContent('已交')
    expect(within(basis!).getByRole('link')).toHaveTextContent('PRICE_BASIS v1.pdf')
    expect(security).toHaveTextContent('建议附上')
  })
  it('show the newest version, fold the earlier ones away, and let go only of what was not handed in', async () => {
    const remove = vi.fn()
    shown({ papers: [paper('PRICE_BASIS', 1, { submitted: true, viewerCanRemove: false }), paper('PRICE_BASIS', 2)], onAdd: () => undefined, onRemove: remove })
    expect(screen.queryByText('PRICE_BASIS v1.pdf')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '以前的 1 版' }))
    expect(screen.getByText('PRICE_BASIS v1.pdf')).toBeVisible()
    expect(screen.getAllByRole('button', { name: /^撤下/ })).toHaveLength(1)
    await userEvent.click(screen.getByRole('button', { name: '撤下 PRICE_BASIS v2.pdf' }))
    await userEvent.click(await screen.findByRole('button', { name: '撤 下' }))
    expect(remove).toHaveBeenCalledWith('PRICE_BASIS2')
  })
})
