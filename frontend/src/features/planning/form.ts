import type { PlanOf } from './plans'

export interface UnitRef {
  id: string
  name: string
  nameEn: string
}
/** `key` is its place on this screen, `id` is the server's, null until it was saved. */
export interface TaskForm {
  key: string
  id: string | null
  code: string
  title: string
  description: string
  unit: UnitRef | null
}
export interface GoalForm {
  key: string
  id: string | null
  year: number
  title: string
  measure: string
  tasks: readonly TaskForm[]
}
export interface PlanForm {
  id: string | null
  version: number
  title: string
  firstYear: number
  lastYear: number
  goals: readonly GoalForm[]
}

const key = () => crypto.randomUUID()

export const newTask = (code: string): TaskForm => ({ key: key(), id: null, code, title: '', description: '', unit: null })
export const newGoal = (year: number): GoalForm => ({ key: key(), id: null, year, title: '', measure: '', tasks: [] })
export const newPlan = (year: number): PlanForm => ({ id: null, version: 0, title: '', firstYear: year, lastYear: year + 4, goals: [newGoal(year)] })

export const formOf = (plan: PlanOf): PlanForm => ({
  id: plan.id,
  version: plan.version,
  title: plan.title,
  firstYear: plan.firstYear,
  lastYear: plan.lastYear,
  goals: plan.goals.map(({ id, year, title, measure, tasks }) => ({
    key: id,
    id,
    year,
    title,
    measure,
    tasks: tasks.map((task) => ({ key: task.id, id: task.id, code: task.code, title: task.title, description: task.description, unit: task.unit })),
  })),
})

/** The next code in a year, after the largest number that stands there: 2026-03. */
export const nextCode = (goals: readonly GoalForm[], year: number): string => {
  const numbers = goals.flatMap((goal) => goal.tasks.map((task) => new RegExp(`^${year}-(\\d+)$`).exec(task.code)?.[1])).map(Number)
  return `${year}-${String(Math.max(0, ...numbers.filter(Number.isFinite)) + 1).padStart(2, '0')}`
}

/** Why it can't be sent yet: the contract carries no task without a unit. */
export const lacksUnit = (form: PlanForm): boolean => form.goals.some((goal) => goal.tasks.some((task) => !task.unit))

export const inputOf = (form: PlanForm) => ({
  id: form.id,
  version: form.version,
  title: form.title.trim(),
  firstYear: form.firstYear,
  lastYear: form.lastYear,
  goals: form.goals.map(({ id, year, title, measure, tasks }) => ({
    id,
    year,
    title: title.trim(),
    measure: measure.trim(),
    tasks: tasks.map((task) => ({ id: task.id, code: task.code.trim(), title: task.title.trim(), description: task.description.trim(), unitId: task.unit?.id ?? '' })),
  })),
})

/** What was typed outlives a reload, as long as nobody has saved the plan meanwhile. */
const place = (id: string | null) => `planning:${id ?? 'new'}`
export const keep = (form: PlanForm) => sessionStorage.setItem(place(form.id), JSON.stringify(form))
export const forget = (id: string | null) => sessionStorage.removeItem(place(id))
export function kept(saved: PlanForm): PlanForm {
  try {
    const form = JSON.parse(sessionStorage.getItem(place(saved.id)) ?? 'null') as PlanForm | null
    return form?.version === saved.version ? form : saved
  } catch {
    return saved
  }
}
