import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { AcceptancePaper, FundSource, ProjectCategory } from '@/gql/enums'
import { useReading } from './Loaded'
import { useNamed } from './text'

/** Where money comes from, in words. */
export function useSourceWord(): (source: FundSource) => string {
  const { t } = useTranslation('kit')
  return (source) => t(`source.${source}`)
}

/** All sources, in the contract's order. */
export const FUND_SOURCES: readonly FundSource[] = ['DEVELOPMENT', 'PROVINCIAL', 'COMPANY', 'COUNTY', 'REINVESTMENT']

/** A project's category in words. */
export function useCategoryWord(): (category: ProjectCategory) => string {
  const { t } = useTranslation('kit')
  return (category) => t(`category.${category}`)
}

/** Papers of an acceptance in words, and all of them in the contract's order. */
export function usePaperWord(): (paper: AcceptancePaper) => string {
  const { t } = useTranslation('kit')
  return (paper) => t(`paper.${paper}`)
}
export const ACCEPTANCE_PAPERS: readonly AcceptancePaper[] = [
  'SUMMARY',
  'FINANCIAL_REPORT',
  'AUDIT_REPORT',
  'SECURITY_ASSESSMENT',
  'CRYPTOGRAPHY_ASSESSMENT',
  'ARCHIVE_CHECK',
  'CATALOGUE_CERTIFICATE',
]

const Dictionary = graphql(`
  query KitDictionary($name: String!) {
    dictionary(name: $name) {
      code
      name
      nameEn
    }
  }
`)

export interface Dictionary {
  entries: readonly { code: string; name: string; nameEn: string }[]
  /** The entry's name; the code itself until it is read, or when the tenant has no such entry. */
  word: (code: string) => string
}

/** A dictionary of the tenant, e.g. `field` or `cost_group`. */
export function useDictionary(name: string): Dictionary {
  const { data } = useReading(Dictionary, { name }).state
  const named = useNamed()
  const entries = useMemo(() => data?.dictionary ?? [], [data])
  return { entries, word: (code) => named(entries.find((entry) => entry.code === code) ?? { name: code }) }
}
