import { graphql } from '@/gql'
import type { OnboardingReadQuery } from '@/gql/graphql'

export const Templates = graphql(`
  query OnboardingTemplates {
    onboardingTemplates { name title titleEn level parent region }
  }
`)
export const DraftsDocument = graphql(`
  query OnboardingDrafts {
    onboardingDrafts(first: 50) {
      edges { node { id version code name nameEn savedBy savedAt template { name title titleEn } } }
    }
  }
`)
export const Cities = graphql(`
  query OnboardingCities {
    tenants { id code name nameEn level regionCode }
  }
`)
export const RegionsDocument = graphql(`
  query OnboardingRegions($search: String, $under: ID) {
    regions(search: $search, under: $under, first: 50) { code name level tenant { id name nameEn } }
  }
`)
export const OnboardingRead = graphql(`
  query OnboardingRead($id: ID!) {
    onboardingReview(draftId: $id) {
      faultless
      draft {
        id
        version
        code
        name
        nameEn
        savedBy
        savedAt
        template { name title titleEn level parent region }
        parent { id code name nameEn }
        tenant { id code name nameEn }
        peopleImport { id state fileName warningRows errorRows doneRows }
        firstSignIns { id username name nameEn posts { id unitName unitNameEn roles } }
      }
      faults { step path message clause lift doubt }
      administrators { duty username name phone unit title }
      units { code name nameEn kind }
      peopleCount
      routes { code name nameEn steps { name nameEn workingDays seats { unit role holders } } }
      dictionaries { dictionary entries { code name nameEn } }
      policies { name title titleEn unit inherited inheritedFrom clause countyMay own ownFrom ownClause }
      counts { action count }
      changes(first: 100)
    }
  }
`)
export const PeopleOfDraft = graphql(`
  query OnboardingPeople($id: ID!, $search: String) {
    onboardingReview(draftId: $id) {
      people(search: $search, first: 20) { username name phone unit }
    }
  }
`)
export const StartDraft = graphql(`
  mutation OnboardingStart($input: OnboardingDraftStartInput!) {
    onboardingDraftStart(input: $input) {
      draft { id }
      errors { path message clause lift code }
    }
  }
`)
export const SaveDraft = graphql(`
  mutation OnboardingSave($input: OnboardingDraftSaveInput!) {
    onboardingDraftSave(input: $input) {
      draft { id version savedBy savedAt }
      errors { path message clause lift code }
    }
  }
`)
export const DiscardDraft = graphql(`
  mutation OnboardingDiscard($input: OnboardingDraftDiscardInput!) {
    onboardingDraftDiscard(input: $input) {
      discardedId
      errors { path message clause lift code }
    }
  }
`)
export const ApplyDraft = graphql(`
  mutation OnboardingApply($input: OnboardingDraftApplyInput!) {
    onboardingDraftApply(input: $input) {
      draft { id version tenant { id } }
      errors { path message clause lift code }
    }
  }
`)

export type Review = NonNullable<OnboardingReadQuery['onboardingReview']>
export type Fault = Review['faults'][number]
export type Policy = Review['policies'][number]

export const STEPS = ['TEMPLATE', 'REGION', 'PEOPLE', 'ADMINISTRATORS', 'ROUTES', 'POLICY', 'DICTIONARIES', 'CHECK'] as const
export type Step = (typeof STEPS)[number]
