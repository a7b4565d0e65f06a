import { UndoOutlined, UserSwitchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { StickyBar, useNamed, useStateWord } from '@/kit'
import { DecisionBar } from './DecisionBar'
import s from './Case.module.css'

const BesideForm = lazy(() => import('./BesideForm').then((part) => ({ default: part.BesideForm })))
const BackForm = lazy(() => import('./BackForm').then((part) => ({ default: part.BackForm })))

export const CaseFootFragment = graphql(`
  fragment CaseFoot on Case {
    id
    subject
    starter {
      id
      name
      nameEn
    }
    project {
      id
      version
    }
    viewerTask {
      id
      ...DecisionBar
    }
    steps {
      id
      name
      nameEn
      tasks {
        id
        kind
        state
        holderName
        unit {
          id
          name
          nameEn
        }
        viewerCanUnask
        viewerCanTakeBack
        viewerCanHandOver
        escalatedAt
        decision {
          id
          verb
        }
      }
    }
  }
`)

/** The sticky foot of a case: whom the viewer asked and waits for, what it can take back, and its decision. */
export function CaseFoot({ of }: { of: FragmentType<typeof CaseFootFragment> }) {
  const matter = readFragment(CaseFootFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const word = useStateWord()
  const [opened, setOpened] = useState<string | null>(null)
  const { viewerTask } = matter
  const tasks = matter.steps.flatMap((step) => step.tasks.map((task) => ({ ...task, step: named(step), who: task.holderName ?? named(task.unit) })))
  const lines = [
    ...tasks
      .filter((task) => task.viewerCanUnask)
      .map((task) => {
        const key = task.kind === 'ROUTE' ? 'ADVICE' : task.kind
        return {
          ...task,
          what: 'UNASK' as const,
          says: t(`waits.${key}`, { who: task.who }),
          does: t(key === 'ADVICE' ? 'back.advice' : 'back.sign', { who: task.who }),
          then: t(key === 'AFTER' ? 'back.then.AFTER' : 'back.then.before', { who: task.who }),
        }
      }),
    ...tasks
      .filter((task) => task.viewerCanTakeBack && task.decision)
      .map((task) => ({
        ...task,
        what: 'TAKE_BACK' as const,
        says: t('back.said', { step: task.step, said: task.decision ? word('decision', task.decision.verb) : '' }),
        does: t('back.decision'),
        then: t('back.then.decision', { step: task.step }),
      })),
    ...tasks
      .filter((task) => task.viewerCanHandOver && task.escalatedAt && task.id !== viewerTask?.id)
      .map((task) => ({ ...task, what: 'HAND_OVER' as const, says: t('escalation.hand', { who: task.who }), does: t('escalation.does'), then: '' })),
  ]
  if (!viewerTask && lines.length === 0) return null
  const open = lines.find((line) => line.id === opened)
  const version = matter.subject === 'PROJECT' ? (matter.project?.version ?? null) : null
  return (
    <StickyBar>
      <div className={s.foot}>
        {open ? (
          <Suspense fallback={null}>
            {open.what === 'HAND_OVER' ? (
              <BesideForm key={open.id} taskId={open.id} unitName={named(open.unit)} what="HAND_OVER" onClose={() => setOpened(null)} />
            ) : (
              <BackForm key={open.id} taskId={open.id} what={open.what} title={open.does} submit={open.does} then={open.then} onClose={() => setOpened(null)} />
            )}
          </Suspense>
        ) : lines.length ? (
          <ul className={s.waits} aria-label={t('waits.title')}>
            {lines.map((line) => (
              <li key={line.id}>
                <span>{line.says}</span>{' '}
                <Button icon={line.what === 'HAND_OVER' ? <UserSwitchOutlined aria-hidden /> : <UndoOutlined aria-hidden />} onClick={() => setOpened(line.id)}>
                  {line.does}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {viewerTask && !open ? <DecisionBar key={viewerTask.id} of={viewerTask} subject={matter.subject} version={version} starter={named(matter.starter)} /> : null}
      </div>
    </StickyBar>
  )
}
