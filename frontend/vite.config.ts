import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const backend = process.env.COBUILD_BACKEND ?? 'http://localhost:8080'
const served = ['/graphql', '/sign-in', '/sign-out', '/oauth2', '/login', '/actuator', '/documents', '/files']

export default defineConfig({
  plugins: [react()],
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
  build: { manifest: true, target: 'es2023', chunkSizeWarningLimit: 1200 },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
