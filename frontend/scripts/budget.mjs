// Fails the build when a first screen needs more script than an office line should carry.
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const LIMIT_KB = 350
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))

const sizes = new Map()
const sizeOf = (file) => {
  if (!sizes.has(file)) sizes.set(file, brotliCompressSync(readFileSync(new URL(file, dist))).length)
  return sizes.get(file)
}

/** Every chunk that must be there before the given one runs. */
const closure = (key, seen = new Set()) => {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) closure(next, seen)
  return seen
}
const kilobytes = (keys) => [...keys].reduce((sum, key) => sum + sizeOf(manifest[key].file), 0) / 1000

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const frame = closure('src/app/Frame.tsx')
/** Words come with a screen, in the reader's language; the larger of the two counts. */
const words = (...rooms) =>
  Math.max(...['zh', 'en'].map((language) => kilobytes(rooms.map((room) => `src/i18n/${language}/${room}.json`).filter((key) => manifest[key]))))

/** A room's first screens: its own, and the pages that it loads when a link leads to them. */
const screensOf = (room) => [room, ...(manifest[room].dynamicImports ?? []).filter((key) => key.startsWith(room.replace(/index\.tsx$/, '')))]

const rows = Object.keys(manifest)
  .flatMap((key) => {
    const room = /^src\/features\/([^/]+)\/index\.tsx$/.exec(key)?.[1]
    return room ? screensOf(key).map((screen) => [screen, kilobytes(new Set([...closure(entry), ...frame, ...closure(key), ...closure(screen)])) + words('common', 'kit', room)]) : []
  })
  .concat([['sign-in', kilobytes(new Set([...closure(entry), ...closure('src/features/tenancy/SignIn.tsx')])) + words('common', 'kit', 'tenancy')]])
  .sort((a, b) => b[1] - a[1])

console.log('Script before the first screen, brotli:')
for (const [key, kb] of rows) console.log(`  ${kb.toFixed(1).padStart(6)} kB  ${key}`)
if (rows[0][1] > LIMIT_KB) {
  console.error(`The first screen may need ${LIMIT_KB} kB of script; ${rows[0][0]} needs ${rows[0][1].toFixed(1)}.`)
  process.exit(1)
}
