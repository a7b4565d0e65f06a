import { describe, expect, it } from 'vitest'
import type { UserError } from '@/kit'
import { type Forms, newRow } from './forms'
import { SpotErrors, spotName, spotOf, stepOf } from './places'

const error = (path: string, message = path): UserError => ({ path: path.split('.').filter(Boolean), message })
const unit = { id: 'u1', name: '东平县卫健局', nameEn: 'Dongping', tenant: { id: 't', code: '370923', name: '东平县', nameEn: 'Dongping' } }

describe('where a refusal stands', () => {
  it('is the same cell whether a save or the check of the whole speaks of it', () => {
    expect(spotOf(['lines', '3', 'participantId'])).toEqual(spotOf(['estimateLines', '3', 'participant']))
    expect(spotOf(['entries', '16', 'legalBasis'])).toEqual({ section: 'catalogue', at: '16.legalBasis' })
    expect(spotOf(['fundingSources'])).toEqual({ section: 'sources', at: '' })
    expect(spotOf(['goals'])).toEqual({ section: 'basics', at: 'goals' })
  })
  it('is the row of a paper on its own step, and not among the basics', () => {
    const spot = spotOf(['papers', 'PRICE_BASIS'])
    expect(stepOf(spot)).toBe('papers')
    expect(spotName(spot)).toBe('papers:PRICE_BASIS')
  })
  it('counts only rows that were sent, so an empty row above does not shift it', () => {
    const form: Forms['milestones'] = { rows: [newRow.milestones(), { ...newRow.milestones(), title: 'Design', weight: 10 }] }
    const errors = new SpotErrors('milestones', form, [error('milestones.0.baselineEndOn')])
    expect(errors.ofRow(form.rows[0]!)).toEqual([])
    expect(errors.at(form.rows[1]!, 'baselineEndOn')).toHaveLength(1)
    expect(errors.rest).toEqual([])
  })
  it('finds a participant by id in the check, by order in a save', () => {
    const form: Forms['participants'] = { rows: [{ ...newRow.participants(), unit, id: 'p9' }, { ...newRow.participants(), unit: { ...unit, id: 'u2' }, id: 'p1' }] }
    const errors = new SpotErrors('participants', form, [error('participants.p1.state', 'open'), error('participants.0.share', 'negative')])
    expect(errors.ofRow(form.rows[0]!).map((each) => each.message)).toEqual(['negative'])
    expect(errors.ofRow(form.rows[1]!).map((each) => each.message)).toEqual(['open'])
  })
  it('goes with the row that the server spoke of, and says when that row was changed since', () => {
    const row = (id: string, title: string) => ({ ...newRow.milestones(), key: id, id, title, weight: 50 })
    const saved: Forms['milestones'] = { rows: [row('a', 'Design'), row('b', 'Build'), row('c', 'Accept')] }
    const form: Forms['milestones'] = { rows: [saved.rows[1]!, { ...saved.rows[2]!, weight: 40 }] }
    const told = { form: saved, errors: [error('milestones.0.title', 'gone'), error('milestones.1.title', 'early'), error('milestones.2.title', 'late'), error('milestones', 'sum')] }
    const errors = new SpotErrors('milestones', form, [], told)
    expect(errors.ofRow(form.rows[0]!)).toEqual([told.errors[1]])
    expect(errors.ofRow(form.rows[1]!)).toEqual([{ ...told.errors[2], stale: true }])
    expect(errors.rest).toEqual([{ ...told.errors[3], stale: true }])
    expect(new SpotErrors('milestones', saved, [], told).rest).toEqual([told.errors[3]])
  })
  it('leaves to the head of the section what is about no row, said once', () => {
    const errors = new SpotErrors('catalogue', { rows: [] }, [error('catalogue', 'empty'), error('entries', 'empty')])
    expect(errors.rest.map((each) => each.message)).toEqual(['empty'])
  })
})
