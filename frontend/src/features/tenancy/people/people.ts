import { graphql } from '@/gql'
import type { PeopleQuery, PostLeavesQuery, VacanciesQuery } from '@/gql/graphql'

export const PeopleDocument = graphql(`
  query People($search: String, $after: String) {
    people(search: $search, first: 50, after: $after) {
      edges {
        node {
          id
          username
          name
          nameEn
          enabled
          elsewhere
          viewerCanDisable
          viewerCanEnable
          posts {
            id
            title
            titleEn
            unit { id }
            unitName
            unitNameEn
            enabled
            over
            beginsOn
            endsOn
            provider
            roles
            viewerCanChange
          }
          signedIn {
            sessions
            usedAt
          }
          secondFactorSince
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
export type Person = PeopleQuery['people']['edges'][number]['node']
export type PersonPost = Person['posts'][number]

export const PeopleToChoose = graphql(`
  query PeopleToChoose($search: String) {
    people(search: $search, first: 20) {
      edges { node { id username name nameEn enabled posts { id unitName unitNameEn enabled } } }
    }
  }
`)

export const PostLeaves = graphql(`
  query PostLeaves($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on PersonPost {
        id
        leaves {
          unit { id name nameEn }
          role
          openTasks
          dueOn
          routes
          drafts
          holders { id name nameEn }
          proposed { id name nameEn }
        }
      }
    }
  }
`)
export type Leaves = Extract<NonNullable<PostLeavesQuery['nodes'][number]>, { leaves: unknown }>['leaves'][number]

export const Vacancies = graphql(`
  query Vacancies($after: String) {
    vacancies(first: 20, after: $after) {
      count
      edges {
        node {
          unit { id name nameEn }
          role
          openTasks
          dueOn
          routes
          proposed { id name nameEn }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export type Vacancy = VacanciesQuery['vacancies']['edges'][number]['node']

export const VacancyCount = graphql(`
  query VacancyCount {
    vacancies(first: 1) {
      count
    }
  }
`)

export const UnitsForPosts = graphql(`
  query UnitsForPosts($filter: UnitFilter, $after: String) {
    units(filter: $filter, first: 100, after: $after) {
      edges { node { id name nameEn } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const EndSessions = graphql(`
  mutation EndPersonSessions($input: PersonSessionsEndInput!) {
    personSessionsEnd(input: $input) { person { id } errors { path message clause lift } }
  }
`)
export const MakeLink = graphql(`
  mutation MakePasswordLink($input: PersonPasswordLinkInput!) {
    personPasswordLink(input: $input) { person { id } token endsAt errors { path message clause lift } }
  }
`)
export const GrantPost = graphql(`
  mutation GrantPost($input: PostGrantInput!) {
    postGrant(input: $input) { person { id } errors { path message clause lift } }
  }
`)
export const EndPost = graphql(`
  mutation EndPost($input: PostEndInput!) {
    postEnd(input: $input) { person { id } errors { path message clause lift } }
  }
`)
export const MovePost = graphql(`
  mutation MovePost($input: PostMoveInput!) {
    postMove(input: $input) { person { id } errors { path message clause lift } }
  }
`)
export const DisablePerson = graphql(`
  mutation DisablePerson($input: PersonDisableInput!) {
    personDisable(input: $input) { person { id } errors { path message clause lift } }
  }
`)
export const EnablePerson = graphql(`
  mutation EnablePerson($input: PersonEnableInput!) {
    personEnable(input: $input) { person { id } errors { path message clause lift } }
  }
`)
export const ResetFactor = graphql(`
  mutation ResetSecondFactor($input: PersonSecondFactorResetInput!) {
    personSecondFactorReset(input: $input) {
      person { id secondFactorSince signedIn { sessions usedAt } }
      errors { path message clause lift }
    }
  }
`)
