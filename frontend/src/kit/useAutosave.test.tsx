import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Saved, useAutosave } from './useAutosave'

interface Form {
  title: string
}
/** A server that remembers, and that a test can take off the net or let somebody else write to. */
function server(title = 'old') {
  return {
    title,
    version: 1,
    reachable: true,
    saves: 0,
    async save(this: void, form: Form, version: number): Promise<Saved<Form>> {
      if (!it_.reachable) throw new Error('offline')
      it_.saves++
      if (version !== it_.version) return { kind: 'conflict', version: it_.version, theirs: { title: it_.title }, who: '周平' }
      it_.title = form.title
      it_.version++
      return { kind: 'saved', version: it_.version }
    },
  }
}
let it_: ReturnType<typeof server>
const open = () => renderHook(() => useAutosave<Form>({ key: 'p1', value: { title: it_.title }, version: it_.version, save: it_.save }))
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

beforeEach(() => {
  vi.useFakeTimers()
  it_ = server()
})
afterEach(() => vi.useRealTimers())

describe('autosave', () => {
  it('sends once after a quiet moment, however much was typed', async () => {
    const { result } = open()
    act(() => result.current.set({ title: 'n' }))
    act(() => result.current.set({ title: 'new' }))
    await pass(900)
    expect(it_.title).toBe('new')
    expect(it_.saves).toBe(1)
    expect(result.current.state).toBe('saved')
    expect(localStorage).toHaveLength(0)
  })
  it('brings back what was typed after a reload, and sends it', async () => {
    it_.reachable = false
    const first = open()
    act(() => first.result.current.set({ title: 'typed' }))
    await pass(900)
    expect(first.result.current.state).toBe('unsent')
    first.unmount()
    it_.reachable = true
    const { result } = open()
    expect(result.current.value.title).toBe('typed')
    await pass(10)
    expect(it_.title).toBe('typed')
  })
  it('sends by itself when the line is back', async () => {
    it_.reachable = false
    const { result } = open()
    act(() => result.current.set({ title: 'typed' }))
    await pass(900)
    it_.reachable = true
    act(() => void window.dispatchEvent(new Event('online')))
    await pass(10)
    expect(it_.title).toBe('typed')
  })
  it('shows both versions on a conflict, overwrites nothing, and goes on with what a person chose', async () => {
    const { result } = open()
    it_.title = 'theirs'
    it_.version = 5
    act(() => result.current.set({ title: 'mine' }))
    await pass(900)
    expect(result.current.conflict).toMatchObject({ mine: { title: 'mine' }, theirs: { title: 'theirs' }, who: '周平' })
    expect(it_.title).toBe('theirs')
    act(() => result.current.resolve({ title: 'mine' }))
    await pass(10)
    expect(it_.title).toBe('mine')
    expect(result.current.conflict).toBeNull()
  })
  it('says whether everything is on the server when asked to flush', async () => {
    const { result } = open()
    act(() => result.current.set({ title: 'now' }))
    let done = false
    await act(async () => {
      done = await result.current.flush()
    })
    expect(done).toBe(true)
    expect(it_.title).toBe('now')
  })
  it('sends nothing by itself when a person saves, and keeps what was typed until then', async () => {
    const byHand = () => renderHook(() => useAutosave<Form>({ key: 'p1', value: { title: it_.title }, version: it_.version, save: it_.save, quiet: Infinity }))
    const first = byHand()
    act(() => first.result.current.set({ title: 'typed' }))
    await pass(60_000)
    first.unmount()
    const { result } = byHand()
    window.dispatchEvent(new Event('online'))
    await pass(60_000)
    expect(it_.saves).toBe(0)
    expect(result.current.value.title).toBe('typed')
    await act(() => result.current.flush())
    expect(it_.title).toBe('typed')
    expect(result.current.state).toBe('saved')
    expect(localStorage).toHaveLength(0)
  })
})
