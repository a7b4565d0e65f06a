import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const backend = process.env.COBUILD_BACKEND ?? 'http://localhost:8080'
const served = ['/graphql', '/sign-in', '/sign-out', '/oauth2', '/login', '/actuator', '/documents', '/files']

const CALL = /graphql\(\s*`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`,?\s*\)/g

/**
 * Puts the generated document in place of `graphql(…)`. Left as it is, the call looks it up by its text, so that every
 * page of the portal would carry the texts of all operations beside their documents.
 */
function documents(): Plugin {
  return {
    name: 'documents',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/') || !code.includes('graphql(')) return null
      const names = new Set<string>()
      const put = code.replace(CALL, (call, kind: string, name: string) => {
        const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`
        names.add(document)
        // As many lines as before: places in the source stay where they are.
        return `generated${document}${'\n'.repeat(call.split('\n').length - 1)}`
      })
      const imports = [...names].map((name) => `${name} as generated${name}`).join(', ')
      return names.size === 0 ? null : { code: `import { ${imports} } from '@/gql/graphql';${put}`, map: null }
    },
  }
}

export default defineConfig({
  plugins: [documents(), react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    // A test compares the calendar that the backend reads with the package that it is made from.
    fs: { allow: ['.', '../backend/src/main/resources/calendar'] },
    proxy: Object.fromEntries(
      served.map((path) => [
        path,
        {
          target: backend,
          // `/sign-in` is both a screen and a form target: a page that the browser navigates to stays here.
          bypass: (request: { method?: string; headers: { accept?: string }; url?: string }) =>
            path === '/sign-in' && request.method === 'GET' && request.headers.accept?.includes('text/html')
              ? '/index.html'
              : undefined,
        },
      ]),
    ),
  },
  // Not GraphiQL's page: its editor's workers are imports that the optimizer can't read, and nothing would be served.
  optimizeDeps: { entries: ['index.html'] },
  build: { manifest: true, target: 'es2023', chunkSizeWarningLimit: 1200 },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
