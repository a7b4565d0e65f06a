import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types and typed documents from the contract. Fragments are masked: a component reads what it asked for. */
const config: CodegenConfig = {
  schema: '../graphql-schema/src/main/resources/graphql/*.graphqls',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  silent: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          ID: 'string',
          Money: 'string',
          Ratio: 'number',
          Date: 'string',
          DateTime: 'string',
          RegionCode: 'string',
          UnifiedSocialCreditCode: 'string',
        },
      },
    },
  },
}

export default config
