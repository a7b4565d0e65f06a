import { addMoney } from '@/kit'

/** What is given up of the lines that were hit, each counted once. */
export const cutOf = (hits: readonly { verdict: string; amount?: string | null; line?: { id: string } | null }[]): readonly string[] => [
  ...new Map(hits.flatMap((hit) => (hit.verdict === 'ACCEPTED' && hit.line ? [[hit.line.id, hit.amount ?? '0'] as const] : []))).values(),
]
export const cutTotal = (hits: Parameters<typeof cutOf>[0]): string => addMoney(...cutOf(hits))
