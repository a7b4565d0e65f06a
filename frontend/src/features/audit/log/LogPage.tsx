import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type Column, DataTable, DateText, Empty, FactStrip, Loaded, ObjectHeader, Section, Sheet, StatusTag, useNamed, usePages, useReading, useViewer } from '@/kit'
import type { LogHeadsQuery } from '@/gql/graphql'
import { Alarms } from './Alarms'
import { Heads } from './Heads'
import { Keys } from './Keys'
import s from './Log.module.css'
import { DecisionLogDocument, type Head, type Log, LogHeadsDocument, type Witnessed } from './log'

const pick = (data: LogHeadsQuery) => data.decisionLog?.heads

/** The log of decisions for its auditor: how far it is signed and countersigned, and what is wrong with it. */
export function LogPage() {
  const { t } = useTranslation('log')
  const reading = useReading(DecisionLogDocument, {})
  const pages = usePages(LogHeadsDocument, {}, pick)
  return (
    <Loaded of={reading} pick={(data) => data} shape="page">
      {({ decisionLog, witnessedLogs }) => (
        <>
          <ObjectHeader title={t('title')} roles={decisionLog ? t('about', { what: t('what'), origin: decisionLog.origin, hash: decisionLog.hash }) : t('what')} acts={<Acts log={decisionLog ?? null} />} />
          <Alarms own={decisionLog?.alarms ?? []} witnessed={witnessedLogs} />
          {decisionLog ? (
            <>
              <Facts log={decisionLog} newest={pages.rows[0]} />
              <Heads pages={pages} witness={decisionLog.witness ?? null} />
              <Keys log={decisionLog} />
            </>
          ) : (
            <Sheet>
              <Section title={t('heads.title')}>
                <Empty title={t('none')} why={t('noneWhy')} />
              </Section>
            </Sheet>
          )}
          {witnessedLogs.length ? <WitnessedLogs logs={witnessedLogs} /> : null}
        </>
      )}
    </Loaded>
  )
}

function Acts({ log }: { log: Log | null }) {
  const { t } = useTranslation('log')
  const navigate = useNavigate()
  return (
    <>
      <Button
        href="/verify"
        onClick={(event) => {
          event.preventDefault()
          void navigate('/verify')
        }}
      >
        {t('toVerify')}
      </Button>
      {log ? (
        <Button icon={<DownloadOutlined aria-hidden />} href={log.keysPath}>
          {t('keysFile')}
        </Button>
      ) : null}
      {log?.exportPath ? (
        <Button icon={<DownloadOutlined aria-hidden />} href={log.exportPath}>
          {t('export')}
        </Button>
      ) : null}
    </>
  )
}

function Facts({ log, newest }: { log: Log; newest: Head | undefined }) {
  const { t } = useTranslation('log')
  const { today } = useViewer()
  const named = useNamed()
  const witness = named(log.witness)
  return (
    <FactStrip
      label={t('facts')}
      facts={[
        { key: 'entries', label: t('entries'), value: log.size, note: t('entriesNote') },
        { key: 'uncovered', label: t('uncovered'), value: <Figure count={log.uncovered} />, note: t(log.uncovered ? 'uncoveredNote' : 'coveredNote') },
        {
          key: 'uncountersigned',
          label: t('uncountersigned'),
          value: log.witness ? <Figure count={log.uncountersigned} /> : '—',
          note: log.witness ? t(log.uncountersigned ? 'uncountersignedNote' : 'witnessedNote', { witness }) : t('noWitness'),
        },
        { key: 'last', label: t('lastHead'), value: newest ? <DateText value={newest.signedAt} today={today} /> : t('noHead'), note: newest ? t('lastHeadNote', { count: newest.size }) : undefined },
      ]}
    />
  )
}

function Figure({ count }: { count: number }) {
  return <span className={count ? s.long : undefined}>{count}</span>
}

function WitnessedLogs({ logs }: { logs: readonly Witnessed[] }) {
  const { t } = useTranslation('log')
  const named = useNamed()
  const { today } = useViewer()
  const columns: readonly Column<Witnessed>[] = [
    { key: 'tenant', head: t('witnessed.tenant'), render: (row) => named(row.tenant) },
    {
      key: 'alarms',
      head: t('witnessed.alarms'),
      render: (row) =>
        row.alarms.length ? (
          <StatusTag family="red" icon="Close">
            {t('alarm.count', { n: row.alarms.length })}
          </StatusTag>
        ) : (
          t('witnessed.fine')
        ),
    },
    { key: 'size', head: t('witnessed.size'), render: (row) => (row.countersignedSize == null ? t('witnessed.never') : t('witnessed.sizeOf', { count: row.countersignedSize })) },
    { key: 'at', head: t('witnessed.at'), render: (row) => <DateText value={row.countersignedAt} today={today} /> },
  ]
  return (
    <Sheet>
      <Section title={t('witnessed.title')} aside={t('witnessed.what')}>
        <DataTable label={t('witnessed.title')} columns={columns} rows={logs} rowKey={(row) => row.tenant.id} />
      </Section>
    </Sheet>
  )
}
