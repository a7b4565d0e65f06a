import { expect, it } from 'vitest'
import { type Act, ed25519Signer, seal } from '../test/decisionLog.ts'
import { act, ACTS, changed, check, codes, ENTRY, entryAt, exported, head, HEAD, lineOf, LINES, LOG, type Making, PROOF, TENANT, TRUSTED } from '../test/decisionSample.ts'

const OTHERS = ed25519Signer(LOG, 9)
const WRONG: Making = { acts: ACTS.map((each, at) => (at === 3 ? { ...each, content: { ...each.content, act: 'taskReturn' } } : each)) }
const known = lineOf(head({}, 7))
const renumbered = (acts: Act[]) => {
  // Entries as somebody would who has no key: everything fits but the heads.
  const heads = exported().filter(({ line }) => line === 'head')
  const lines = exported({ acts, heads: [] })
  return seal([...lines.slice(0, entryAt(lines, 2) + 1), heads[0]!, ...lines.slice(entryAt(lines, 2) + 1), heads[1]!])
}

it.each([
  ['edited', renumbered(WRONG.acts!), ['FORK KNOWN_HEAD', 'ROOT HEAD']],
  ['dropped', renumbered(ACTS.filter((_, at) => at !== 5)), ['TRUNCATED KNOWN_HEAD', 'TRUNCATED OWN_HEAD']],
  ['reordered', renumbered([...ACTS.slice(0, 5), ACTS[6]!, ACTS[5]!]), ['FORK KNOWN_HEAD', 'ROOT HEAD']],
  ['reordered with their positions', seal(LINES.map((line, at) => (at === ENTRY ? LINES[ENTRY + 1]! : at === ENTRY + 1 ? LINES[ENTRY]! : line))), ['FORK KNOWN_HEAD', 'POSITION MISSING', 'POSITION OUT_OF_ORDER', 'ROOT HEAD']],
  ['inserted', renumbered([...ACTS.slice(0, 4), act(4), ...ACTS.slice(4)]), ['FORK KNOWN_HEAD', 'FORMAT ORDER']],
  ['back-dated by who has the key', seal(exported({ acts: [...ACTS.slice(0, 6), act(6, { time: '2026-11-20T09:00:00.000Z' })] })), ['FORK KNOWN_HEAD', 'TIME BACK_DATED']],
  ['written anew by who has the key', seal(exported(WRONG)), ['FORK KNOWN_HEAD']],
  ['signed by other keys', seal(exported({ ...WRONG, tenant: OTHERS })), ['FORK KNOWN_HEAD', 'KEY OTHER_KEY', 'KEY UNTRUSTED']],
  ['signed by other keys that are not shown', seal(exported({ ...WRONG, tenant: OTHERS, keys: [TENANT.keyLine()] })), ['FORK KNOWN_HEAD', 'KEY UNTRUSTED']],
  ['cut off at an older head', seal(exported({ acts: ACTS.slice(0, 3) })), ['TRUNCATED KNOWN_HEAD']],
  ['replayed from another tenant', seal(exported({ log: 'cobuild/log/370901', tenant: ed25519Signer('cobuild/log/370901', 3), acts: ACTS.map((each) => ({ ...each, content: { ...each.content, log: 'cobuild/log/370901' } })) })), ['KEY UNTRUSTED']],
  ['mixed with a head of another tenant', changed(LINES, HEAD, head({ log: 'cobuild/log/370901', tenant: ed25519Signer('cobuild/log/370901', 3) }, 3)), ['LOG HEAD']],
] as [string, string, string[]][])('finds what was %s, by keys and a head that were known', async (_, text, expected) => {
  expect(await codes(text, { keys: TRUSTED, heads: known })).toEqual([...expected].sort())
  expect((await check(text, { keys: TRUSTED, heads: known })).exit).toBe(1)
})

function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

it.each([['an export', seal(LINES)], ['a proof', seal(PROOF)]])('finds any byte of %s that was changed, taken out or put in', async (_, text) => {
  const whole = Uint8Array.from(Buffer.from(text))
  const below = random(whole.length)
  const lastLine = Buffer.from(text).lastIndexOf('\n', whole.length - 2)
  for (let n = 0; n < 200; n++) {
    // A third of them in the last line, which no digest covers.
    const at = n % 3 === 0 ? lastLine + 1 + below(whole.length - lastLine - 1) : below(whole.length)
    const other = whole.slice()
    other[at] = (other[at]! + 1 + below(255)) % 256
    expect((await check(other)).exit, `${at} ${other[at]}`).toBe(1)
    const less = Uint8Array.from([...whole.subarray(0, at), ...whole.subarray(at + 1)])
    expect((await check(less)).exit, `${at} less`).toBe(1)
    const more = Uint8Array.from([...whole.subarray(0, at), 0x41 + below(26), ...whole.subarray(at)])
    expect((await check(more)).exit, `${at} more`).toBe(1)
  }
}, 120_000)

it('finds whatever was cut off', async () => {
  const whole = Uint8Array.from(Buffer.from(seal(PROOF)))
  for (let length = 0; length < whole.length; length += 7) expect((await check(whole.subarray(0, length))).found.CUT, `${length}`).toBe(1)
})
