/** One thing that differs between two submissions: where, and both values as text. */
export interface Change {
  /** Section of the submission, e.g. "estimateLines"; the field itself for what stands at the top. */
  section: string
  /** Which item of the section, by its title, name or place; empty at the top. */
  item: string
  field: string
  before: string | null
  after: string | null
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Thing = { [key: string]: Json }
const isThing = (value: Json | undefined): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Bookkeeping that no reader looks for, and what a finding says in words. */
const SILENT = new Set(['id', 'version', 'ordinal', 'number', 'submittedAt', 'createdAt', 'updatedAt', 'round', 'answeredAt', 'dueOn', 'state', 'reopenings'])
const NAMES = ['title', 'packageTitle', 'name', 'unitName', 'unit', 'source', 'code', 'indicator'] as const

const nameOf = (item: Thing, place: number): string => {
  for (const key of NAMES) {
    const value = item[key]
    if (typeof value === 'string' && value) return value
    if (isThing(value) && typeof value.name === 'string') return value.name
  }
  return `${place + 1}`
}
const keyOf = (item: Json, place: number): string => {
  if (!isThing(item)) return `${place}`
  return typeof item.id === 'string' || typeof item.id === 'number' ? `id:${item.id}` : `${nameOf(item, place)}`
}
/** A list within an item reads as its entries in turn. */
const listText = (list: Json[]): string | null => list.map((each) => (isThing(each) ? Object.values(each).filter((value) => value !== null).map(String).join(' · ') : String(each))).join('；') || null
const textOf = (value: Json | undefined): string | null =>
  Array.isArray(value) ? listText(value) :
  value === undefined || value === null || value === '' ? null : typeof value === 'object' ? JSON.stringify(value) : String(value)

/**
 * What changed between two canonical snapshots. Items of a list are the same item when their id is the same, or else their
 * name, if only one has it; an item that came or went is one change, not one for each of its fields.
 */
export function changesBetween(before: string, after: string): Change[] {
  const found: Change[] = []
  const [from, to] = [parsed(before), parsed(after)]
  for (const section of union(from, to)) {
    const [old, now] = [from[section], to[section]]
    // What was returned goes on in its batch: why it came late was said with the first submission, and older ones name it no more.
    if (section === 'batch' && (now === undefined || (isThing(old) && isThing(now) && old.id === now.id))) continue
    if (Array.isArray(old) || Array.isArray(now)) compareLists(section, asList(old), asList(now), found)
    else if (isThing(old) || isThing(now)) compareThings(section, '', isThing(old) ? old : {}, isThing(now) ? now : {}, found)
    else push(found, section, '', section, old, now)
  }
  return found
}

const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
const union = (a: Thing, b: Thing) => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !SILENT.has(key))

interface Placed {
  item: Json
  place: number
}
const nameIn = ({ item, place }: Placed) => (isThing(item) ? nameOf(item, place) : '')

function compareLists(section: string, old: Json[], now: Json[], found: Change[]) {
  const left = new Map(old.map((item, place) => [keyOf(item, place), { item, place }]))
  const right = new Map(now.map((item, place) => [keyOf(item, place), { item, place }]))
  const pairs = [...left].map(([key, was]) => ({ was: was as Placed | undefined, is: right.get(key) }))
  for (const [key, is] of right) {
    if (left.has(key)) continue
    // Whoever writes a list anew gives its items other ids: the same name, if nothing else has it, is the same item.
    const name = nameIn(is)
    const gone = pairs.filter((pair) => !pair.is && pair.was && nameIn(pair.was) === name)
    const come = [...right].filter(([other, each]) => !left.has(other) && nameIn(each) === name)
    if (name && gone.length === 1 && come.length === 1 && gone[0]) gone[0].is = is
    else pairs.push({ was: undefined, is })
  }
  for (const { was, is } of pairs) {
    const name = is && isThing(is.item) ? nameOf(is.item, is.place) : was && isThing(was.item) ? nameOf(was.item, was.place) : ''
    if (was && is && isThing(was.item) && isThing(is.item)) compareThings(section, name, was.item, is.item, found)
    else if (!was || !is) found.push({ section, item: name, field: '', before: was ? name || textOf(was.item) : null, after: is ? name || textOf(is.item) : null })
    else push(found, section, name, '', was.item, is.item)
  }
}

function compareThings(section: string, item: string, old: Thing, now: Thing, found: Change[]) {
  for (const field of union(old, now)) push(found, section, item, field, old[field], now[field])
}

function push(found: Change[], section: string, item: string, field: string, old: Json | undefined, now: Json | undefined) {
  const [before, after] = [textOf(old), textOf(now)]
  if (before !== after) found.push({ section, item, field, before, after })
}

function parsed(text: string): Thing {
  try {
    const value = JSON.parse(text) as Json
    return isThing(value) ? value : {}
  } catch {
    return {}
  }
}
