import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusals, refreshed, type UserError } from '@/kit'
import s from './excel.module.css'
import { type WorkbookOf, sendWorkbook } from './sendWorkbook'

/** The template and the upload. */
export function Upload({ of, onBegun }: { of: WorkbookOf; onBegun: (id: string) => void }) {
  const { t, i18n } = useTranslation('tenancy-excel')
  const chooser = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<UserError | null>(null)
  const take = async (file: File | undefined) => {
    if (!file || sending) return
    setSending(true)
    setRefusal(null)
    const answer = await sendWorkbook(file, of)
    setSending(false)
    if (answer.id) {
      // A draft has it from now on.
      refreshed()
      onBegun(answer.id)
    } else setRefusal(answer.refusal ?? { path: [], message: t('unsent', { name: file.name }), lift: t('unsentLift') })
  }
  return (
    <>
      <div className={s.start}>
        <Button icon={<DownloadOutlined aria-hidden />} href={`/files/people-imports/template?${new URLSearchParams({ ...of, language: i18n.language }).toString()}`}>
          {t('template')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          tabIndex={-1}
          aria-hidden
          accept=".xlsx"
          data-testid="workbook"
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button type="primary" icon={<UploadOutlined aria-hidden />} loading={sending} onClick={() => chooser.current?.click()}>
          {t('upload')}
        </Button>
      </div>
      {refusal ? <Refusals errors={[refusal]} /> : null}
    </>
  )
}
