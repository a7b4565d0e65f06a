import { expect, it } from 'vitest'
import { ed25519Signer, seal, sha256, sm2Signer } from '../test/decisionLog.ts'
import { act, ACTS, behind, changed, check, CITY, codes, ENTRY, entryAt, exported, FILE, head, HEAD, KEY, kindAt, lineOf, LINES, LOG, type Making, minute, NOTE, note, NOW, proof, PROOF, signed, source, TENANT, TRUSTED, withContent, withOpening, without } from '../test/decisionSample.ts'
import { verify, type NamedFile, type Options } from './index.ts'

it.each([
  ['Ed25519 and SHA-256', {}],
  ['SM2 and SM3', { hash: 'SM3', tenant: sm2Signer(LOG, 1), witness: sm2Signer('cobuild/log/370000', 2) }],
] as [string, Making][])('finds nothing in an export with %s, and counts', async (_, making) => {
  const report = await check(seal(exported(making)))
  expect(report).toMatchObject({
    exit: 0, format: 'export', log: LOG, tenant: '泰安市', hash: making.hash ?? 'SHA-256', findings: [], found: {}, entries: 7, uncovered: 0, heads: 2, countersigned: 2,
    longestWithout: 240_000, erased: 0, textsMissing: 0, filesMissing: 1, ownKeysOnly: true, head: { size: 7, time: Date.parse(minute(17)), countersignatures: [{ by: 'cobuild/log/370000', time: Date.parse(minute(17)) + 5000 }] },
  })
  expect(report.proved).toBeUndefined()
})

it.each([
  ['Ed25519 and SHA-256', {}],
  ['SM2 and SM3', { hash: 'SM3', tenant: sm2Signer(LOG, 1), witness: sm2Signer('cobuild/log/370000', 2) }],
] as [string, Making][])('finds nothing in a proof with %s, and tells what it is of', async (_, making) => {
  const report = await check(seal(proof(1, making)))
  expect(report).toMatchObject({ exit: 0, format: 'proof', findings: [], entries: 1, uncovered: 0, heads: 1, countersigned: 1, textsMissing: 0, filesMissing: 0 })
  expect(report.proved).toEqual({
    position: 1,
    entry: { log: LOG, id: '1001', kind: 'DECISION', act: 'taskDecide', subject: { type: 'Task', id: '1' }, time: Date.parse(minute(1)), unit: '市大数据局', facts: new Map([['text', sha256('同意立项。\n')]]), attachments: [], told: expect.any(String) as string },
    opening: { actor: '张三1', changes: [{ field: 'verdict', after: '同意' }] },
    text: '同意立项。\n',
  })
  for (let at = 0; at < 7; at++) expect(await codes(seal(proof(at, making)))).toEqual([])
})

it('tells what is no finding: uncovered, without a witness, erased, not at hand', async () => {
  const lines = exported({ heads: [3, 5] }).filter(({ line }) => line !== 'text')
  delete lines[entryAt(lines, 2)]!.opening
  const bare = lines.findLastIndex(({ line }) => line === 'head')
  const alone = (lines[bare]!.note as string).split('\n').slice(0, -2).join('\n') + '\n'
  expect(await check(changed(lines, bare, { note: alone }), { keys: TRUSTED })).toMatchObject({ exit: 0, uncovered: 2, heads: 2, countersigned: 1, longestWithout: 120_000, erased: 1, textsMissing: 1, filesMissing: 1, ownKeysOnly: false })
})

