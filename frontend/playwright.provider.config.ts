import base from './playwright.config.ts'

/** Sign-in by a provider: `./portal test --keycloak` starts a real one and runs these. */
export default { ...base, testDir: 'e2e/provider', testMatch: '**/*.provider.ts' }
