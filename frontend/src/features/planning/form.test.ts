import { describe, expect, it } from 'vitest'
import { formOf, inputOf, keep, kept, lacksUnit, newGoal, newPlan, newTask, nextCode } from './form'

const unit = { id: 'u', name: '卫健委', nameEn: 'Health' }

describe('the form of a plan', () => {
  it('counts codes by year, after the largest one', () => {
    const goals = [{ ...newGoal(2026), tasks: [newTask('2026-01'), newTask('2026-07'), newTask('自编')] }]
    expect(nextCode(goals, 2026)).toBe('2026-08')
    expect(nextCode(goals, 2027)).toBe('2027-01')
    expect(nextCode([], 2026)).toBe('2026-01')
  })
  it('sends rows with their ids and without white space, in order', () => {
    const form = formOf({
      id: 'p',
      version: 3,
      title: ' 规划 ',
      firstYear: 2026,
      lastYear: 2030,
      goals: [{ id: 'g', year: 2026, title: '目标', measure: '', tasks: [{ id: 't', code: '01', title: ' 任务 ', description: '', unit }] }],
    } as never)
    expect(inputOf(form)).toEqual({
      id: 'p',
      version: 3,
      title: '规划',
      firstYear: 2026,
      lastYear: 2030,
      goals: [{ id: 'g', year: 2026, title: '目标', measure: '', tasks: [{ id: 't', code: '01', title: '任务', description: '', unitId: 'u' }] }],
    })
  })
  it('is not sent while a task has no unit', () => {
    const plan = newPlan(2026)
    expect(lacksUnit(plan)).toBe(false)
    expect(lacksUnit({ ...plan, goals: [{ ...newGoal(2026), tasks: [newTask('01')] }] })).toBe(true)
  })
  it('outlives a reload, and gives way to what somebody else has saved', () => {
    const typed = { ...newPlan(2026), id: 'p', version: 2, title: '打了一半' }
    keep(typed)
    expect(kept({ ...newPlan(2026), id: 'p', version: 2 }).title).toBe('打了一半')
    expect(kept({ ...newPlan(2026), id: 'p', version: 3 }).title).toBe('')
  })
})
