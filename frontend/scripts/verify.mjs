// node scripts/verify.mjs FILE|FOLDER [--keys FILE] [--heads FILE] [--now TIME]: what the browser finds in an export or a
// proof of the log of decisions (docs/log.md), as JSON. Ends with 0 when everything holds, 1 with a finding, 2 when it
// could not read what it was given.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { verify } from '../src/verification/index.ts'

try {
  const text = { type: 'string' }
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { keys: text, heads: text, now: text } })
  const [path, ...more] = positionals
  const now = values.now === undefined ? Date.now() : Date.parse(values.now)
  if (path === undefined || more.length > 0 || Number.isNaN(now)) throw new Error('FILE|FOLDER [--keys FILE] [--heads FILE] [--now TIME]')
  const folder = statSync(path).isDirectory()
  const files = join(path, 'documents')
  const report = await verify(createReadStream(folder ? join(path, 'log.jsonl') : path), {
    now,
    keys: values.keys && readFileSync(values.keys, 'utf8'),
    heads: values.heads && readFileSync(values.heads, 'utf8'),
    files: folder && existsSync(files) ? readdirSync(files).map((name) => ({ name, content: createReadStream(join(files, name)) })) : [],
  })
  console.log(JSON.stringify(report, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value), 2))
  process.exitCode = report.exit
} catch (reason) {
  console.error(reason.message)
  process.exitCode = 2
}
