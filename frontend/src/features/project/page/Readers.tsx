import { ShareAltOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { ProjectReadersQuery } from '@/gql/graphql'
import { type Column, DataTable, DateText, Loaded, Section, Sheet, StatusTag, useNamed, usePhone, useReading, useViewer } from '@/kit'
import { useWhole } from '../unitName'
import { RevokeShare } from './RevokeShare'
import { ShareForm } from './ShareForm'
import s from './Page.module.css'

const ProjectReadersDocument = graphql(`
  query ProjectReaders($id: ID!) {
    project(id: $id) {
      id
      viewerCanShare
      tenant { id }
      readers {
        ground
        part
        areas
        role
        tenant { id name nameEn }
        unit { id name nameEn tenant { id name nameEn } }
        share { id until reason givenBy givenByUnit givenAt viewerCanRevoke }
      }
      shares {
        id
        areas
        until
        reason
        givenBy
        givenAt
        endedBy
        endedAt
        state
        tenant { id name nameEn }
        unit { id name nameEn tenant { id name nameEn } }
      }
    }
  }
`)
type Page = NonNullable<ProjectReadersQuery['project']>
type Reader = Page['readers'][number]
type Share = Page['shares'][number]

/** Everybody who sees the project, by name, with the ground; what is shared with others, and how that ends. */
export function Readers({ projectId }: { projectId: string }) {
  const { t } = useTranslation('project')
  const { t: w } = useTranslation('project-share')
  const named = useNamed()
  const phone = usePhone()
  const { tenant, tenantWide, today } = useViewer()
  const whole = useWhole(tenant.id)
  const reading = useReading(ProjectReadersDocument, { id: projectId })
  const [form, setForm] = useState<{ replaces: Reader | null } | null>(null)
  const who = (row: Pick<Reader, 'unit' | 'tenant'>) => (row.unit ? whole(row.unit) : w('readers.allOf', { tenant: named(row.tenant) }))
  const areas = (list: Reader['areas']) => (list.length ? list.map((area) => t(`area.${area}`)).join(w('readers.and')) : w('readers.summary'))
  const key = (row: Reader) => `${row.ground} ${row.role ?? ''} ${row.share?.id ?? row.unit?.id ?? row.tenant.id}`
  const current: readonly Column<Reader>[] = [
    {
      key: 'who',
      head: w('readers.who'),
      render: (row) => (
        <div className={s.name}>
          {who(row)}
          {row.unit && (row.ground === 'PARTICIPANT' || row.ground === 'SHARE') ? <div className={s.small}>{w('readers.beside', { tenant: named(row.tenant) })}</div> : null}
        </div>
      ),
    },
    {
      key: 'ground',
      head: w('readers.ground'),
      render: (row) => (
        <>
          <StatusTag family="teal" icon={row.ground === 'SHARE' ? 'Unlock' : 'Cluster'} outlined={row.ground !== 'SHARE'}>
            {t(`ground.${row.ground}`)}
          </StatusTag>
          {row.role ? <div className={s.small}>{t(`role.${row.role}`)}</div> : null}
          {row.share ? <div className={s.small}>{row.share.reason}</div> : null}
        </>
      ),
    },
    { key: 'part', head: w('readers.part'), render: (row) => (row.part === 'SHARED' ? areas(row.areas) : row.part === 'PACKAGE' && row.ground === 'LEADS_FROM_ABOVE' ? w('readers.summary') : t(`part.${row.part}`)) },
    {
      key: 'until',
      head: w('readers.until'),
      render: (row) =>
        row.share ? (
          <>
            {row.share.until ? <DateText value={row.share.until} today={today} /> : w('readers.untilRevoked')}
            <div className={s.small}>
              {row.share.givenBy} <DateText value={row.share.givenAt} dayOnly today={today} />
            </div>
          </>
        ) : (
          '—'
        ),
    },
    {
      key: 'acts',
      head: <span className="sr-only">{t('wizard.acts')}</span>,
      render: (row) =>
        row.share?.viewerCanRevoke && !phone ? (
          <span className={s.nowrap}>
            <button type="button" className="link" aria-label={w('changeFor', { receiver: who(row) })} onClick={() => setForm({ replaces: row })}>
              {w('change')}
            </button>{' '}
            <RevokeShare shareId={row.share.id} receiver={who(row)} />
          </span>
        ) : null,
    },
  ]
  const past: readonly Column<Share>[] = [
    { key: 'who', head: w('readers.who'), render: (row) => <div className={s.name}>{who(row)}</div> },
    { key: 'part', head: w('readers.part'), render: (row) => areas(row.areas) },
    { key: 'reason', head: w('reason'), render: (row) => row.reason },
    {
      key: 'given',
      head: w('readers.given'),
      render: (row) => (
        <>
          {row.givenBy} <DateText value={row.givenAt} today={today} />
        </>
      ),
    },
    {
      key: 'ended',
      head: w('readers.ended'),
      render: (row) =>
        row.endedAt ? (
          <>
            {row.endedBy} <DateText value={row.endedAt} today={today} />
          </>
        ) : (
          <>
            {w('readers.ranOut')} <DateText value={row.until} today={today} />
          </>
        ),
    },
  ]
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="section">
      {(project) => {
        const over = project.shares.filter((share) => share.state !== 'ACTIVE')
        return (
          <>
            {form ? (
              <ShareForm key={form.replaces?.share?.id ?? 'new'} projectId={project.id} replaces={form.replaces ? { id: form.replaces.share?.id ?? '', tenantId: form.replaces.tenant.id, unitId: form.replaces.unit?.id ?? null, receiver: who(form.replaces), areas: form.replaces.areas, until: form.replaces.share?.until ?? null } : null} onClose={() => setForm(null)} />
            ) : null}
            <Sheet>
              <Section
                title={w('readers.title')}
                aside={
                  <>
                    {w('readers.aside')}{' '}
                    {tenantWide && project.tenant.id === tenant.id ? <Link to={`/audit/views?project=${project.id}`}>{w('readers.seenBy')}</Link> : null}
                  </>
                }
                extra={
                  project.viewerCanShare && !phone && !form ? (
                    <Button type="primary" icon={<ShareAltOutlined aria-hidden />} onClick={() => setForm({ replaces: null })}>
                      {w('open')}
                    </Button>
                  ) : null
                }
              >
                <DataTable label={w('readers.title')} columns={current} rows={project.readers} rowKey={key} />
              </Section>
              {over.length ? (
                <Section title={w('readers.past')}>
                  <DataTable label={w('readers.past')} columns={past} rows={over} rowKey={(row) => row.id} />
                </Section>
              ) : null}
            </Sheet>
          </>
        )
      }}
    </Loaded>
  )
}
