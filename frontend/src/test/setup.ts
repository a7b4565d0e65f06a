import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll, vi } from 'vitest'
import { speakInTests } from './words'

// Two things of the browser that jsdom lacks and Ant Design asks for.
vi.stubGlobal('matchMedia', () => ({ matches: false, addListener: () => undefined, removeListener: () => undefined, addEventListener: () => undefined, removeEventListener: () => undefined }))
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })

beforeAll(() => speakInTests('zh'))
afterEach(() => {
  cleanup()
  localStorage.clear()
})
