import type { Desk } from './desk'
import type { Head } from './draft'
import type { SectionKey } from './forms'
import type { SpotErrors } from './places'
import type { DraftForms } from './useForms'

export interface Named {
  code: string
  name: string
  nameEn: string
}
/** The tenant's words for choices. */
export interface Lists {
  fields: readonly Named[]
  costGroups: readonly Named[]
}
/** What each section of the wizard gets: all forms (sums cross sections), its own errors. */
export interface SectionProps<_K extends SectionKey> {
  forms: DraftForms
  errors: SpotErrors
  lists: Lists
  head: Head
  desk: Desk<Head>
}
