import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useSubscription } from 'urql'
import { graphql } from '@/gql'
import type { ConditionState } from '@/gql/enums'
import type { CaseChangedSubscription } from '@/gql/graphql'
import { LiveChange, useReading, useStateWord, useViewer } from '@/kit'
import { refreshed } from '@/kit/refresh'
import { CaseFollowDocument } from './follow'

const CaseChanged = graphql(`
  subscription CaseChanged($id: ID!) {
    caseChanged(id: $id) {
      id
      amount
      viewerTask {
        id
      }
      decisions {
        id
        verb
        personName
        unitName
      }
      handovers {
        id
        verb
        personName
        unitName
        toPersonName
      }
      urges {
        personName
        unitName
        urgedAt
      }
      copies {
        id
        personName
        unitName
        copiedAt
      }
      conditions {
        id
        state
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

/** What stands on screen of a case. */
export interface Known {
  amount: string
  viewerTask: { id: string } | null
  decisions: readonly { id: string }[]
  handovers: readonly { id: string }[]
  conditions: readonly { id: string; state: ConditionState }[]
}
type Changed = CaseChangedSubscription['caseChanged']
interface Fact {
  key: string
  who: string
  unit: string
  says: string
}
const urgeKey = (urge: { urgedAt: string }) => `urge ${urge.urgedAt}`
// Copies to several people at once are one act.
const copyKey = (copy: { personName: string; copiedAt: string }) => `copy ${copy.personName} ${copy.copiedAt}`

const endKey = (condition: { id: string }) => `end ${condition.id}`
const hasEnded = (condition: { state: ConditionState }) => condition.state === 'MET' || condition.state === 'LIFTED'

/** All that was done in a case and says by whom, oldest first of each kind. */
function useFacts() {
  const { t } = useTranslation('approval')
  const word = useStateWord()
  return (of: Changed): Fact[] => {
    const told = (key: string, { personName, unitName }: { personName: string; unitName: string }, says: string): Fact => ({ key, who: personName, unit: unitName, says })
    const by = (one: { personName: string; unitName: string }) => ({ who: one.personName, unit: one.unitName })
    return [
      ...of.decisions.map((each) => told(each.id, each, t('live.decided', { ...by(each), what: word('decision', each.verb) }))),
      ...of.handovers.map((each) => told(each.id, each, t(each.toPersonName ? 'live.handedTo' : 'live.handed', { ...by(each), what: t(`handover.${each.verb}`), to: each.toPersonName ?? '' }))),
      ...of.urges.map((each) => told(urgeKey(each), each, t('live.urged', by(each)))),
      ...[...new Map(of.copies.map((copy) => [copyKey(copy), copy])).values()].map((each) => told(copyKey(each), each, t('live.copied', by(each)))),
      ...of.conditions.filter(hasEnded).map((each) => {
        const who = { personName: each.personName ?? '', unitName: each.unitName ?? '' }
        return told(endKey(each), who, t('live.ended', { ...by(who), what: word('condition', each.state) }))
      }),
    ]
  }
}

/**
 * What others do in this case while it is on screen; what is being typed stays as it is. What one did oneself is known by
 * its name, however soon after it somebody else acts.
 */
export function CaseLive({ caseId, known }: { caseId: string; known: Known }) {
  const { t } = useTranslation('approval')
  const { name, unit } = useViewer()
  const hidden = useHidden()
  const facts = useFacts()
  const followed = useReading(CaseFollowDocument, { id: caseId }).state.data?.case
  const [{ data }] = useSubscription({ query: CaseChanged, variables: { id: caseId }, pause: hidden })
  const [news, setNews] = useState<string>()
  const seen = useRef(new Set([...[...known.decisions, ...known.handovers].map((each) => each.id), ...known.conditions.filter(hasEnded).map(endKey)]))
  const amount = useRef(known.amount)
  const follows = useRef(false)
  useEffect(() => {
    if (!followed || follows.current) return
    follows.current = true
    for (const key of [...followed.urges.map(urgeKey), ...followed.copies.map(copyKey)]) seen.current.add(key)
  }, [followed])
  useEffect(() => {
    if (!data) return
    const now = data.caseChanged
    const fresh = facts(now).filter((fact) => !seen.current.has(fact.key))
    for (const fact of fresh) seen.current.add(fact.key)
    const cut = now.amount !== amount.current
    amount.current = now.amount
    const others = fresh.filter((fact) => fact.who !== name || (unit && fact.unit !== unit.name))
    // What one was about to decide was decided by a colleague: what was typed goes nowhere.
    const taken = known.viewerTask && !now.viewerTask && others.length === fresh.length ? [t('live.taken')] : []
    if (others.length) setNews([...others.map((fact) => fact.says), ...taken].join(t('live.and')))
    // Nobody's name stands at it: another level's bureau has spoken, or an amount was cut; the own cut is on screen already.
    else if (!fresh.length && !(cut && now.amount === known.amount)) setNews(t('live.changed'))
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
