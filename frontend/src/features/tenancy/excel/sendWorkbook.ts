import { send, type UserError } from '@/kit'

/** Sends a workbook; its import's id, or why nothing was kept. */
export async function sendWorkbook(file: File, tenantId: string): Promise<{ id?: string; refusal?: UserError }> {
  const body = new FormData()
  body.append('tenant', tenantId)
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
