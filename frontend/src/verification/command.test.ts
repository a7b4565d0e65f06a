import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { seal } from '../test/decisionLog.ts'
import { FILE, lineOf, LINES, TENANT } from '../test/decisionSample.ts'

const folder = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

mkdirSync(join(folder, 'documents'))
writeFileSync(join(folder, 'log.jsonl'), seal(LINES))
writeFileSync(join(folder, 'keys'), lineOf(TENANT.keyLine()))

/** The program of its own, by the Node that runs the tests. */
function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify.mjs', ...words, '--now', '2026-12-01'], { encoding: 'utf8' })
  return { status, stderr, report: stdout === '' ? undefined : (JSON.parse(stdout) as Record<string, unknown>) }
}

it('reads an export in a folder with its files, and keys beside it', () => {
  writeFileSync(join(folder, 'documents', FILE), 'a file')
  expect(run(folder, '--keys', join(folder, 'keys'))).toMatchObject({ status: 0, stderr: '', report: { entries: 7, filesMissing: 0, ownKeysOnly: false } })
  writeFileSync(join(folder, 'documents', FILE), 'another file')
  expect(run(folder)).toMatchObject({ status: 1, report: { found: { ATTACHMENT: 1 }, filesMissing: 1 } })
  expect(run(join(folder, 'log.jsonl'))).toMatchObject({ status: 0, report: { filesMissing: 1, ownKeysOnly: true } })
})

it('ends with 2 when it is misused or can\'t read', () => {
  expect(run().status).toBe(2)
  expect(run(join(folder, 'nothing')).status).toBe(2)
  expect(run(folder, '--key', 'x').status).toBe(2)
  expect(run(join(folder, 'log.jsonl'), '--heads', join(folder, 'keys')).status).toBe(2)
})
