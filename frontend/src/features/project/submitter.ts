/** Somebody absent in whose name one submits. */
export interface Absent {
  postId: string
  personName: string
}

/** In whose name it is submitted: one's own, unless one may only submit for somebody who is absent. */
export const submitterOf = (own: boolean, absent: readonly Absent[], chosen: string | null | undefined): Absent | null =>
  absent.find((each) => each.postId === chosen) ?? (own ? null : (absent[0] ?? null))