const CASES: [string, string[], string | Uint8Array, Partial<Options>?][] = [
  // FORMAT
  ['nothing', ['CUT NO_END'], ''],
  ['garbage', ['FORMAT JSON'], Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)],
  ['another format', ['FORMAT UNKNOWN'], changed(LINES, 0, { format: 'cobuild-log-export-2' })],
  ['another hash', ['FORMAT MEMBERS'], changed(LINES, 0, { hash: 'MD5' })],
  ['a byte order mark', ['FORMAT JSON'], `\ufeff${seal(LINES)}`],
  ['line ends of Windows', ['FORMAT DIGEST'], seal(LINES).replaceAll('\n', '\r\n')],
  ['an empty line', ['FORMAT DIGEST', 'FORMAT JSON'], seal(LINES).replace('\n', '\n\n')],
  ['a member that stands twice', ['CUT NO_END', 'FORMAT JSON'], seal(LINES).replace('{"line":"end",', '{"line":"end","line":"end",')],
  ['a kind that is no text', ['FORMAT MEMBERS'], behind(LINES, ENTRY, { line: 7 })],
  ['a position that is no number', ['FORMAT MEMBERS', 'POSITION MISSING'], changed(LINES, ENTRY, { position: '3' })],
  ['a leaf that is no base64', ['FORMAT MEMBERS'], changed(LINES, ENTRY, { leaf: '!' })],
  ['a key without its days', ['FORMAT MEMBERS'], behind(LINES, KEY, TENANT.keyLine({ from: undefined }))],
  ['a key behind entries', ['FORMAT ORDER'], behind(LINES, ENTRY, TENANT.keyLine())],
  ['another beginning', ['FORMAT ORDER'], behind(LINES, ENTRY, LINES[0]!)],
  ['a head in the wrong place', ['FORMAT ORDER'], behind(LINES, LINES.length - 2, signed(minute(14)))],
  ['a head that is no note', ['FORMAT NOTE'], note((text) => text.replace('time ', 'zeit '))],
  ['a head with a line more', ['FORMAT NOTE'], note((text) => text.replace('time ', 'more\ntime '))],
  ['an absurd size', ['FORMAT SIZE'], changed(LINES, 0, { size: Number.MAX_SAFE_INTEGER })],
  ['too few at the end', ['FORMAT ENTRIES'], seal(LINES).replace('"entries":7', '"entries":6')],
  ['a wrong digest', ['FORMAT DIGEST'], seal(LINES).replace('"泰安市"', '"泰安县"')],
  ['something behind the end', ['FORMAT FOLLOWS'], `${seal(LINES)}\n`],
  ['a rest behind the end', ['FORMAT FOLLOWS'], `${seal(LINES)}x`],
  ['a line that is too long', ['FORMAT TOO_LONG'], behind(LINES, ENTRY, { line: 'more', text: 'x'.repeat(16 * 1024 * 1024) })],
  ['a kind that it doesn\'t know', [], behind(LINES, ENTRY, { line: 'more', deep: [[null, 1.5, -1e9]] })],
  ['members that it doesn\'t know', [], changed(LINES, ENTRY, { more: { x: [null] } })],
  ['a member more in a content', ['FORMAT CONTENT'], withContent({ more: 'x' })],
  ['an unknown kind of entry', ['FORMAT CONTENT'], withContent({ kind: 'RUMOUR' })],
  ['an entry of another format', ['FORMAT CONTENT'], withContent({ format: 'cobuild-log-entry-2' })],
  ['a fact that is no text', ['FORMAT CONTENT'], withContent({ facts: { round: 2 } })],
  ['an amount without cents', ['FORMAT CONTENT'], withContent({ amount: '5' })],
  ['attachments out of order', ['FORMAT CONTENT'], withContent({ attachments: [sha256('b'), sha256('a')].sort().reverse() })],
  ['an attachment twice', ['FORMAT CONTENT'], withContent({ attachments: [FILE, FILE] })],
  ['an entry without a unit', ['FORMAT CONTENT'], withContent({ unit: undefined })],
  ['a day that there isn\'t', ['FORMAT CONTENT'], withContent({ time: '2026-02-30T00:00:00.000Z' })],
  ['an opening with a member more', ['FORMAT OPENING'], withOpening({ ...ACTS[3]!.opening, more: 'x' })],
  ['an opening with a short salt', ['FORMAT OPENING'], withOpening({ ...ACTS[3]!.opening, salt: 'ab' })],
  ['an inclusion that is not as described', ['FORMAT MEMBERS', 'ROOT INCLUSION'], changed(PROOF, kindAt(PROOF, 'inclusion'), { hashes: ['x'] })],
  ['a proof without an inclusion', ['FORMAT LACKS', 'FORMAT ORDER'], without(PROOF, kindAt(PROOF, 'inclusion'))],
  ['a proof without a head', ['FORMAT LACKS'], without(PROOF, kindAt(PROOF, 'head'))],
  ['a proof of another size', ['FORMAT SIZE'], changed(PROOF, 0, { size: 6 })],
  ['a proof of two entries', ['FORMAT ORDER'], behind(PROOF, kindAt(PROOF, 'entry'), PROOF[kindAt(PROOF, 'entry')]!)],
  // CUT
  ['no end line', ['CUT NO_END'], LINES.map(lineOf).join('')],
  ['no line feed at the end', ['CUT NO_LINE_FEED'], seal(LINES).slice(0, -1)],
  ['a beginning that was cut', ['CUT NO_LINE_FEED'], seal(LINES).slice(0, 20)],
  ['a file that was cut', ['CUT NO_LINE_FEED', 'FORMAT SIZE', 'SIGNATURE NO_HEAD'], seal(LINES).slice(0, 2500)],
  // POSITION, LEAF, ROOT, LOG
  ['an entry that is missing', ['FORMAT SIZE', 'POSITION MISSING', 'ROOT HEAD'], without(LINES, ENTRY)],
  ['a content that was edited', ['LEAF ENTRY'], changed(LINES, ENTRY, { content: (LINES[ENTRY]!.content as string).replace('taskDecide', 'taskReturn') })],
  ['another leaf', ['LEAF ENTRY', 'ROOT HEAD'], changed(LINES, ENTRY, { leaf: LINES[ENTRY + 1]!.leaf })],
  ['an inclusion of something else', ['ROOT INCLUSION'], changed(PROOF, kindAt(PROOF, 'inclusion'), { hashes: (PROOF[kindAt(PROOF, 'inclusion')]!.hashes as string[]).slice(1) })],
  ['an inclusion of another position', ['POSITION INCLUSION', 'ROOT INCLUSION'], changed(PROOF, kindAt(PROOF, 'inclusion'), { position: 5 })],
  ['a proof at another position', ['POSITION INCLUSION', 'ROOT INCLUSION'], changed(PROOF, kindAt(PROOF, 'entry'), { position: 5 })],
  ['an entry of another log', ['LOG ENTRY'], withContent({ log: 'cobuild/log/370901' })],
  // TIME
  ['an entry that was back-dated', ['TIME BACK_DATED'], withContent({ time: '2026-11-30T09:02:59.999Z' })],
  ['an entry that is ten minutes older than a head', [], withContent({ time: '2026-11-30T09:03:00.000Z' })],
  ['an entry of the future', ['TIME FUTURE', 'TIME LATER_THAN_HEAD'], withContent({ time: '2026-12-01T00:10:00.001Z' })],
  ['an entry that is later than its head', ['TIME LATER_THAN_HEAD'], withContent({ time: '2026-12-01T00:10:00.000Z' })],
  ['a head of the future', ['TIME FUTURE'], behind(LINES, LINES.length - 1, signed('2026-12-01T00:10:00.001Z', 7))],
  ['a head that is older than the one before', ['TIME OLDER_HEAD'], behind(LINES, LINES.length - 1, signed(minute(16), 7))],
  // SIGNATURE, KEY
  ['a head without a signature', ['SIGNATURE NONE'], note((text) => text.slice(0, text.indexOf('—')))],
  ['a head that only the witness has signed', ['SIGNATURE NONE'], note((text) => text.replace(/— cobuild\/log\/370900.*\n/, ''))],
  ['a signature of another head', ['SIGNATURE BROKEN'], note(() => NOTE.split('\n').slice(0, 5).join('\n') + '\n' + (LINES.at(-1)!.note as string).split('\n')[5] + '\n')],
  ['a countersignature of another head', ['SIGNATURE BROKEN'], note((text) => text.replace(/— cobuild\/log\/370000.*\n/, /— cobuild\/log\/370000.*\n/.exec(LINES.at(-1)!.note as string)![0]))],
  ['a signature whose key isn\'t known', [], note((text) => `${text}— example.org/witness AAAAAAAA\n`)],
  ['a key that nobody trusts', ['KEY UNTRUSTED'], seal(exported()), { keys: lineOf(CITY.keyLine()) }],
  ['a head from before its key', ['KEY OUTSIDE_ITS_DAYS'], seal(exported()), { keys: lineOf(TENANT.keyLine({ from: minute(15) })) }],
  ['a head from after its key', ['KEY OUTSIDE_ITS_DAYS'], seal(exported()), { keys: lineOf(TENANT.keyLine({ to: minute(15) })) }],
  ['an older head of a key that was changed', [], seal(exported()), { keys: lineOf(TENANT.keyLine({ to: minute(17) })) }],
  ['a key that was revoked before', ['KEY REVOKED'], seal(exported()), { keys: TRUSTED.replace(/(?=\}\n)/, `,"revoked":"${minute(13)}"`) }],
  ['a key that was revoked after', [], seal(exported()), { keys: TRUSTED.replace(/(?=\}\n)/, `,"revoked":"${minute(18)}"`) }],
  ['a revoked key without a witness', ['KEY REVOKED'], seal(exported()), { keys: lineOf(TENANT.keyLine({ revoked: minute(18) })) }],
  ['a revoked key whose witness came later', ['KEY REVOKED'], seal(exported()), { keys: TRUSTED.replace(/(?=\}\n)/, `,"revoked":"2026-11-30T09:17:01.000Z"`) }],
  ['a key beside the trusted one', ['KEY OTHER_KEY'], behind(LINES, KEY, ed25519Signer(LOG, 9).keyLine()), { keys: TRUSTED }],
  // FORK, TRUNCATED
  ['a head that was known', [], seal(LINES), { heads: lineOf(LINES[HEAD]!) }],
  ['a head that was known between', [], seal(LINES), { heads: lineOf(signed(minute(15), 5)) }],
  ['a head of another log', [], seal(LINES), { heads: lineOf(head({ log: 'cobuild/log/370901', acts: [] }, 0)) }],
  ['another head of the same size', ['FORK KNOWN_HEAD'], seal(LINES), { heads: lineOf(head({ acts: ACTS.slice(1) }, 3)) }],
  ['another head of entries here', ['FORK KNOWN_HEAD'], seal(LINES), { heads: lineOf(head({ acts: ACTS.slice(1) }, 5)) }],
  ['another head of a proof', ['FORK KNOWN_HEAD'], seal(PROOF), { heads: lineOf(head({ acts: [...ACTS].reverse() }, 7)) }],
  ['a newer head than a proof has', [], seal(PROOF), { heads: lineOf(head({ acts: [...ACTS, act(8)] }, 8)) }],
  ['a head beyond the entries', ['TRUNCATED KNOWN_HEAD'], seal(LINES), { heads: lineOf(head({ acts: [...ACTS, act(8)] }, 8)) }],
  ['entries that its own head has', ['FORMAT SIZE', 'TRUNCATED OWN_HEAD'], without(LINES, entryAt(LINES, 6))],
  // OPENING, TEXT
  ['another opening', ['OPENING DIGEST'], changed(LINES, ENTRY, { opening: (LINES[ENTRY]!.opening as string).replace('张三', '李四') })],
  ['another text', ['TEXT DIGEST'], changed(LINES, kindAt(LINES, 'text'), { text: '不同意立项。\n' })],
  ['a text that no entry names', ['TEXT UNNAMED'], behind(LINES, ENTRY, { line: 'text', sha256: sha256('x'), text: 'x' })],
  ['a text before the entry that names it', ['TEXT UNNAMED'], behind(LINES, KEY + 1, LINES[kindAt(LINES, 'text')]!)],
]

