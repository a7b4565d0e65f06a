import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BatchListQuery } from '@/gql/graphql'
import { DateText, Empty, Loaded, Section, Sheet, StatusTag, useMay, useNamed, usePages } from '@/kit'
import { BatchForm } from './BatchForm'
import { type Batch, BatchListDocument, WINDOW_LOOK } from './batches'
import { Head } from './Head'
import { WindowForm } from './WindowForm'
import s from './Planning.module.css'

const pick = (data: BatchListQuery) => data.applicationBatches

/** Application batches by year, each with the window that holds here. */
export function BatchesPage() {
  const { t } = useTranslation('planning')
  const may = useMay()
  const pages = usePages(BatchListDocument, {}, pick)
  const [making, setMaking] = useState(false)
  return (
    <>
      <Head
        acts={
          may('BATCH_SET') && !making ? (
            <Button type={pages.rows.length ? 'default' : 'primary'} onClick={() => setMaking(true)}>
              {t('batch.new')}
            </Button>
          ) : null
        }
      />
      <Sheet>
        <Section title={t('batch.title')} aside={t('batch.aside')}>
          {making ? <BatchForm onClose={() => setMaking(false)} /> : null}
          <Loaded of={pages.first} pick={() => pages.rows}>
            {(rows) =>
              rows.length ? (
                <div className={s.batches}>
                  {rows.map((batch) => (
                    <BatchOf key={batch.id} batch={batch} />
                  ))}
                  {pages.hasMore ? <Button onClick={() => void pages.loadMore()}>{t('batch.more')}</Button> : null}
                </div>
              ) : making ? null : (
                <Empty title={t('batch.none')} why={t(may('BATCH_SET') ? 'batch.noneSet' : 'batch.noneRead')} />
              )
            }
          </Loaded>
        </Section>
      </Sheet>
    </>
  )
}

function BatchOf({ batch }: { batch: Batch }) {
  const { t } = useTranslation('planning')
  const named = useNamed()
  const [acting, setActing] = useState<'edit' | 'window' | null>(null)
  const { window } = batch
  return (
    <article className={s.batch}>
      <h3>
        {t('batch.name', { year: batch.year, title: batch.title })}
        <StatusTag {...WINDOW_LOOK[window.state]}>{t(`window.${window.state}`)}</StatusTag>
      </h3>
      <p>
        {t('batch.of', { tenant: named(batch.tenant) })} · {t(window.own ? 'window.ownOf' : 'window.of', { tenant: named(window.tenant) })} <DateText value={window.opensOn} /> – <DateText value={window.closesOn} />
        {window.daysLeft == null ? null : <> · {window.daysLeft ? t('window.left', { count: window.daysLeft }) : t('window.lastDay')}</>}
        {batch.countiesMaySet ? <> · {t('batch.countiesMaySet')}</> : null}
      </p>
      {batch.windows.length && batch.viewerCanEdit ? (
        <ul className={s.own} aria-label={t('window.counties')}>
          {batch.windows.map((own) => (
            <li key={own.tenant.id}>
              {named(own.tenant)} <DateText value={own.opensOn} /> – <DateText value={own.closesOn} /> {t(`window.${own.state}`)}
            </li>
          ))}
        </ul>
      ) : null}
      {acting === 'edit' ? (
        <BatchForm batch={batch} onClose={() => setActing(null)} />
      ) : acting === 'window' ? (
        <WindowForm batch={batch} onClose={() => setActing(null)} />
      ) : (
        <div className={s.bar}>
          <Link to={`/project?batch=${batch.id}`}>{t('batch.projects')}</Link>
          {batch.viewerCanEdit ? <Button size="small" onClick={() => setActing('edit')}>{t('batch.edit')}</Button> : null}
          {batch.viewerCanSetWindow ? <Button size="small" onClick={() => setActing('window')}>{t('window.set')}</Button> : null}
        </div>
      )}
    </article>
  )
}
