import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')

/** A running portal: where it listens, its data folder, and the file of its clock if it has one. */
export interface Portal {
  url: string
  data: string
  clock?: string
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function ready(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/actuator/health/readiness`).catch(() => null)
  return answer?.ok ?? false
}

async function untilReady(portal: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = Date.now() + 180_000
  while (!(await ready(url))) {
    if (portal.exitCode !== null || Date.now() > deadline) {
      const tail = readFileSync(log, 'utf8').split('\n').slice(-40).join('\n')
      throw new Error(`The portal did not start (its log is ${log}):\n${tail}`)
    }
    await new Promise((wake) => setTimeout(wake, 250))
  }
}

async function stop(portal: ChildProcess): Promise<void> {
  if (portal.exitCode !== null) return
  const ended = new Promise((resolve) => portal.once('exit', resolve))
  portal.kill('SIGTERM')
  const hard = setTimeout(() => portal.kill('SIGKILL'), 40_000)
  await ended
  clearTimeout(hard)
}

/** Moves the clock of a portal that was started with one: it is that instant now, and runs on. */
export function setClock(portal: Portal, instant: string): void {
  if (!portal.clock) throw new Error('This portal lives in the present; COBUILD_CLOCK names the file of a clock.')
  // Moved into place: the portal reads it at any moment, and must not meet a file that is empty yet.
  writeFileSync(`${portal.clock}.next`, `${instant}\n`)
  renameSync(`${portal.clock}.next`, portal.clock)
}

/** A county whose people and machines a provider of its own vouches for, as docs/sign-in-by-your-provider.md sets it. */
const byProvider = (issuer: string) => [
  '--spring.security.oauth2.client.registration.dongping.client-id=portal',
  "--spring.security.oauth2.client.registration.dongping.client-secret=the portal's secret",
  '--spring.security.oauth2.client.registration.dongping.client-name=东平县统一身份认证',
  '--spring.security.oauth2.client.registration.dongping.scope=openid',
  `--spring.security.oauth2.client.provider.dongping.issuer-uri=${issuer}`,
  '--cobuild.providers.dongping.tenant=370923',
  '--cobuild.providers.dongping.audience=cobuild',
]

/**
 * Starts the built jar with a free port and a new data folder.
 *
 * @param name tells its log apart
 * @param instant where its clock begins, with the demo's people and an empty city; without it the portal lives in the
 *   present, with all of the demo
 */
export async function launch(name: string, instant?: string): Promise<Portal & { end: () => Promise<void> }> {
  const jar = process.env.COBUILD_JAR ?? path.join(root, 'backend/target/cobuild.jar')
  if (!existsSync(jar)) throw new Error(`${jar} is missing: ./portal test --journeys builds it.`)
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin/java') : 'java'
  const log = path.join(root, `frontend/test-results/${name}.log`)
  const data = mkdtempSync(path.join(tmpdir(), 'cobuild-journeys-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const clock = instant ? path.join(data, 'clock') : undefined
  if (clock) setClock({ url, data, clock }, instant ?? '')
  mkdirSync(path.dirname(log), { recursive: true })
  const portal = spawn(
    java,
    // prettier-ignore
    ['-Xmx512m', '-XX:+UseSerialGC', '--enable-native-access=ALL-UNNAMED', '-jar', jar,
      `--server.port=${port}`, `--cobuild.public-url=${url}`, `--cobuild.data=${data}`, '--cobuild.demo=true', '--cobuild.log.sign-every-seconds=2',
      `--cobuild.tenants=${path.join(root, 'tenants')}`, ...(clock ? [`--cobuild.clock=${clock}`, '--cobuild.demo-projects=false', '--cobuild.escalations.every-seconds=2'] : []),
      ...(process.env.COBUILD_PROVIDER ? byProvider(process.env.COBUILD_PROVIDER) : [])],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const written = createWriteStream(log)
  portal.stdout.pipe(written, { end: false })
  portal.stderr.pipe(written, { end: false })
  const kill = () => portal.kill('SIGKILL')
  process.once('exit', kill)
  const end = async () => {
    await stop(portal)
    process.off('exit', kill)
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await untilReady(portal, url, log)
  } catch (failure) {
    await end()
    throw failure
  }
  return { url, data, clock, end }
}

/**
 * One portal for all journeys, started once. COBUILD_URL and COBUILD_DATA point to a portal that is running already
 * instead, while a journey is being written.
 */
export default async function startPortal(): Promise<(() => Promise<void>) | void> {
  if (process.env.COBUILD_URL) {
    process.env.COBUILD_DATA ??= path.join(root, 'data')
    return
  }
  const { url, data, end } = await launch('portal')
  process.env.COBUILD_URL = url
  process.env.COBUILD_DATA = data
  return end
}
