import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useSubscription } from 'urql'
import { graphql } from '@/gql'
import { LiveChange, useStateWord, useViewer } from '@/kit'
import { actedJustNow, refreshed } from '@/kit/refresh'

const CaseChanged = graphql(`
  subscription CaseChanged($id: ID!) {
    caseChanged(id: $id) {
      id
      decisions {
        id
        verb
        personName
        unitName
      }
    }
  }
`)
const TasksChanged = graphql(`
  subscription TasksChanged {
    tasksChanged
  }
`)

const page = {
  subscribe(changed: () => void) {
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  },
  isHidden: () => document.visibilityState === 'hidden',
}

/** Whether nobody looks at the page: then it listens to nothing, and reads anew what it shows when somebody looks again. */
function useHidden(): boolean {
  const hidden = useSyncExternalStore(page.subscribe, page.isHidden)
  const was = useRef(false)
  useEffect(() => {
    if (was.current && !hidden) refreshed()
    was.current = hidden
  }, [hidden])
  return hidden
}

/** What others decide in this case while it is on screen. What is being typed stays as it is. */
export function CaseLive({ caseId, known }: { caseId: string; known: readonly string[] }) {
  const { t } = useTranslation('approval')
  const word = useStateWord()
  const { name } = useViewer()
  const hidden = useHidden()
  const [{ data }] = useSubscription({ query: CaseChanged, variables: { id: caseId }, pause: hidden })
  const [news, setNews] = useState<string>()
  const seen = useRef<ReadonlySet<string>>(new Set())
  const [before] = useState(() => new Set(known))
  useEffect(() => {
    if (!data) return
    const fresh = data.caseChanged.decisions.filter((each) => !before.has(each.id) && !seen.current.has(each.id))
    seen.current = new Set(data.caseChanged.decisions.map((each) => each.id))
    const others = fresh.filter((each) => each.personName !== name)
    if (others.length) setNews(others.map((each) => t('live.decided', { who: each.personName, unit: each.unitName, what: word('decision', each.verb) })).join(t('live.and')))
    // What one did oneself stands on screen already, and tells of itself.
    else if (!fresh.length && !actedJustNow()) setNews(t('live.changed'))
    refreshed()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- an event is heard once
  }, [data])
  return <div aria-live="polite">{news ? <LiveChange>{news}</LiveChange> : null}</div>
}

/** The to-do list follows what others do. */
export function TasksLive() {
  const hidden = useHidden()
  const [{ data }] = useSubscription({ query: TasksChanged, pause: hidden }, (heard: number | undefined) => (heard ?? 0) + 1)
  useEffect(() => {
    if (data) refreshed()
  }, [data])
  return null
}
