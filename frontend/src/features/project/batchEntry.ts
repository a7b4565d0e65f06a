/** What a submission says of its batch. */
export interface BatchEntry {
  batchId: string | null
  lateReason: string
}

export const noBatch: BatchEntry = { batchId: null, lateReason: '' }

/** As the contract takes it. */
export const batchInput = ({ batchId, lateReason }: BatchEntry) => ({ batchId, lateReason: lateReason.trim() || null })