it.each(CASES)('of %s, says %j', async (_, expected, text, options) => {
  expect(await codes(text, options)).toEqual(expected)
})

it('says each finding with its place', async () => {
  const gone = LINES.filter((_, at) => at !== ENTRY)
  expect((await check(seal(gone))).findings).toEqual([
    { code: 'POSITION', detail: 'MISSING', at: { line: ENTRY + 1, from: 3, to: 3 } },
    { code: 'ROOT', detail: 'HEAD', at: { line: gone.length, from: 3, to: 6 } },
    { code: 'FORMAT', detail: 'SIZE', at: { line: gone.length + 1 } },
  ])
})

it.each([
  ['whole', [FILE, 'a file'], [], 0],
  ['altered', [FILE, 'another file'], ['ATTACHMENT DIGEST'], 1],
  ['one that no entry names', [sha256('x'), 'x'], [], 1],
  ['one whose name is none', ['contract.pdf', 'a file'], ['ATTACHMENT DIGEST'], 1],
] as [string, [string, string], string[], number][])('holds an attachment against its name: %s', async (_, [name, content], expected, missing) => {
  const files: NamedFile[] = [{ name, content: source(content) }]
  expect(await codes(seal(LINES), { files })).toEqual(expected)
  expect((await check(seal(LINES), { files })).filesMissing).toBe(missing)
})

