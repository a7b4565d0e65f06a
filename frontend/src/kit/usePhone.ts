import { useSyncExternalStore } from 'react'

const narrow = () => window.matchMedia('(max-width: 640px)')
const subscribe = (changed: () => void) => {
  const query = narrow()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** True on a phone, where one decides and does nothing else: no tables, no batches, no money release. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => narrow().matches)
