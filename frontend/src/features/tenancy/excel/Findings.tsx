import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeopleImportFindingsQuery } from '@/gql/graphql'
import { DataTable, Empty, Section, Skeleton, usePages } from '@/kit'
import { ConfirmForm, MendForm } from './MendForms'
import { FindingsDocument, type Import } from './queries'
import { Problem } from './Problem'
import s from './excel.module.css'

export type Finding = NonNullable<PeopleImportFindingsQuery['peopleImport']>['findings']['edges'][number]['node']
const pick = (data: PeopleImportFindingsQuery) => data.peopleImport?.findings
const keyOf = (row: Finding) => `${row.sheet} ${row.row} ${row.column}`

/** The returned rows, cell by cell: what is wrong, how to mend it, and the form that does so beneath. */
export function Findings({ of }: { of: Import }) {
  const { t } = useTranslation('tenancy-excel')
  const [only, setOnly] = useState<'all' | 'warnings' | 'errors'>('all')
  const [open, setOpen] = useState<string | null>(null)
  const pages = usePages(FindingsDocument, { id: of.id, warnings: only === 'all' ? null : only === 'warnings' }, pick)
  const back = of.warningRows + of.errorRows
  if (back === 0) return <Section title={t('returned', { count: 0 })}>{<Empty title={t('allGood')} why={t('allGoodWhy')} />}</Section>
  return (
    <Section
      title={t('returned', { count: back })}
      aside={
        <Segmented<'all' | 'warnings' | 'errors'>
          aria-label={t('returned', { count: back })}
          size="small"
          value={only}
          onChange={(value) => setOnly(value)}
          options={[
            { value: 'all', label: `${t('all')} ${back}` },
            { value: 'warnings', label: `${t('warnings')} ${of.warningRows}` },
            { value: 'errors', label: `${t('errors')} ${of.errorRows}` },
          ]}
        />
      }
      extra={<span className={s.small}>{t('marked')}</span>}
    >
      {pages.first.state.data ? (
        <DataTable
          label={t('returned', { count: back })}
          rows={pages.rows}
          rowKey={keyOf}
          columns={[
            { key: 'row', head: t('where'), width: 96, render: (row) => t(`sheets.${row.sheet}`, { row: row.row }) },
            { key: 'subject', head: t('subject'), render: (row) => <div className={s.subject}>{row.subject || t('blank')}</div> },
            {
              key: 'value',
              head: t('field'),
              render: (row) => (
                <>
                  <div className={s.small}>{row.head}</div>
                  <span className={s.value}>{row.value || t('blank')}</span>
                </>
              ),
            },
            { key: 'problem', head: t('problem'), render: (row) => <div className={s.problem}><Problem of={row} /></div> },
            {
              key: 'act',
              head: '',
              width: 110,
              render: (row) => (
                <Button size="small" aria-expanded={open === keyOf(row)} onClick={() => setOpen(open === keyOf(row) ? null : keyOf(row))}>
                  {t(row.warning ? 'confirm' : 'mend')}
                </Button>
              ),
            },
          ]}
          below={(row) => {
            if (open !== keyOf(row)) return null
            const Form = row.warning ? ConfirmForm : MendForm
            return (
              <div className={s.form}>
                <Form importId={of.id} finding={row} onDone={() => setOpen(null)} />
              </div>
            )
          }}
        />
      ) : (
        <Skeleton />
      )}
      {pages.hasMore ? (
        <Button loading={pages.loadingMore} onClick={() => void pages.loadMore()}>
          {t('more')}
        </Button>
      ) : null}
    </Section>
  )
}
