import { FileProtectOutlined } from '@ant-design/icons'
import { Button, type ButtonProps } from 'antd'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPanel, ObjectHeader, Section, Sheet, bytesText } from '@/kit'
import s from './Log.module.css'
import { ReportShown } from './ReportShown'
import { type Verification, useVerification } from './useVerification'

interface Handed {
  main?: File
  keys?: File
  heads?: File
  attachments: readonly File[]
}

/** A proof or an export that somebody brings along is checked in the browser; what else is given is checked with it. */
export function VerifyPage() {
  const { t } = useTranslation('log')
  const [handed, setHanded] = useState<Handed>({ attachments: [] })
  const { state, run, stop } = useVerification()
  const check = ({ main, keys, heads, attachments }: Handed) => (main ? void run({ file: main, keys, heads, attachments }) : stop({ kind: 'idle' }))
  const hand = (more: Partial<Handed>) => {
    const next = { ...handed, ...more }
    setHanded(next)
    check(next)
  }
  return (
    <div className={s.page}>
      <ObjectHeader title={t('verify.title')} roles={t('verify.what')} />
      <Sheet>
        <Section title={t('verify.main')}>
          <Drop file={handed.main} onFile={(main) => hand({ main })} />
        </Section>
        <Section title={t('verify.optional')}>
          <div className={s.options}>
            <Option label={t('verify.keys')} help={t('verify.keysHelp')} test="keys" files={handed.keys ? [handed.keys] : []} onFiles={([keys]) => hand({ keys })} />
            <Option label={t('verify.heads')} help={t('verify.headsHelp')} test="heads" files={handed.heads ? [handed.heads] : []} onFiles={([heads]) => hand({ heads })} />
            <Option label={t('verify.files')} help={t('verify.filesHelp')} test="attachments" several files={handed.attachments} onFiles={(attachments) => hand({ attachments })} />
          </div>
        </Section>
      </Sheet>
      <section aria-label={t('verify.result')}>
        <Result state={state} total={handed.main?.size ?? 0} onStop={() => stop()} onAgain={() => check(handed)} />
      </section>
    </div>
  )
}

function Result({ state, total, onStop, onAgain }: { state: Verification; total: number; onStop: () => void; onAgain: () => void }) {
  const { t } = useTranslation('log')
  if (state.kind === 'idle') return null
  if (state.kind === 'done') return <ReportShown checked={state.checked} />
  if (state.kind === 'broken') return <ErrorPanel what={t('verify.broken')} />
  return (
    <Sheet>
      <Section title={t(state.kind === 'stopped' ? 'verify.stopped' : 'verify.running')}>
        {state.kind === 'stopped' ? (
          <p role="status">
            {t('verify.cancelled')} <Button onClick={onAgain}>{t('verify.again')}</Button>
          </p>
        ) : (
          <>
            <progress className={s.progress} value={state.bytes} max={Math.max(total, 1)} aria-label={t('verify.running')} />
            <p className={s.running}>
              {t('verify.progress', { done: bytesText(state.bytes), total: bytesText(total), count: state.entries })} <Button onClick={onStop}>{t('verify.cancel')}</Button>
            </p>
          </>
        )}
      </Section>
    </Sheet>
  )
}

/** A button that opens the browser's choice of files: a field of its own would speak the browser's language. */
function Chooser({ test, several, onFiles, ...button }: Omit<ButtonProps, 'onClick'> & { test: string; several?: boolean; onFiles: (files: File[]) => void }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden
        multiple={several}
        data-testid={`verify-${test}`}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length) onFiles(files)
        }}
      />
      <Button {...button} onClick={() => field.current?.click()} />
    </>
  )
}

function Drop({ file, onFile }: { file: File | undefined; onFile: (file: File) => void }) {
  const { t } = useTranslation('log')
  const [over, setOver] = useState(false)
  return (
    <div
      className={over ? `${s.drop} ${s.over}` : s.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) onFile(dropped)
      }}
    >
      <FileProtectOutlined aria-hidden />
      {file ? (
        <span>
          <strong className={s.name}>{file.name}</strong> <small>{bytesText(file.size)}</small>
        </span>
      ) : (
        <span>{t('verify.drop')}</span>
      )}
      <Chooser test="main" type={file ? 'default' : 'primary'} onFiles={([chosen]) => chosen && onFile(chosen)}>
        {t(file ? 'verify.other' : 'verify.choose')}
      </Chooser>
    </div>
  )
}

function Option({ label, help, test, several, files, onFiles }: { label: string; help: string; test: string; several?: boolean; files: readonly File[]; onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('log')
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <h3 id={id}>{label}</h3>
      <p className={s.small}>{help}</p>
      {files.map((file) => (
        <div key={file.name} className={s.given}>
          <span className={s.name}>{file.name}</span>{' '}
          <button type="button" className="link" aria-label={`${t('verify.remove')} ${file.name}`} onClick={() => onFiles(files.filter((one) => one !== file))}>
            {t('verify.remove')}
          </button>
        </div>
      ))}
      <Chooser
        size="small"
        aria-label={`${t('verify.add')} ${label}`}
        test={test}
        several={several}
        onFiles={(chosen) => onFiles(several ? [...files.filter((file) => !chosen.some((one) => one.name === file.name)), ...chosen] : chosen)}
      >
        {t('verify.add')}
      </Chooser>
    </div>
  )
}
