import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { DuplicateVerdict } from '@/gql/graphql'
import { ErrorPanel, Field, LockedButton, Refusals, useAct, useRefusals } from '@/kit'

const ProjectDuplicateRule = graphql(`
  mutation ProjectDuplicateRule($input: ProjectDuplicateRuleInput!) {
    projectDuplicateRule(input: $input) {
      check {
        id
      }
      errors {
        path
        message
        clause
        lift
        code
      }
    }
  }
`)

const VERDICTS: readonly DuplicateVerdict[] = ['DUPLICATE', 'OVERLAP', 'DISTINCT']

/** Rules on a hit, or on a check that is undetermined; a later ruling stands in its place. */
export function RuleDialog({ checkId, hitId, onClose }: { checkId: string; hitId: string | null; onClose: () => void }) {
  const { t } = useTranslation('project-duplicate')
  const rule = useAct(ProjectDuplicateRule)
  const refusals = useRefusals(rule.errors)
  const [verdict, setVerdict] = useState<DuplicateVerdict | null>(null)
  const [reason, setReason] = useState('')
  const lacking = !verdict ? t('needVerdict') : reason.trim().length < 2 ? t('needReason') : null
  return (
    <Modal
      open
      title={t('ruleTitle')}
      onCancel={onClose}
      footer={
        <LockedButton
          type="primary"
          loading={rule.running}
          reason={lacking}
          onClick={() => verdict && void rule.run({ checkId, hitId, verdict, reason: reason.trim() }).then((done) => done && onClose())}
        >
          {t('ruleAct')}
        </LockedButton>
      }
    >
      <Field label={t('verdictLabel')} path="verdict" refusals={refusals} required>
        {() => (
          <Radio.Group aria-label={t('verdictLabel')} value={verdict} onChange={(event) => setVerdict(event.target.value as DuplicateVerdict)}>
            {VERDICTS.map((each) => (
              <Radio key={each} value={each}>
                {t(`verdict.${each}`)}
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
      <Field label={t('reason')} path="reason" refusals={refusals} required>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Refusals errors={refusals.rest} />
      {rule.failure ? <ErrorPanel failure={rule.failure} /> : null}
    </Modal>
  )
}
