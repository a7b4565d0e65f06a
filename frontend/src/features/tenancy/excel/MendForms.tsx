import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm, Field, useAct, useRefusals } from '@/kit'
import type { Finding } from './Findings'
import { Confirm, Mend } from './queries'

interface FormProps {
  importId: string
  finding: Finding
  onDone: () => void
}
const cellOf = ({ sheet, row, column }: Finding) => ({ sheet, row, column })

/** A value in place of the file's; a phone that stands twice may also be one person in two posts. */
export function MendForm({ importId, finding, onDone }: FormProps) {
  const { t } = useTranslation('tenancy-excel')
  const act = useAct(Mend)
  const refusals = useRefusals(act.errors)
  const [value, setValue] = useState(finding.valueToMend)
  const send = (next: string | null) => void act.run({ importId, ...cellOf(finding), value: next }).then((done) => done && onDone())
  return (
    <ActForm
      title={t('mendTitle', { where: t(`sheets.${finding.sheet}`, { row: finding.row }) })}
      act={act}
      refusals={refusals}
      submit={t('mendDo')}
      reason={value.trim() ? undefined : t('mendFirst')}
      onSubmit={() => send(value.trim())}
      onCancel={onDone}
    >
      <Field label={finding.head} path="value" refusals={refusals} required>
        {(input) => <Input {...input} value={value} onChange={(event) => setValue(event.target.value)} />}
      </Field>
      {finding.rule === 'PHONE_TWICE' ? (
        <div>
          <Button onClick={() => send(null)} loading={act.running}>
            {t('merge')}
          </Button>
        </div>
      ) : null}
    </ActForm>
  )
}

/** That the value stands so on the certificate; who has said so and when is kept. */
export function ConfirmForm({ importId, finding, onDone }: FormProps) {
  const { t } = useTranslation('tenancy-excel')
  const act = useAct(Confirm)
  const mend = useAct(Mend)
  const refusals = useRefusals([...act.errors, ...mend.errors])
  const [note, setNote] = useState('')
  const [value, setValue] = useState(finding.valueToMend)
  const mended = value.trim() !== finding.valueToMend
  const send = () =>
    void (mended ? mend.run({ importId, ...cellOf(finding), value: value.trim() }) : act.run({ importId, ...cellOf(finding), note: note.trim() })).then((done) => done && onDone())
  return (
    <ActForm
      title={t('confirmTitle', { where: t(`sheets.${finding.sheet}`, { row: finding.row }) })}
      act={mended ? mend : act}
      refusals={refusals}
      submit={t(mended ? 'mendDo' : 'confirmDo')}
      reason={mended || note.trim().length > 1 ? undefined : t('confirmFirst')}
      onSubmit={send}
      onCancel={onDone}
    >
      <Field label={finding.head} path="value" refusals={refusals}>
        {(input) => <Input {...input} value={value} onChange={(event) => setValue(event.target.value)} />}
      </Field>
      <Field label={t('note')} path="note" refusals={refusals} required={!mended} help={t('noteHelp')}>
        {(input) => <Input {...input} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
