import { describe, expect, it } from 'vitest'
import type { Action } from '@/gql/enums'
import { firstItem, visibleNav } from './nav'

const groups = (...actions: Action[]) => visibleNav(new Set(actions), 'CITY')
const entries = (...actions: Action[]) => groups(...actions).flatMap((group) => group.items.map((item) => item.label))

describe('the navigation', () => {
  it('leads everybody who can get copies to them', () => {
    expect(entries('PROJECT_READ', 'AUDIT_READ')).toContain('copied')
    expect(entries('PROJECT_READ', 'PROGRESS_REPORT')).toContain('copied')
    expect(entries('TENANT_READ')).not.toContain('copied')
  })
  it('begins with what is the own work, not with what others bring to notice', () => {
    expect(firstItem(groups('PROJECT_READ', 'AUDIT_READ'))?.label).toBe('projects')
    expect(firstItem(groups('PROJECT_READ', 'CASE_DECIDE'))?.label).toBe('todo')
    expect(firstItem(groups())).toBeUndefined()
  })
})
