import type { ApplicationPaper } from '@/gql/enums'

/** In the order of the form. */
export const KINDS: readonly ApplicationPaper[] = ['CONSTRUCTION_SCHEME', 'SERVICE_PLAN', 'PRICE_BASIS', 'FEASIBILITY_STUDY', 'SECURITY_SCHEME', 'CRYPTOGRAPHY_SCHEME', 'POST_EVALUATION', 'LEADER_ORDER', 'OTHER']
