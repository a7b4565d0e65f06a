import { readdirSync } from 'node:fs'
import js from '@eslint/js'
import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'

const rooms = readdirSync(new URL('./src/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** Text that people read lives in src/i18n, in both languages. */
const noTextInCode = [
  'error',
  { selector: 'JSXText[value=/[A-Za-z\\u4e00-\\u9fff]{2,}/]', message: 'Text belongs to src/i18n/<language>/<room>.json.' },
  { selector: 'Literal[value=/[\\u4e00-\\u9fff]/]', message: 'Text belongs to src/i18n/<language>/<room>.json.' },
  { selector: 'TemplateElement[value.raw=/[\\u4e00-\\u9fff]/]', message: 'Text belongs to src/i18n/<language>/<room>.json.' },
]

const forbid = (group, message) => ({ 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] })

export default ts.config(
  { ignores: ['dist', 'node', 'src/gql', 'playwright-report', 'test-results', 'target'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks, 'jsx-a11y': a11y },
    languageOptions: { globals: globals.browser },
    rules: {
      ...hooks.configs.recommended.rules,
      ...a11y.flatConfigs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': noTextInCode,
    },
  },
  { files: ['**/*.test.{ts,tsx}', 'src/test/**', 'src/app/KitPage.tsx'], rules: { 'no-restricted-syntax': 'off' } },
  // Journeys speak as their people do; Playwright's `use` is no hook of React's.
  { files: ['e2e/**'], languageOptions: { globals: globals.node }, rules: { 'no-restricted-syntax': 'off', 'react-hooks/rules-of-hooks': 'off' } },
  { files: ['scripts/*.mjs', '*.config.*', 'codegen.ts'], languageOptions: { globals: globals.node } },
  {
    files: ['src/kit/**'],
    rules: forbid(['@/app/**', '@/features/**', '**/features/**', '**/app/**'], 'The kit knows neither rooms nor the app.'),
  },
  ...rooms.map((room) => ({
    files: [`src/features/${room}/**`],
    rules: forbid(
      [
        '@/app/**',
        '**/app/**',
        ...rooms
          .filter((other) => other !== room)
          .flatMap((other) => [`@/features/${other}`, `@/features/${other}/**`, `**/../${other}`, `**/../${other}/**`]),
      ],
      'Rooms do not know each other: src/app composes them.',
    ),
  })),
)
