import { Input, Radio, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { TaskKind } from '@/gql/enums'
import type { TaskReceiversQuery } from '@/gql/graphql'
import { ActForm, Field, useAct, useNamed, useReading, useRefusals } from '@/kit'

const TaskReceivers = graphql(`
  query TaskReceivers($id: ID!, $search: String, $confirm: Boolean!) {
    node(id: $id) {
      id
      ... on Task {
        receivers(search: $search) @skip(if: $confirm) {
          postId
          personName
          title
          titleEn
          unitName
          sameUnit
        }
        confirmers(search: $search) @include(if: $confirm) {
          postId
          personName
          title
          titleEn
          unitName
          sameUnit
        }
      }
    }
  }
`)
const HandOver = graphql(`
  mutation TaskHandOver($input: TaskHandOverInput!) {
    taskHandOver(input: $input) {
      task {
        id
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
const Ask = graphql(`
  mutation TaskAsk($input: TaskAskInput!) {
    taskAsk(input: $input) {
      task {
        id
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
type Receiver = NonNullable<Extract<NonNullable<TaskReceiversQuery['node']>, { receivers?: unknown }>['receivers']>[number]
const ASKS = ['ADVICE', 'BEFORE', 'AFTER', 'CONFIRM'] as const satisfies readonly TaskKind[]

export interface BesideFormProps {
  taskId: string
  /** The task's unit: only its people can take the task over. */
  unitName: string
  /** Hands the task over, or asks somebody about it. */
  what: 'HAND_OVER' | 'ASK'
  onClose: () => void
}

/** Hands a task to a colleague, or asks somebody for advice or a signature: whom, why, and what comes of it. */
export function BesideForm({ taskId, unitName, what, onClose }: BesideFormProps) {
  const { t } = useTranslation('approval')
  const handOver = useAct(HandOver)
  const ask = useAct(Ask)
  const act = what === 'ASK' ? ask : handOver
  const refusals = useRefusals(act.errors)
  const [how, setHow] = useState<(typeof ASKS)[number]>('ADVICE')
  const [receiver, setReceiver] = useState<Receiver | null>(null)
  const [why, setWhy] = useState('')

  const key = what === 'ASK' ? how : what
  const person = receiver?.personName ?? t('beside.somebody')
  const reason = !receiver ? t('beside.personFirst') : why.trim().length < 2 ? t('beside.reasonFirst') : undefined
  const save = async (postId: string) => {
    const input = { taskId, postId, reason: why.trim() }
    const done = what === 'ASK' ? await ask.run({ ...input, how }) : await handOver.run(input)
    if (done) onClose()
  }
  return (
    <ActForm
      title={t(`beside.title.${what}`)}
      act={act}
      refusals={refusals}
      submit={t(`beside.do.${key}`, { person })}
      reason={reason}
      onSubmit={() => receiver && void save(receiver.postId)}
      onCancel={onClose}
    >
      {what === 'ASK' ? (
        <Field label={t('beside.how')} path="how" refusals={refusals}>
          {({ id }) => (
            <Radio.Group
              id={id}
              aria-label={t('beside.how')}
              value={how}
              onChange={(event) => {
                const next = event.target.value as (typeof ASKS)[number]
                // Participants confirm, deciders do the rest: whoever was chosen among the one isn't among the others.
                if ((next === 'CONFIRM') !== (how === 'CONFIRM')) setReceiver(null)
                setHow(next)
              }}
              options={ASKS.map((each) => ({ value: each, label: t(`beside.kind.${each}`) }))}
            />
          )}
        </Field>
      ) : null}
      <Field label={t(`beside.whom.${what}`)} path="postId" refusals={refusals} required>
        {(input) => <ReceiverSelect input={input} taskId={taskId} unitName={what === 'HAND_OVER' ? unitName : null} participants={what === 'ASK' && how === 'CONFIRM'} value={receiver} onChange={setReceiver} />}
      </Field>
      <Field label={t(`beside.reason.${what}`)} path="reason" refusals={refusals} required>
        {(input) => <Input.TextArea {...input} rows={1} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />}
      </Field>
      <p className="wide" role="status">
        {t(`beside.then.${key}`, { person })}
      </p>
    </ActForm>
  )
}

interface ReceiverSelectProps {
  input: { id?: string; status?: '' | 'error'; 'aria-describedby'?: string }
  taskId: string
  /** Only people of this unit; null for everybody. */
  unitName: string | null
  /** People of units that take part, who confirm; else those who may decide. */
  participants: boolean
  value: Receiver | null
  onChange: (receiver: Receiver | null) => void
}

/** Somebody in a post, found by a part of the person's or the unit's name. */
function ReceiverSelect({ input, taskId, unitName, participants, value, onChange }: ReceiverSelectProps) {
  const { t } = useTranslation('approval')
  const named = useNamed()
  const [search, setSearch] = useState('')
  const looked = useDeferredValue(search.trim())
  // The server names fifty at most: colleagues are looked for by their unit until a name is typed.
  const { state } = useReading(TaskReceivers, { id: taskId, search: looked || unitName, confirm: participants })
  const node = state.data?.node
  const found = ((node && 'receivers' in node ? node.receivers : undefined) ?? (node && 'confirmers' in node ? node.confirmers : undefined) ?? []).filter((each) => !unitName || each.sameUnit)
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      loading={state.fetching}
      placeholder={t('beside.find')}
      notFoundContent={state.fetching ? t('beside.looking') : t(unitName && !looked ? 'beside.nobodyHere' : 'beside.nobody')}
      value={value?.postId ?? null}
      options={[...found, ...(value && !found.some((each) => each.postId === value.postId) ? [value] : [])].map((each) => ({
        value: each.postId,
        label: [each.personName, each.unitName, named({ name: each.title, nameEn: each.titleEn })].join(t('beside.dot')),
        each,
      }))}
      // Whom one clicked, though the list that it stood in is just being read anew.
      onChange={(_, option) => onChange(option && !Array.isArray(option) ? option.each : null)}
    />
  )
}