it('keeps the first findings of each code, and counts all', async () => {
  const acts = Array.from({ length: 300 }, (_, n) => act(n % 50, { log: 'cobuild/log/1' }))
  const report = await check(seal(exported({ acts, heads: [] })))
  expect(report.findings.filter(({ code }) => code === 'LOG')).toHaveLength(100)
  expect(report.found).toEqual({ LOG: 300, SIGNATURE: 1 })
})

it.each([
  ['SOURCE', { read: 'fails' }, {}],
  ['FILES', {}, { files: [{ name: FILE, content: 'fails' }] }],
  ['KEYS', {}, { keys: 'x' }],
  ['KEYS', {}, { keys: '' }],
  ['KEYS', {}, { keys: lineOf(TENANT.keyLine({ public: 'AAAA' })) }],
  ['HEADS', {}, { heads: NOTE }],
])('says that it could not read: %s', async (unreadable, { read }: { read?: string }, options) => {
  const failing = () => new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) })
  const files = 'files' in options ? options.files.map(({ name }) => ({ name, content: failing() })) : []
  expect(await verify(read === undefined ? source(seal(LINES)) : failing(), { now: NOW, ...options, files } as Options)).toMatchObject({ exit: 2, unreadable })
})

it('reads streams in pieces, and tells how far it is', async () => {
  const whole = Buffer.from(seal(LINES))
  const told: [number, number][] = []
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < whole.length; at += 1000) controller.enqueue(Uint8Array.from(whole.subarray(at, at + 1000)))
      controller.close()
    },
  })
  const report = await verify(stream, { now: NOW, onProgress: (bytes, entries) => told.push([bytes, entries]) })
  expect(report.exit).toBe(0)
  expect(told).toHaveLength(Math.ceil(whole.length / 1000))
  expect(told.at(-1)).toEqual([whole.length, 7])
})
