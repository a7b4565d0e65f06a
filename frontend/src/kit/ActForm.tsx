import { Button } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import s from './ActForm.module.css'
import { LockedButton } from './LockedButton'
import { type FieldRefusals, Refusals } from './Refusal'
import { ErrorPanel, type Failure, useOnline } from './States'

export interface ActFormProps {
  title: ReactNode
  /** Fields in a grid; className "wide" spans a row. */
  children: ReactNode
  /** What `useAct` says of the act. */
  act: { running: boolean; failure?: Failure }
  refusals: FieldRefusals
  /** Names the act by its effect. */
  submit: ReactNode
  onSubmit: () => void
  onCancel?: () => void
  /** Another act with what the form says, such as the opposite answer; locked by the same reason. */
  other?: { label: ReactNode; onClick: () => void; danger?: boolean }
  /** Why it can't be done now. */
  reason?: ReactNode
  danger?: boolean
}

/** A short form that stands where its act belongs: fields, refusals beside them, one button that names its effect. */
export function ActForm({ title, children, act, refusals, submit, onSubmit, onCancel, other, reason, danger }: ActFormProps) {
  const { t } = useTranslation('kit')
  const heading = useId()
  const online = useOnline()
  return (
    <form
      className={s.form}
      aria-labelledby={heading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!reason && online) onSubmit()
      }}
    >
      <h3 id={heading}>{title}</h3>
      <div className={s.fields}>{children}</div>
      <Refusals errors={refusals.rest} />
      {act.failure ? <ErrorPanel what={t('act.failed')} failure={act.failure} /> : null}
      <div className={s.foot}>
        <LockedButton type="primary" danger={danger} htmlType="submit" loading={act.running} reason={online ? reason : t('act.offline')}>
          {submit}
        </LockedButton>
        {other ? (
          <Button danger={other.danger} disabled={!!reason || !online || act.running} onClick={other.onClick}>
            {other.label}
          </Button>
        ) : null}
        {onCancel ? <Button onClick={onCancel}>{t('act.cancel')}</Button> : null}
      </div>
    </form>
  )
}
