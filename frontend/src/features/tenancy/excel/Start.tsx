import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, DateText, Empty, Loaded, Refusals, Section, Sheet, useReading, type UserError } from '@/kit'
import { RecentDocument, goodRows, readRows } from './queries'
import s from './excel.module.css'
import { sendWorkbook } from './sendWorkbook'

/** The template, the upload, and what was begun before. */
export function Start({ tenantId, onBegun }: { tenantId: string; onBegun: (id: string) => void }) {
  const { t, i18n } = useTranslation('tenancy-excel')
  const chooser = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<UserError | null>(null)
  const recent = useReading(RecentDocument, { tenantId })
  const take = async (file: File | undefined) => {
    if (!file || sending) return
    setSending(true)
    setRefusal(null)
    const answer = await sendWorkbook(file, tenantId)
    setSending(false)
    if (answer.id) onBegun(answer.id)
    else setRefusal(answer.refusal ?? { path: [], message: t('unsent', { name: file.name }), lift: t('unsentLift') })
  }
  return (
    <Sheet>
      <Section title={t('start')} aside={t('startWhat')}>
        <div className={s.start}>
          <Button icon={<DownloadOutlined aria-hidden />} href={`/files/people-imports/template?tenant=${tenantId}&language=${i18n.language}`}>
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
      </Section>
      <Section title={t('recent')} aside={t('recentWhat')}>
        <Loaded of={recent} pick={(data) => data.peopleImports.edges.map((edge) => edge.node)}>
          {(imports) => (
            <DataTable
              label={t('recent')}
              rows={imports}
              rowKey={(row) => row.id}
              empty={<Empty title={t('none')} why={t('noneWhy')} />}
              columns={[
                {
                  key: 'file',
                  head: t('file'),
                  render: (row) => (
                    <button type="button" className="link" onClick={() => onBegun(row.id)}>
                      {row.fileName}
                    </button>
                  ),
                },
                { key: 'state', head: t('state'), render: (row) => t(`states.${row.state}`) },
                { key: 'rows', head: t('goodOfRead'), align: 'right', render: (row) => `${goodRows(row)} / ${readRows(row)}` },
                { key: 'who', head: t('by'), render: (row) => row.uploadedBy },
                { key: 'when', head: t('when'), render: (row) => <DateText value={row.uploadedAt} /> },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Sheet>
  )
}
