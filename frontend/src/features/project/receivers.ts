import { graphql } from '@/gql'

/** The tenants of the city tree, and units of one of them, to choose from. */
export const PickerTenants = graphql(`
  query PickerTenants {
    tenants { id code name nameEn level status }
  }
`)
export const PickerUnits = graphql(`
  query PickerUnits($filter: UnitFilter) {
    units(filter: $filter, first: 100) {
      edges { node { id name nameEn tenant { id code name nameEn } } }
    }
  }
`)
