import type { Autosave } from '@/kit'
import type { Form } from './form'
import type { Review } from './queries'

/** What each step gets. */
export interface StepProps {
  review: Review
  draft: Autosave<Form>
}
