import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeAll, vi } from 'vitest'
import { speakInTests } from './words'

// Two things of the browser that jsdom lacks and Ant Design asks for.
vi.stubGlobal('matchMedia', () => ({ matches: false, addListener: () => undefined, removeListener: () => undefined, addEventListener: () => undefined, removeEventListener: () => undefined }))
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} })

// A screen that is loaded late may be seen late on a machine that does much else; one that never comes still fails.
configure({ asyncUtilTimeout: 4000 })

beforeAll(() => speakInTests('zh'))
afterEach(() => {
  cleanup()
  localStorage.clear()
})
