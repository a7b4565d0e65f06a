import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types and typed documents from the contract. Fragments are masked: a component reads what it asked for. */
const config: CodegenConfig = {
  schema: '../graphql-schema/src/main/resources/graphql/*.graphqls',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**', '!src/**/*.test.{ts,tsx}'],
  ignoreNoDocuments: true,
  errorsOnly: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        useTypeImports: true,
        enumType: 'string-literal',
        strictScalars: true,
        scalars: {
          ID: 'string',
          Money: 'string',
          Ratio: 'number',
          Quantity: 'string',
          Date: 'string',
          DateTime: 'string',
          RegionCode: 'string',
          UnifiedSocialCreditCode: 'string',
        },
      },
    },
    // Every enum of the contract, asked for by a document or not: states have looks, roles have words.
    'src/gql/enums.ts': { plugins: ['typescript'], config: { onlyEnums: true, enumsAsTypes: true } },
  },
}

export default config
