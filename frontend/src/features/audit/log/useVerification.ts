import { useCallback, useEffect, useRef, useState } from 'react'
import type { NamedFile, Report, Signer } from '@/verification'

/** What somebody gives to be checked. */
export interface Given {
  file: Blob
  /** Keys that came on another way; without them those of the file itself are taken. */
  keys?: Blob
  heads?: Blob
  attachments?: readonly File[]
}
/** An attachment with its digest, whatever it is called. */
export interface Attached {
  name: string
  digest: string
}
export interface Checked {
  report: Report
  /** Who signed the head that holds. */
  signer?: Signer
  attached: readonly Attached[]
  keysGiven: boolean
}
export type Verification =
  | { kind: 'idle' }
  | { kind: 'running'; bytes: number; entries: number }
  | { kind: 'done'; checked: Checked }
  | { kind: 'stopped' }
  /** The check itself broke: nothing is known of the file. */
  | { kind: 'broken' }

/** So much is read at a time: between two pieces the browser draws, and hears that it should stop. */
const PIECE = 256 * 1024
/** Keys stand at the beginning. */
const BEGINNING = 64 * 1024

async function* piecesOf(file: Blob, signal: AbortSignal) {
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = await file.slice(at, at + PIECE).arrayBuffer()
    signal.throwIfAborted()
    yield new Uint8Array(piece)
  }
}

const DIGEST = /^([0-9a-f]{64})(\.[^.]*)?$/

async function check({ file, keys, heads, attachments = [] }: Given, signal: AbortSignal, onProgress: (bytes: number, entries: number) => void): Promise<Checked> {
  const { digestOf, signerOf, verify } = await import('@/verification')
  const trusted = await keys?.text()
  const attached: Attached[] = []
  const files: NamedFile[] = []
  for (const one of attachments) {
    // Out of an export a file is called by its digest, and has to be what it is called; else its digest is found here.
    const name = DIGEST.exec(one.name)?.[1]
    const digest = await digestOf(piecesOf(one, signal))
    attached.push({ name: one.name, digest })
    files.push({ name: name ?? digest, content: piecesOf(one, signal) })
  }
  const report = await verify(piecesOf(file, signal), { keys: trusted, heads: await heads?.text(), files, now: Date.now(), onProgress })
  const signer = report.head && signerOf(report.head.note, trusted ?? (await file.slice(0, BEGINNING).text()))
  return { report, signer, attached, keysGiven: keys !== undefined }
}

/** Checks a proof or an export in the browser; what is given next takes the place of what is being checked. */
export function useVerification() {
  const [state, setState] = useState<Verification>({ kind: 'idle' })
  const running = useRef<AbortController>(undefined)

  const run = useCallback(async (given: Given) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    const say = (next: Verification) => {
      if (!mine.signal.aborted) setState(next)
    }
    say({ kind: 'running', bytes: 0, entries: 0 })
    try {
      const checked = await check(given, mine.signal, (bytes, entries) => say({ kind: 'running', bytes, entries }))
      say({ kind: 'done', checked })
    } catch {
      say({ kind: 'broken' })
    }
  }, [])
  const stop = useCallback((next: Verification = { kind: 'stopped' }) => {
    running.current?.abort()
    setState(next)
  }, [])
  useEffect(() => () => running.current?.abort(), [])
  return { state, run, stop }
}
