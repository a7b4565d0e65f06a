/**
 * JSON with what JSON.parse hides: a name that stands twice and half a character are refused, and so is what is nested
 * so deep that reading it would exhaust the stack. Members are a map, as a name may be `__proto__`.
 */
export type Json = string | number | boolean | null | Json[] | Members
export type Members = Map<string, Json>

const DEPTH = 64
const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WHOLE = /^-?\d+$/

class NotJson extends Error {}

export function parseJson(text: string): Json | undefined {
  let at = 0

  const fail = (): never => {
    throw new NotJson()
  }
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? fail()
    at += found.length
    return found
  }
  const skip = () => {
    // Most of what comes has no space at all.
    if (text.charCodeAt(at) <= 0x20) match(SPACE)
  }
  const expect = (char: string) => {
    if (text[at] !== char) fail()
    at++
  }
  const string = (): string => {
    if (text[at] !== '"') fail()
    let end = at
    let slashes: number
    do {
      end = text.indexOf('"', end + 1)
      if (end < 0) fail()
      slashes = 0
      while (text[end - 1 - slashes] === '\\') slashes++
    } while (slashes % 2 === 1)
    const value = JSON.parse(text.slice(at, end + 1)) as string
    if (!value.isWellFormed()) fail()
    at = end + 1
    return value
  }
  const word = <T>(name: string, value: T): T => {
    if (!text.startsWith(name, at)) fail()
    at += name.length
    return value
  }
  /** A number that is not whole is no value of any member that is known here. */
  const number = (): number => {
    const digits = match(NUMBER)
    return WHOLE.test(digits) && digits !== '-0' ? Number(digits) : NaN
  }
  const members = (depth: number): Members => {
    const found: Members = new Map()
    at++
    skip()
    if (text[at] !== '}') {
      for (;;) {
        const name = string()
        if (found.has(name)) fail()
        skip()
        expect(':')
        found.set(name, value(depth + 1))
        if (text[at] !== ',') break
        at++
        skip()
      }
    }
    expect('}')
    return found
  }
  const array = (depth: number): Json[] => {
    const found: Json[] = []
    at++
    skip()
    if (text[at] !== ']') {
      for (;;) {
        found.push(value(depth + 1))
        if (text[at] !== ',') break
        at++
      }
    }
    expect(']')
    return found
  }
  const bare = (depth: number): Json => {
    switch (text[at]) {
      case '"':
        return string()
      case '{':
        return depth < DEPTH ? members(depth) : fail()
      case '[':
        return depth < DEPTH ? array(depth) : fail()
      case 't':
        return word('true', true)
      case 'f':
        return word('false', false)
      case 'n':
        return word('null', null)
      default:
        return number()
    }
  }
  function value(depth: number): Json {
    skip()
    const found = bare(depth)
    skip()
    return found
  }

  try {
    const found = value(0)
    return at === text.length ? found : undefined
  } catch (reason) {
    if (reason instanceof NotJson || reason instanceof SyntaxError) return undefined
    throw reason
  }
}

/** RFC 8785 of what the log has: JSON.stringify escapes a string as that asks for, and sorting is by UTF-16 code units. */
export function canonical(value: Json): string {
  if (value instanceof Map) {
    const names = [...value.keys()].sort()
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value.get(name)!)}`).join(',')}}`
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  return JSON.stringify(value)
}

/** The object that a text is canonically; nothing when it is none, or written otherwise. */
export function parseCanonical(text: string): Members | undefined {
  const value = parseJson(text)
  return value instanceof Map && canonical(value) === text ? value : undefined
}
