import { graphql } from '@/gql'
import type { PolicyRulesQuery } from '@/gql/graphql'
import type { PolicyUnit } from '@/gql/enums'
import { scaled, trimmed, unscaled } from '@/kit'

export const PolicyRules = graphql(`
  query PolicyRules {
    policyRules {
      name
      title
      titleEn
      group
      unit
      inherited
      countyMay
      least
      most
      viewerCanSet
      inForce {
        name
        value
        effectiveOn
        clause
        mark
        setByName
        setAt
        tenant {
          id
          name
          nameEn
        }
      }
      planned {
        name
        value
        effectiveOn
        clause
        mark
        setByName
        setAt
        tenant {
          id
          name
          nameEn
        }
        viewerCanWithdraw
      }
      history {
        name
        value
        effectiveOn
        clause
        mark
        setByName
        setAt
        tenant {
          id
          name
          nameEn
        }
      }
    }
  }
`)

export type Rule = PolicyRulesQuery['policyRules'][number]
export type Value = Rule['history'][number]

export const GROUPS = ['PLANNING', 'MONEY', 'SHARING', 'CONSTRUCTION', 'OPERATION', 'EVALUATION', 'SAFEKEEPING'] as const

/** "0.3" → "30": how people write a share; exact, no floats. */
export const percentOf = (ratio: string): string => {
  const size = scaled(ratio, 4)
  return size === null ? '' : trimmed(unscaled(size, 2))
}

/** What was typed in a unit's own writing as the number that the server takes; null while it is none. */
export function numberOf(unit: PolicyUnit, typed: string): string | null {
  const text = typed.trim().replaceAll(/[%％,，\s]/g, '')
  if (!/^\d+(\.\d+)?$/.test(text)) return null
  const places = text.split('.')[1]?.length ?? 0
  if (unit === 'RATIO') return places > 2 ? null : trimmed(unscaled(scaled(text, 2) ?? 0n, 4))
  return places > 2 ? null : text
}
