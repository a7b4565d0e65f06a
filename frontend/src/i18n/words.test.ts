import { describe, expect, it } from 'vitest'
import { statesOf } from '@/kit/StateTag'
import { words } from '@/test/words'

type Tree = { [key: string]: string | Tree }
const paths = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value] as [string, string]] : paths(value, `${prefix}${key}.`)))
/** `count_one`, `count_other` are one key to the reader: languages differ in their plurals. */
const keys = (tree: Tree) => [...new Set(paths(tree).map(([key]) => key.replace(/_(one|other)$/, '')))].sort()
const holes = (text: string) => [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]))].sort()

const rooms = Object.keys(words.zh ?? {}).sort()

describe('words', () => {
  it('exist for the same rooms in both languages', () => {
    expect(Object.keys(words.en ?? {}).sort()).toEqual(rooms)
  })
  it.each(rooms)('of %s have the same keys in both languages, and none is empty', (room) => {
    const [zh, en] = [words.zh?.[room] ?? {}, words.en?.[room] ?? {}]
    expect(keys(en)).toEqual(keys(zh))
    expect([...paths(zh), ...paths(en)].filter(([, text]) => !text.trim())).toEqual([])
  })
  it.each(rooms)('of %s take the same values in both languages', (room) => {
    const english = new Map(paths(words.en?.[room] ?? {}))
    const differing = paths(words.zh?.[room] ?? {}).filter(([key, text]) => english.has(key) && `${holes(text)}` !== `${holes(english.get(key) ?? '')}`)
    expect(differing).toEqual([])
  })
  it('name every state of the contract', () => {
    const named = words.zh?.kit?.state as Record<string, Tree>
    for (const kind of ['project', 'participant', 'case', 'step', 'task', 'decision', 'report', 'payment', 'acceptance'] as const)
      expect(Object.keys(named[kind] ?? {}).sort()).toEqual([...statesOf(kind)].sort())
  })
})
