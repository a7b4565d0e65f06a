import { CheckOutlined, DownloadOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Columns, DateText, Empty, ErrorPanel, Loaded, LockedButton, Refusals, Section, Sheet, StatusTag, StickyBar, refreshed, useAct, useReading } from '@/kit'
import { ByTenant } from './ByTenant'
import { Findings } from './Findings'
import { Apply, type Import, PeopleImportDocument, Preview, goodRows, readRows, running } from './queries'
import { Result } from './Result'
import s from './excel.module.css'

const EVERY = 1000

/** One import: progress while somebody works on it, then the result of the dry run, and the writing; into a draft, which has sheet and foot of its own. */
export function ImportView({ id, inDraft = false, onOther }: { id: string; inDraft?: boolean; onOther: () => void }) {
  const reading = useReading(PeopleImportDocument, { id })
  const now = reading.state.data?.peopleImport
  const watching = now ? running(now) && !now.interrupted : false
  useEffect(() => {
    if (!watching) return
    const timer = setInterval(() => reading.reload(), EVERY)
    return () => {
      clearInterval(timer)
      // The list of returned rows was asked for before the run had ended.
      refreshed()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- reload is new with every rendering and the same act
  }, [watching])
  return (
    <Loaded of={reading} pick={(data) => data.peopleImport} shape="section">
      {(found) => (
        <>
          {inDraft ? (
            <>
              <Sections of={found} inDraft />
              <div className={s.inDraft}>
                <Acts of={found} inDraft onOther={onOther} />
              </div>
            </>
          ) : (
            <>
              <Columns side={found.tenants.length && !running(found) ? <ByTenant of={found} /> : null} width={248}>
                <Sheet>
                  <Sections of={found} />
                </Sheet>
              </Columns>
              <StickyBar>
                <Acts of={found} onOther={onOther} />
              </StickyBar>
            </>
          )}
        </>
      )}
    </Loaded>
  )
}

function Sections({ of: found, inDraft = false }: { of: Import; inDraft?: boolean }) {
  const { t } = useTranslation('tenancy-excel')
  return (
    <>
      <Section title={t('result')} aside={<Standing of={found} inDraft={inDraft} />} extra={<About of={found} />}>
        {running(found) ? <OnTheWay of={found} /> : <Result of={found} />}
        {found.fault ? <Refusals errors={[found.fault]} /> : null}
        {found.ignoredHeads.length && !running(found) ? <p className={s.small}>{t('ignored', { heads: found.ignoredHeads.join('、') })}</p> : null}
      </Section>
      {running(found) ? null : <Findings of={found} />}
    </>
  )
}

function Standing({ of, inDraft }: { of: Import; inDraft: boolean }) {
  const { t } = useTranslation('tenancy-excel')
  if (of.state === 'DONE') {
    return (
      <StatusTag family="green" icon="CheckCircle">
        {t(inDraft ? 'taken' : 'written', { count: of.doneRows ?? 0 })}
      </StatusTag>
    )
  }
  return (
    <StatusTag family="blue" icon="Experiment">
      {t(of.state === 'WRITING' ? 'states.WRITING' : 'nothingWritten')}
    </StatusTag>
  )
}

function About({ of }: { of: Import }) {
  const { t } = useTranslation('tenancy-excel')
  return (
    <span className={s.small}>
      {of.fileName} <DateText value={of.uploadedAt} /> {of.tookMillis == null ? null : t('took', { seconds: Math.max(1, Math.round(of.tookMillis / 1000)) })}
    </span>
  )
}

/** Counts as the rows go by; it may be left. */
function OnTheWay({ of }: { of: Import }) {
  const { t } = useTranslation('tenancy-excel')
  const again = useAct(Preview)
  if (of.interrupted) {
    return (
      <Empty
        title={t('interrupted')}
        why={t('interruptedWhy')}
        act={
          <Button loading={again.running} onClick={() => void again.run({ importId: of.id })}>
            {t('again')}
          </Button>
        }
      />
    )
  }
  return (
    <div role="status">
      <progress className={s.progress} max={of.rowsTotal || 1} value={of.rowsRead} aria-label={t('result')} />
      <p>{t(of.state === 'WRITING' ? 'writing' : 'reading', { read: of.rowsRead, total: of.rowsTotal })}</p>
      <p className={s.small}>{t('leave')}</p>
    </div>
  )
}

function Acts({ of, inDraft = false, onOther }: { of: Import; inDraft?: boolean; onOther: () => void }) {
  const { t, i18n } = useTranslation('tenancy-excel')
  const act = useAct(Apply)
  const back = of.warningRows + of.errorRows
  const busy = running(of)
  const reason = busy ? t('busy') : of.newRows === 0 ? t('nothingNew') : undefined
  return (
    <div className={s.foot}>
      <span className={s.small}>{t('repeat')}</span>
      {act.failure ? <ErrorPanel what={t('notStarted')} failure={act.failure} /> : null}
      <Refusals errors={act.errors} />
      {back && !busy ? (
        <Button icon={<DownloadOutlined aria-hidden />} href={`${of.returnedUrl}?language=${i18n.language}`}>
          {t('download', { count: back })}
        </Button>
      ) : null}
      <Button icon={<ReloadOutlined aria-hidden />} onClick={onOther}>
        {t('other')}
      </Button>
      <LockedButton type="primary" icon={<CheckOutlined aria-hidden />} reason={reason} loading={act.running} onClick={() => void act.run({ importId: of.id })}>
        {back ? t(inDraft ? 'takeSome' : 'applySome', { count: goodRows(of), back }) : t(inDraft ? 'take' : 'apply', { count: busy ? readRows(of) : goodRows(of) })}
      </LockedButton>
    </div>
  )
}
