import type { UserError } from './Refusal'
import { send } from './session'

/** What the server keeps of a file: its id is then named in the mutation that attaches it. */
export interface Uploaded {
  id: string
  name: string
  bytes: number
}
export type UploadAnswer = { kind: 'kept'; file: Uploaded } | { kind: 'refused'; error: UserError } | { kind: 'failed' }

/** Sends one file. A refusal (size, lying type, executable) is an answer, not an exception; nothing is half kept. */
export async function uploadFile(file: File): Promise<UploadAnswer> {
  const body = new FormData()
  body.append('file', file)
  try {
    const response = await send('/files', { method: 'POST', body })
    const said = (await response.json().catch(() => null)) as (Partial<Uploaded> & Partial<UserError>) | null
    if (response.ok && said?.id) return { kind: 'kept', file: { id: said.id, name: said.name ?? file.name, bytes: said.bytes ?? file.size } }
    if (said?.message) return { kind: 'refused', error: { path: [], message: said.message, clause: said.clause, lift: said.lift } }
    return { kind: 'failed' }
  } catch {
    return { kind: 'failed' }
  }
}

/** 1.4 MB, 820 kB: sizes as people read them. */
export const bytesText = (bytes: number): string => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`)
