import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, Route, Routes } from 'react-router'
import { describe, expect, it } from 'vitest'
import type { Pages } from './usePages'
import { WorkList } from './WorkList'

interface Row {
  id: string
  title: string
}
const rows: Row[] = ['甲', '乙', '丙'].map((title, index) => ({ id: `r${index}`, title }))
const pagesOf = (these: Row[]): Pages<Row> => ({
  rows: these,
  total: null,
  hasMore: false,
  loadMore: async () => undefined,
  loadingMore: false,
  first: { state: { data: {}, fetching: false, stale: false, hasNext: false }, reload: () => undefined },
})
const show = (these: Row[], onClearFilters?: () => void) =>
  render(
    <MemoryRouter>
      <Routes>
        <Route
          path="/"
          element={
            <WorkList
              label="待办"
              pages={pagesOf(these)}
              columns={[{ key: 'title', head: '事项', render: (row) => row.title }]}
              rowKey={(row) => row.id}
              open={(row) => `/${row.id}`}
              empty={{ title: '没有待办', why: '都办完了' }}
              onClearFilters={onClearFilters}
              batch={(ticked, clear) => (
                <>
                  <p>{`已选 ${ticked.length} 件`}</p>
                  <input aria-label="意见" />
                  <button type="button" onClick={clear}>
                    {'同意'}
                  </button>
                </>
              )}
              cannotTick={(row) => (row.title === '乙' ? '限额不同' : null)}
            />
          }
        />
        <Route path="/:id" element={<p>{'opened'}</p>} />
      </Routes>
    </MemoryRouter>,
  )

describe('a work list', () => {
  it('is walked, ticked and opened by keyboard', async () => {
    show(rows)
    await userEvent.keyboard('jx')
    expect(screen.getByText('已选 1 件')).toBeInTheDocument()
    await userEvent.keyboard('jx')
    expect(screen.getByText('已选 1 件')).toBeInTheDocument()
    await userEvent.keyboard('jx')
    expect(screen.getByText('已选 2 件')).toBeInTheDocument()
    await userEvent.keyboard('k{Enter}')
    expect(screen.getByText('opened')).toBeInTheDocument()
  })
  it('leads from what is ticked to the opinion on it and back', async () => {
    show(rows)
    await userEvent.keyboard('jxb')
    const opinion = screen.getByRole('textbox', { name: '意见' })
    expect(opinion).toHaveFocus()
    await userEvent.keyboard('bx')
    expect(opinion).toHaveValue('bx')
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('row', { name: /甲/ })).toHaveFocus()
    await userEvent.keyboard('b{Tab}{Enter}')
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
    expect(screen.getByRole('row', { name: /甲/ })).toHaveFocus()
  })
  it('says of a row why it cannot be ticked, and shows its keys when asked', async () => {
    show(rows)
    expect(screen.getByRole('checkbox', { name: '这一行不能选：限额不同' })).toBeDisabled()
    expect(screen.queryByRole('region', { name: '快捷键' })).not.toBeInTheDocument()
    await userEvent.keyboard('?')
    expect(screen.getByRole('region', { name: '快捷键' })).toHaveTextContent('选中或不选')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: '快捷键' })).not.toBeInTheDocument()
  })
  it('says what would stand there when it is empty, and offers to clear filters when they hide everything', async () => {
    const { unmount } = show([])
    expect(screen.getByText('没有待办')).toBeInTheDocument()
    unmount()
    let cleared = false
    show([], () => (cleared = true))
    await userEvent.click(screen.getByRole('button', { name: '清除筛选' }))
    expect(cleared).toBe(true)
  })
})
