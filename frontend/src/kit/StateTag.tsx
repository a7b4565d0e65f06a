import { useTranslation } from 'react-i18next'
import type {
  AcceptanceState,
  CaseState,
  ConditionState,
  DecisionVerb,
  FilingState,
  ParticipantState,
  PaymentState,
  ProjectStage,
  ReportState,
  StepState,
  TaskState,
} from '@/gql/enums'
import { type StatusFamily, type StatusIcon, StatusTag } from './StatusTag'

type Look = readonly [StatusFamily, StatusIcon]

/** How each state of the contract looks. A new state of the contract doesn't compile until it has a look. */
const LOOKS = {
  project: {
    DRAFT: ['grey', 'Edit'],
    CO_BUILDING: ['blue', 'Team'],
    SUBMITTED: ['blue', 'Send'],
    RETURNED: ['amber', 'Rollback'],
    WITHDRAWN: ['grey', 'Undo'],
    REFUSED: ['red', 'Close'],
    REOPENED: ['amber', 'Undo'],
    APPROVED: ['green', 'CheckCircle'],
    ALLOCATED: ['green', 'PayCircle'],
    PROCUREMENT: ['blue', 'Shop'],
    CONSTRUCTION: ['blue', 'Build'],
    ACCEPTANCE: ['blue', 'FileDone'],
    OPERATION: ['blue', 'Rise'],
  } satisfies Record<ProjectStage, Look>,
  participant: {
    DRAFT: ['grey', 'Edit'],
    ASKED: ['blue', 'ClockCircle'],
    CONFIRMED: ['green', 'CheckCircle'],
    OBJECTED: ['amber', 'Exclamation'],
    APPOINTED: ['grey', 'Check'],
  } satisfies Record<ParticipantState, Look>,
  case: {
    OPEN: ['blue', 'Audit'],
    APPROVED: ['green', 'CheckCircle'],
    RETURNED: ['amber', 'Rollback'],
    REFUSED: ['red', 'Close'],
    WITHDRAWN: ['grey', 'Undo'],
  } satisfies Record<CaseState, Look>,
  step: {
    WAITING: ['grey', 'Minus'],
    OPEN: ['blue', 'Audit'],
    DONE: ['green', 'Check'],
    SKIPPED: ['grey', 'Stop'],
    RETURNED: ['amber', 'Rollback'],
  } satisfies Record<StepState, Look>,
  task: {
    WAITING: ['grey', 'ClockCircle'],
    OPEN: ['blue', 'ClockCircle'],
    ASKING: ['violet', 'Pause'],
    DONE: ['green', 'Check'],
    NOT_NEEDED: ['grey', 'Stop'],
  } satisfies Record<TaskState, Look>,
  decision: {
    APPROVE: ['green', 'CheckCircle'],
    APPROVE_CONDITIONALLY: ['amber', 'Exclamation'],
    DISAGREE: ['red', 'Close'],
    RETURN: ['amber', 'Rollback'],
    REFUSE: ['red', 'Stop'],
    ADVISE: ['blue', 'Edit'],
    CONFIRM: ['green', 'Check'],
  } satisfies Record<DecisionVerb, Look>,
  condition: {
    NAMED: ['grey', 'ClockCircle'],
    OPEN: ['amber', 'Exclamation'],
    MET: ['green', 'CheckCircle'],
    LIFTED: ['grey', 'Undo'],
  } satisfies Record<ConditionState, Look>,
  report: {
    REPORTED: ['blue', 'Send'],
    CONFIRMED: ['green', 'CheckCircle'],
    REJECTED: ['red', 'Close'],
  } satisfies Record<ReportState, Look>,
  payment: {
    REQUESTED: ['blue', 'Send'],
    APPROVED: ['green', 'CheckCircle'],
    REFUSED: ['red', 'Close'],
    PAID: ['green', 'PayCircle'],
  } satisfies Record<PaymentState, Look>,
  acceptance: {
    APPLIED: ['blue', 'FileDone'],
    RETURNED: ['amber', 'Rollback'],
    ACCEPTED: ['green', 'CheckCircle'],
    REFUSED: ['red', 'Close'],
  } satisfies Record<AcceptanceState, Look>,
  filing: {
    DRAFT: ['grey', 'Edit'],
    FILED: ['green', 'CheckCircle'],
    SENT_BACK: ['amber', 'Rollback'],
    REVOKED: ['red', 'Stop'],
  } satisfies Record<FilingState, Look>,
}

/** The test of the words holds that every kind and state has its word. */
const wordKey = (of: string, state: string) => `state.${of}.${state}` as 'state.project.DRAFT'

export type StateKind = keyof typeof LOOKS
export type StateOf<Kind extends StateKind> = keyof (typeof LOOKS)[Kind] & string

/** A state of the contract as colour, icon and word: `<StateTag of="payment" state={request.state} />`. */
export function StateTag<Kind extends StateKind>({ of, state }: { of: Kind; state: StateOf<Kind> }) {
  const { t } = useTranslation('kit')
  const [family, icon] = (LOOKS[of] as Record<string, Look>)[state] ?? (['violet', 'Question'] as const)
  return (
    <StatusTag family={family} icon={icon}>
      {t(wordKey(of, state))}
    </StatusTag>
  )
}

/** The word of a state alone: filters, exports, print. */
export function useStateWord(): <Kind extends StateKind>(of: Kind, state: StateOf<Kind>) => string {
  const { t } = useTranslation('kit')
  return (of, state) => t(wordKey(of, state))
}

/** All states of a kind, in the contract's order: for filters. */
export const statesOf = <Kind extends StateKind>(of: Kind) => Object.keys(LOOKS[of]) as StateOf<Kind>[]
