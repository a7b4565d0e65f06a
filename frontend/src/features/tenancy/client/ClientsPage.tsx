import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText, Empty, ErrorPanel, Section, Sheet, Skeleton, failureOf, usePages } from '@/kit'
import { ClientRow } from './ClientRow'
import { TermsForm } from './TermsForm'
import { ApiClientsDocument, type Fresh, quickStart } from './clients'
import s from './Clients.module.css'
import type { ApiClientsQuery } from '@/gql/graphql'

const pick = (data: ApiClientsQuery) => data.apiClients

/** The tenant's machine clients, for its system administrator. */
export function ClientsPage() {
  const { t } = useTranslation('tenancy-client')
  const pages = usePages(ApiClientsDocument, {}, pick)
  const [making, setMaking] = useState(false)
  const [fresh, setFresh] = useState<Fresh | null>(null)
  const show = (made: Fresh | null) => {
    setMaking(false)
    setFresh(made)
  }
  const { state, reload } = pages.first
  return (
    <Sheet>
      <Section
        title={t('title')}
        aside={t('what')}
        extra={
          <Button type="primary" onClick={() => setMaking(true)} aria-expanded={making}>
            {t('make')}
          </Button>
        }
      >
        {making ? <TermsForm onDone={show} onClose={() => setMaking(false)} /> : null}
        {fresh ? <FreshSecret fresh={fresh} onClose={() => setFresh(null)} /> : null}
        {state.data ? null : state.error ? <ErrorPanel failure={failureOf(state.error)} retry={reload} /> : <Skeleton rows={4} />}
        {state.data && !pages.rows.length ? <Empty title={t('none')} why={t('noneWhy')} /> : null}
        <ul className={s.clients} aria-label={t('title')}>
          {pages.rows.map((client) => (
            <ClientRow key={client.id} client={client} onFresh={show} />
          ))}
        </ul>
        {pages.hasMore ? (
          <Button loading={pages.loadingMore} onClick={() => void pages.loadMore()}>
            {t('more')}
          </Button>
        ) : null}
      </Section>
    </Sheet>
  )
}

/** What is shown once, with the commands that use it. */
function FreshSecret({ fresh, onClose }: { fresh: Fresh; onClose: () => void }) {
  const { t } = useTranslation('tenancy-client')
  return (
    <section className={s.fresh} aria-label={t('fresh.title', { name: fresh.name })}>
      <h3>{t('fresh.title', { name: fresh.name })}</h3>
      <p role="status">{t('fresh.once')}</p>
      <span className={s.word}>{t('clientId')}</span>
      <CopyText label={t('clientId')} text={fresh.clientId} />
      <span className={s.word}>{t('fresh.secret')}</span>
      <CopyText label={t('fresh.secret')} text={fresh.secret} />
      <span className={s.word}>{t('start.title')}</span>
      <CopyText label={t('start.title')} text={quickStart(window.location.origin, fresh, fresh.secret)} />
      <Button onClick={onClose}>{t('fresh.kept')}</Button>
    </section>
  )
}
