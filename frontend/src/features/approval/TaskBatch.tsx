import { CheckOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { addMoney, ErrorPanel, Field, LockedButton, Money, Refusals, useAct, useNamed, useOnline, useRefusals } from '@/kit'
import s from './Case.module.css'

const DecideAlike = graphql(`
  mutation TasksDecide($input: TasksDecideInput!) {
    tasksDecide(input: $input) {
      results {
        taskId
        task {
          id
        }
        errors {
          path
          message
          clause
          lift
          code
        }
      }
      errors {
        path
        message
        clause
        lift
        code
      }
    }
  }
`)

export interface AlikeTask {
  id: string
  step: { name: string; nameEn: string }
  case: { title: string; amount: string; project: { version: number } | null }
}
/** What came of it: how many were decided, and of each other one why not. */
export interface Outcome {
  done: number
  refused: readonly { title: string; why: string }[]
}

/** The bar on ticked tasks: one opinion for all of them. */
export function TaskBatch({ tasks, onDone, onCancel }: { tasks: readonly AlikeTask[]; onDone: (outcome: Outcome) => void; onCancel: () => void }) {
  const { t } = useTranslation('approval')
  const named = useNamed()
  const online = useOnline()
  const act = useAct(DecideAlike)
  const refusals = useRefusals(act.errors)
  const [opinion, setOpinion] = useState('')
  const reason = !online ? t('decide.offline') : tasks.length > 50 ? t('batch.most') : opinion.trim().length < 2 ? t('decide.opinionFirst') : undefined
  const decide = async () => {
    const titles = new Map(tasks.map((task) => [task.id, task.case.title]))
    const done = await act.run({ tasks: tasks.map((task) => ({ taskId: task.id, version: task.case.project?.version ?? null })), opinion: opinion.trim() })
    if (!done) return
    onDone({
      done: done.results.filter((result) => result.task).length,
      refused: done.results.filter((result) => !result.task).map((result) => ({ title: titles.get(result.taskId) ?? '', why: result.errors.map((error) => error.message).join(' ') })),
    })
  }
  return (
    <div className={s.decide}>
      <div className={s.say}>
        <Field
          label={
            <>
              {t('batch.ticked', { count: tasks.length, step: tasks[0] ? named(tasks[0].step) : '' })} <Money value={addMoney(...tasks.map((task) => task.case.amount))} unit />
            </>
          }
          path="opinion"
          refusals={refusals}
          required
        >
          {(input) => <Input {...input} maxLength={2000} value={opinion} placeholder={t('batch.opinionHint')} onChange={(event) => setOpinion(event.target.value)} />}
        </Field>
        <Refusals errors={refusals.rest} />
        {act.failure ? <ErrorPanel what={t('decide.failed')} failure={act.failure} /> : null}
      </div>
      <div className={s.acts}>
        <LockedButton type="primary" icon={<CheckOutlined aria-hidden />} loading={act.running} reason={reason} onClick={() => void decide()}>
          {t('batch.approve', { count: tasks.length })}
        </LockedButton>
        <Button onClick={onCancel}>{t('batch.cancel')}</Button>
      </div>
    </div>
  )
}
