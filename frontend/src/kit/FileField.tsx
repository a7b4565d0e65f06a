import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldRefusals, type UserError, Refusals } from './Refusal'
import { type Uploaded, bytesText, uploadFile } from './upload'

export interface FileFieldProps {
  label: ReactNode
  /** Path in the mutation's input, e.g. "documentId". */
  path: string
  refusals: FieldRefusals
  value: Uploaded | null
  onChange: (file: Uploaded | null) => void
  required?: boolean
  help?: ReactNode
}

/** One file: sent as soon as it is chosen, attached by the act that names its id. A refusal stands beside it. */
export function FileField({ label, path, refusals, value, onChange, required, help }: FileFieldProps) {
  const { t } = useTranslation('kit')
  const chooser = useRef<HTMLInputElement>(null)
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<UserError | null>(null)

  const take = async (file: File | undefined) => {
    if (!file || running) return
    setRunning(true)
    setError(null)
    const answer = await uploadFile(file)
    setRunning(false)
    if (answer.kind === 'kept') onChange(answer.file)
    else setError(answer.kind === 'refused' ? answer.error : { path: [], message: t('file.failed', { name: file.name }), lift: t('file.again') })
  }
  return (
    <Field label={label} path={path} refusals={refusals} required={required} help={help}>
      {({ id, ...input }) => (
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            tabIndex={-1}
            aria-hidden
            data-testid={`file-${path}`}
            onChange={(event) => {
              void take(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <span style={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 }}>
            <Button id={id} aria-describedby={input['aria-describedby']} icon={<PaperClipOutlined aria-hidden />} loading={running} onClick={() => chooser.current?.click()}>
              {t(value ? 'file.other' : 'file.choose')}
            </Button>
            {value ? (
              <span>
                {value.name} <small style={{ color: 'var(--ink-2)' }}>{bytesText(value.bytes)}</small>{' '}
                <button type="button" className="link" onClick={() => onChange(null)}>
                  {t('file.remove')}
                </button>
              </span>
            ) : null}
          </span>
          {error ? <Refusals errors={[error]} /> : null}
        </>
      )}
    </Field>
  )
}
