import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** GraphiQL's page: a bundle of its own after the screens', so that it takes and costs them nothing. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  publicDir: false,
  build: {
    target: 'es2023',
    emptyOutDir: false,
    assetsDir: 'assets/graphiql',
    // The editor is that large; only this page loads it.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: 'graphiql.html',
      // Directives of React's compiler, which has run already.
      onLog: (level, log, log_) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : log_(level, log)),
    },
  },
})
