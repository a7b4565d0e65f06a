import { useSyncExternalStore } from 'react'

const REMEMBERED = 'cobuild:large'
const listeners = new Set<() => void>()
const isLarge = () => localStorage.getItem(REMEMBERED) === 'yes'
const show = () => document.documentElement.toggleAttribute('data-large', isLarge())
show()

/** The 大字 switch: everything two pixels larger, remembered on this machine. */
export function useLargeText(): [boolean, (large: boolean) => void] {
  const large = useSyncExternalStore((changed) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  }, isLarge)
  return [
    large,
    (next) => {
      localStorage.setItem(REMEMBERED, next ? 'yes' : 'no')
      show()
      listeners.forEach((changed) => changed())
    },
  ]
}
