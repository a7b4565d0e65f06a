import { graphql } from '@/gql'
import type { PeopleImportQuery } from '@/gql/graphql'

export const PeopleImportDocument = graphql(`
  query PeopleImport($id: ID!) {
    peopleImport(id: $id) {
      id
      fileName
      uploadedBy
      uploadedAt
      state
      interrupted
      rowsTotal
      rowsRead
      unitRows
      unitGood
      personRows
      personGood
      blankRows
      warningRows
      errorRows
      newRows
      ignoredHeads
      tookMillis
      doneAt
      doneRows
      returnedUrl
      tenant {
        id
        name
        nameEn
      }
      fault {
        path
        message
        clause
        lift
      }
      tenants {
        rows
        good
        tenant {
          id
          name
          nameEn
          regionCode
        }
      }
    }
  }
`)
export const FindingsDocument = graphql(`
  query PeopleImportFindings($id: ID!, $warnings: Boolean, $after: String) {
    peopleImport(id: $id) {
      id
      findings(warnings: $warnings, first: 50, after: $after) {
        edges {
          node {
            sheet
            row
            column
            head
            subject
            value
            valueToMend
            rule
            warning
            problem {
              path
              message
              clause
              lift
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)
export const RecentDocument = graphql(`
  query PeopleImports($tenantId: ID) {
    peopleImports(tenantId: $tenantId, first: 10) {
      edges {
        node {
          id
          fileName
          uploadedBy
          uploadedAt
          state
          unitRows
          unitGood
          personRows
          personGood
        }
      }
    }
  }
`)
export const Preview = graphql(`
  mutation PreviewPeople($input: PeopleImportPreviewInput!) {
    peopleImportPreview(input: $input) {
      peopleImport {
        id
        state
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export const Apply = graphql(`
  mutation ApplyPeople($input: PeopleImportApplyInput!) {
    peopleImportApply(input: $input) {
      peopleImport {
        id
        state
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export const Mend = graphql(`
  mutation MendPeople($input: PeopleImportMendInput!) {
    peopleImportMend(input: $input) {
      peopleImport {
        id
        state
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export const Confirm = graphql(`
  mutation ConfirmPeople($input: PeopleImportConfirmWarningInput!) {
    peopleImportConfirmWarning(input: $input) {
      peopleImport {
        id
        state
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export type Import = NonNullable<PeopleImportQuery['peopleImport']>
export const running = (of: Pick<Import, 'state'>) => of.state === 'READING' || of.state === 'WRITING'
export const readRows = (of: Pick<Import, 'unitRows' | 'personRows'>) => of.unitRows + of.personRows
export const goodRows = (of: Pick<Import, 'unitGood' | 'personGood'>) => of.unitGood + of.personGood
