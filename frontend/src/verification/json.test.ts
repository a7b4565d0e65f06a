import { expect, it } from 'vitest'
import { fromBase64, fromUtf8, toMillis } from './bytes.ts'
import { DigestSet } from './digestSet.ts'
import { canonical, parseCanonical, parseJson } from './json.ts'
import { Lines, type Line } from './source.ts'

it('writes what it has read as RFC 8785 does', () => {
  // Section 3.2.3: sorted by UTF-16 code units, so that U+1F600 stands before U+FB33.
  const sorted = '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'
  const shuffled = '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}'
  expect(canonical(parseJson(shuffled)!)).toBe(sorted)
  // Section 3.2.2.2.
  expect(canonical(parseJson('["\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/"]')!)).toBe('["€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"]')
  expect(canonical(parseJson(' { "b" : [ 1 , true , { } , [ ] ] , "a" : "\\u007f" } ')!)).toBe('{"a":"\u007f","b":[1,true,{},[]]}')
})

it.each(['{"a":"x","b":"y"}', '{}', '{"a":{"__proto__":"x","constructor":"y"}}', '{"a":"/é\u007f😀\\b\\t\\n\\f\\r\\u0000\\u001f"}', '{"a":9007199254740991}'])('takes %s as canonical', (text) => {
  expect(parseCanonical(text)).toBeInstanceOf(Map)
})

it.each([
  '{"b":"y","a":"x"}', '{"a":"x","a":"x"}', '{"a": "x"}', ' {}', '{}\n', '[]', '"a"', '{"a":"\\u0041"}', '{"a":"\\/"}', '{"a":"\\u001F"}', '{"a":"\\u000a"}',
  '{"a":"\\ud800"}', '{"a":"\ud800"}', '{"a":1.0}', '{"a":1e2}', '{"a":0.5}', '{"a":-0}', '{"a":9007199254740993}', '{"a":01}', '\ufeff{}',
])('takes %j as not canonical', (text) => {
  expect(parseCanonical(text)).toBeUndefined()
})

it.each(['', '{', '}', '{"a"}', '{"a":}', '{"a":1,}', '{,}', '[1,]', '[1 2]', '{"a":1}}', 'tru', 'nul', '+1', '.5', '1.', '--1', '"', '"\\', '"\\"', '"\\x"', '"\\u00g0"', '"\n"', "{'a':1}", '{"a":1}x', 'NaN'])(
  'takes %j as no JSON',
  (text) => expect(parseJson(text)).toBeUndefined(),
)

it('reads nothing that is nested too deep, however deep it is', () => {
  expect(parseJson('['.repeat(64) + ']'.repeat(64))).toBeDefined()
  expect(parseJson('['.repeat(65) + ']'.repeat(65))).toBeUndefined()
  expect(parseJson('{"a":'.repeat(1_000_000))).toBeUndefined()
  expect(parseJson(`"${'\\'.repeat(2_000_001)}"`)).toBeUndefined()
})

it.each(['AAAA', 'AAE=', '', 'AQ=='])('reads %j as base64', (text) => expect(fromBase64(text)).toBeDefined())
it.each(['AAA', 'AAF=', 'AR==', 'AQ', 'AQ=', 'A A=', 'AAAA\n', 'AA-_', '=', 'é', undefined, 7])('reads %j as no base64', (text) => expect(fromBase64(text)).toBeUndefined())

it('reads only times that there are, written in the one way', () => {
  expect(toMillis('2026-11-30T09:15:00.000Z')).toBe(Date.UTC(2026, 10, 30, 9, 15))
  for (const time of ['2026-11-31T09:15:00.000Z', '2026-11-30T24:00:00.000Z', '2026-11-30T09:15:60.000Z', '2026-11-30T09:15:00Z', '2026-11-30T09:15:00.000+00:00', '2026-11-30 09:15:00.000Z', 1]) {
    expect(toMillis(time), `${time}`).toBeUndefined()
  }
})

it.each([[[0xff]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xf4, 0x90, 0x80, 0x80]], [[0xe4, 0xb8]]])('reads the bytes %j as no UTF-8', (bytes) => {
  expect(fromUtf8(Uint8Array.from(bytes))).toBeUndefined()
})

it('tells a hundred thousand digests apart', () => {
  // They differ in a few bits, as those that somebody chose to make it slow would.
  const digest = (n: number) => n.toString(16).padStart(5, '0').padStart(31, '0').padEnd(64, 'f')
  const seen = new DigestSet()
  for (let n = 0; n < 100_000; n++) expect(seen.add(digest(n))).toBe(true)
  expect(seen.add(digest(70_000))).toBe(false)
  expect(seen.size).toBe(100_000)
  expect(seen.has(digest(99_999))).toBe(true)
  expect(seen.has(digest(100_000))).toBe(false)
  expect(new DigestSet().has('0'.repeat(64))).toBe(false)
})

it.each([1, 2, 3, 7, 100])('cuts lines out of pieces of %i bytes, and keeps none that is too long', (length) => {
  const all = Uint8Array.from(Buffer.from('a\n\nbcdef\nbcdefg\ntoo long by far\nlast\nrest'))
  const lines = new Lines(6)
  const found: Line[] = []
  for (let at = 0; at < all.length; at += length) found.push(...lines.of(all.slice(at, at + length)))
  const text = (some: Line[]) => Buffer.concat(some.map(({ bytes }) => bytes)).toString()
  expect(found.filter(({ tooLong }) => !tooLong).map((line) => text([line]))).toEqual(['a\n', '\n', 'bcdef\n', 'last\n'])
  expect(text(found.filter(({ tooLong }) => tooLong))).toBe('bcdefg\ntoo long by far\n')
  expect(found.filter(({ tooLong, ended }) => tooLong && ended)).toHaveLength(2)
  expect(lines.left).toBe(4)
})
