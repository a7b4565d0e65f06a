import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, type FieldRefusals } from '@/kit'
import { type GoalForm, newTask, nextCode, type TaskForm } from './form'
import { UnitSelect } from './UnitSelect'
import s from './Planning.module.css'

export interface GoalEditorProps {
  goal: GoalForm
  /** Its place, which the refusals' paths count. */
  at: number
  goals: readonly GoalForm[]
  refusals: FieldRefusals
  onChange: (goal: GoalForm) => void
  onRemove: () => void
}

/** A goal with its key tasks, each with who is responsible. */
export function GoalEditor({ goal, at, goals, refusals, onChange, onRemove }: GoalEditorProps) {
  const { t } = useTranslation('planning')
  const set = (part: Partial<GoalForm>) => onChange({ ...goal, ...part })
  const path = `goals.${at}`
  return (
    <section className={s.editGoal} aria-label={goal.title || t('goal.nameless', { n: at + 1 })}>
      <header>
        <Field label={t('goal.year')} path={`${path}.year`} refusals={refusals} required>
          {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} value={goal.year} onChange={(year) => set({ year: year ?? goal.year })} />}
        </Field>
        <Field label={t('goal.title')} path={`${path}.title`} refusals={refusals} required>
          {(input) => <Input {...input} maxLength={200} value={goal.title} onChange={(event) => set({ title: event.target.value })} />}
        </Field>
        <Field label={t('goal.measureLabel')} path={`${path}.measure`} refusals={refusals}>
          {(input) => <Input {...input} maxLength={500} value={goal.measure} onChange={(event) => set({ measure: event.target.value })} />}
        </Field>
        <Button className={s.remove} icon={<DeleteOutlined aria-hidden />} aria-label={t('goal.remove', { goal: goal.title })} onClick={onRemove} />
      </header>
      {goal.tasks.map((task, place) => (
        <TaskEditor
          key={task.key}
          task={task}
          path={`${path}.tasks.${place}`}
          refusals={refusals}
          onChange={(changed) => set({ tasks: goal.tasks.map((each) => (each.key === task.key ? changed : each)) })}
          onRemove={() => set({ tasks: goal.tasks.filter((each) => each.key !== task.key) })}
        />
      ))}
      <Button size="small" onClick={() => set({ tasks: [...goal.tasks, newTask(nextCode(goals, goal.year))] })}>
        {t('task.add')}
      </Button>
    </section>
  )
}

function TaskEditor({ task, path, refusals, onChange, onRemove }: { task: TaskForm; path: string; refusals: FieldRefusals; onChange: (task: TaskForm) => void; onRemove: () => void }) {
  const { t } = useTranslation('planning')
  const set = (part: Partial<TaskForm>) => onChange({ ...task, ...part })
  return (
    <div className={s.editTask}>
      <Field label={t('task.code')} path={`${path}.code`} refusals={refusals} required>
        {(input) => <Input {...input} maxLength={32} value={task.code} onChange={(event) => set({ code: event.target.value })} />}
      </Field>
      <Field label={t('task.title')} path={`${path}.title`} refusals={refusals} required>
        {(input) => <Input {...input} maxLength={200} value={task.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t('task.unit')} path={`${path}.unitId`} refusals={refusals} required>
        {({ id, status }) => <UnitSelect id={id} status={status} label={t('task.unitOf', { task: task.title || task.code })} value={task.unit} onChange={(unit) => set({ unit })} />}
      </Field>
      <Button className={s.remove} icon={<DeleteOutlined aria-hidden />} aria-label={t('task.remove', { task: task.title || task.code })} onClick={onRemove} />
      <div className={s.wide}>
        <Field label={t('task.description')} path={`${path}.description`} refusals={refusals}>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 1 }} maxLength={2000} value={task.description} onChange={(event) => set({ description: event.target.value })} />}
        </Field>
      </div>
    </div>
  )
}
