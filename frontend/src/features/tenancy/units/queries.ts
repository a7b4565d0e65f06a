import { graphql } from '@/gql'
import type { UnitChangesQuery, UnitsToChooseQuery } from '@/gql/graphql'

export const UnitsToChoose = graphql(`
  query UnitsToChoose($filter: UnitFilter, $after: String) {
    units(filter: $filter, first: 100, after: $after) {
      edges { node { id code name nameEn version kind parent { id } ledBy { id name nameEn } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export type Unit = UnitsToChooseQuery['units']['edges'][number]['node']

export const CityAbove = graphql(`
  query CityAbove {
    tenants { id level }
  }
`)

export const UnitChanges = graphql(`
  query UnitChanges($after: String) {
    unitChanges(first: 50, after: $after) {
      edges {
        node {
          id
          kind
          state
          effectiveOn
          basis
          plannerName
          problem
          version
          viewerCanWithdraw
          from { code name nameEn newName newNameEn unit { id } ledBy { id name nameEn } }
          to { code name nameEn newName newNameEn unit { id } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export type UnitChange = UnitChangesQuery['unitChanges']['edges'][number]['node']

export const PreviewUnitChange = graphql(`
  query PreviewUnitChange($input: UnitReorganiseInput!) {
    unitChangePreview(input: $input) {
      holdings { unit { id name nameEn } kind count }
      errors { path message clause lift }
    }
  }
`)

export const ReorganiseUnits = graphql(`
  mutation ReorganiseUnits($input: UnitReorganiseInput!) {
    unitReorganise(input: $input) {
      unitChange { id state }
      errors { path message clause lift }
    }
  }
`)

export const WithdrawUnitChange = graphql(`
  mutation WithdrawUnitChange($input: UnitChangeWithdrawInput!) {
    unitChangeWithdraw(input: $input) {
      unitChange { id state }
      errors { path message clause lift }
    }
  }
`)

export const UnitHoldings = graphql(`
  query UnitHoldings($unitId: ID!, $after: String) {
    unitHoldings(unitId: $unitId, first: 100, after: $after) {
      edges { node { subjectId kind label } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
