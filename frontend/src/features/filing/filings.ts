import { graphql } from '@/gql'
import type { FilingPaper, ProjectCategory } from '@/gql/enums'

export const FilingStart = graphql(`
  mutation StartFiling($input: FilingStartInput!) {
    filingStart(input: $input) {
      filing { id }
      errors { path message clause lift }
    }
  }
`)
export const FilingEdit = graphql(`
  mutation EditFiling($input: FilingEditInput!) {
    filingEdit(input: $input) {
      filing { id version }
      errors { path message clause lift }
    }
  }
`)
export const FilingFile = graphql(`
  mutation FileFiling($input: FilingFileInput!) {
    filingFile(input: $input) {
      filing { id version number }
      errors { path message clause lift }
    }
  }
`)
export const FilingCorrect = graphql(`
  mutation CorrectFiling($input: FilingCorrectInput!) {
    filingCorrect(input: $input) {
      filing { id version }
      errors { path message clause lift }
    }
  }
`)
export const FilingDiscard = graphql(`
  mutation DiscardFiling($input: FilingDiscardInput!) {
    filingDiscard(input: $input) {
      filing { id }
      errors { path message clause lift }
    }
  }
`)
export const FilingSendBack = graphql(`
  mutation SendFilingBack($input: FilingSendBackInput!) {
    filingSendBack(input: $input) {
      filing { id version }
      errors { path message clause lift }
    }
  }
`)
export const FilingRevoke = graphql(`
  mutation RevokeFiling($input: FilingRevokeInput!) {
    filingRevoke(input: $input) {
      filing { id version }
      errors { path message clause lift }
    }
  }
`)

export const FilingContentFragment = graphql(`
  fragment FilingFields on FilingContent {
    name
    category
    approver
    approvalNumber
    approvedOn
    targets
    investment
    operationMoney
    fundingChannel
    catalogueCount
    sharedCount
    openedCount
    sharingNote
    systems
    protectionLevel
    protectionNumber
    protectionDueOn
    cryptographyDueOn
    earlierProject
  }
`)

export const KINDS = ['CONSTRUCTION', 'OPERATION'] as const
export const STATES = ['DRAFT', 'FILED', 'SENT_BACK', 'REVOKED'] as const
export const CATEGORIES: readonly ProjectCategory[] = ['NEW', 'REBUILD', 'EXTENSION', 'UPGRADE', 'OM', 'SERVICE']
export const PAPERS: readonly FilingPaper[] = ['REPLY', 'PROTECTION_CERTIFICATE', 'CRYPTOGRAPHY_PLAN', 'CRYPTOGRAPHY_ASSESSMENT', 'EARLIER_EVALUATION', 'CONTRACT', 'OTHER']

/** Categories that may be filed under a kind, as the contract says. */
export const categoriesOf = (kind: (typeof KINDS)[number]) =>
  CATEGORIES.filter((category) => (kind === 'OPERATION' ? category === 'OM' || category === 'SERVICE' : category !== 'OM'))
