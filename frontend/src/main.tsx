import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@/kit/tokens.css'
import { App } from '@/app/App'
import { startWords } from '@/app/i18n'

await startWords()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
