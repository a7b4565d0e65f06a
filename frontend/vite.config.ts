import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const backend = process.env.COBUILD_BACKEND ?? 'http://localhost:8080'
const served = ['/graphql', '/sign-in', '/sign-out', '/oauth2', '/login', '/actuator', '/documents', '/files']

const GENERATED = fileURLToPath(new URL('./src/gql/graphql.ts', import.meta.url))
const DOCUMENT = /^export const (\w+) = (\{.*\}) as unknown as DocumentNode<.*>;$/gm
const CALL = /graphql\(\s*`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`,?\s*\)/g

/**
 * Puts the generated document in place of `graphql(…)`, each as a module of its own. Left as it is, the call looks it up
 * by its text; imported from the one generated file, every page would carry the documents of all others.
 */
function documents(): Plugin {
  const prefix = 'document:'
  let generated: Map<string, string> | undefined
  const read = () => new Map([...readFileSync(GENERATED, 'utf8').matchAll(DOCUMENT)].map(([, name, document]) => [name, document] as const))
  return {
    name: 'documents',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null
      const name = id.slice(prefix.length + 1)
      if (!generated?.has(name)) generated = read()
      const document = generated.get(name)
      if (!document) this.error(`${name} is not in ${GENERATED}: run codegen`)
      return `export default ${document}`
    },
    handleHotUpdate({ file }) {
      if (file === GENERATED) generated = undefined
    },
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/') || !code.includes('graphql(')) return null
      const names = new Set<string>()
      const put = code.replace(CALL, (call, kind: string, name: string) => {
        const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`
        names.add(document)
        // As many lines as before: places in the source stay where they are.
        return `generated${document}${'\n'.repeat(call.split('\n').length - 1)}`
      })
      const imports = [...names].map((name) => `import generated${name} from '${prefix}${name}'`).join(';')
      return names.size === 0 ? null : { code: `${imports};${put}`, map: null }
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
          ws: path === '/graphql',
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
    testTimeout: 20_000,
    include: ['src/**/*.test.{ts,tsx}'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
