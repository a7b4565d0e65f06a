import { graphql } from '@/gql'

export const EndBreakGlass = graphql(`
  mutation EndBreakGlass($input: BreakGlassEndInput!) {
    breakGlassEnd(input: $input) {
      breakGlass { id open endedAt endedByName endedByUnit }
      errors { path message clause lift }
    }
  }
`)
