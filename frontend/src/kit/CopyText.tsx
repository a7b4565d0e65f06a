import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import s from './CopyText.module.css'

/** Text to take along to elsewhere, as it stands: a secret, a command. Where the browser gives no clipboard, it is selected. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('kit')
  const [copied, setCopied] = useState(false)
  const block = useRef<HTMLPreElement>(null)
  const select = () => {
    if (block.current) window.getSelection()?.selectAllChildren(block.current)
  }
  const copy = () => {
    select()
    // Without TLS there is no clipboard at all.
    const written = (navigator.clipboard as Clipboard | undefined)?.writeText(text)
    void (written ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className={s.copy}>
      {/* Long lines scroll sideways, by keyboard, too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre ref={block} className={s.text} role="region" aria-label={label} tabIndex={0}>
        {text}
      </pre>
      <Button size="small" icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />} aria-label={t('copy.what', { label })} onClick={copy}>
        {copied ? t('copy.done') : t('copy.act')}
      </Button>
    </div>
  )
}
