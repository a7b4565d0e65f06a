import type { CaseSubject } from '@/gql/enums'

/** What cases are about, in the order of the screens. */
export const SUBJECTS = ['PROJECT', 'ACCEPTANCE'] as const satisfies readonly CaseSubject[]
