import { send, type UserError } from '@/kit'

/** Whose units and people: a tenant's, or those of one that is still a draft. */
export type WorkbookOf = { tenant: string } | { draft: string }

/** Sends a workbook; its import's id, or why nothing was kept. */
export async function sendWorkbook(file: File, of: WorkbookOf): Promise<{ id?: string; refusal?: UserError }> {
  const body = new FormData()
  for (const [name, id] of Object.entries(of)) body.append(name, id)
  body.append('file', file)
  try {
    const response = await send('/files/people-imports', { method: 'POST', body })
    const said = (await response.json().catch(() => null)) as { id?: string; message?: string; lift?: string } | null
    if (response.ok && said?.id) return { id: said.id }
    return said?.message ? { refusal: { path: [], message: said.message, lift: said.lift } } : {}
  } catch {
    return {}
  }
}
