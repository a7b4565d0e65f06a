import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CopyText, Empty, ErrorPanel, ObjectHeader, Section, Skeleton, useViewer } from '@/kit'
import { saveFile } from '@/kit/saveFile'
import { sendAsViewer } from '@/kit/session'
import s from './Log.module.css'
import { ReportShown } from './ReportShown'
import { useVerification } from './useVerification'
import { useKeysAtHand, useLogName } from './words'

const PROOFS = '/files/log/proofs/'
const KEYS = '/files/log/keys'

type Download = { kind: 'coming' } | { kind: 'here'; proof: Blob } | { kind: 'absent' } | { kind: 'failed' }

/** Downloads a proof and checks it: the server is only asked for the file, never whether it is right. */
export function ProofPage({ entryId }: { entryId: string }) {
  const { t } = useTranslation('log')
  const [attempt, setAttempt] = useState(0)
  const [download, setDownload] = useState<Download>({ kind: 'coming' })
  const { state, run } = useVerification()
  useEffect(() => {
    const leaving = new AbortController()
    const say = (next: Download) => {
      if (!leaving.signal.aborted) setDownload(next)
    }
    const fetchProof = async () => {
      const answer = await sendAsViewer(PROOFS + encodeURIComponent(entryId), { signal: leaving.signal })
      if (!answer.ok) return say({ kind: answer.status === 404 ? 'absent' : 'failed' })
      const proof = await answer.blob()
      say({ kind: 'here', proof })
      if (!leaving.signal.aborted) await run({ file: proof })
    }
    fetchProof().catch(() => say({ kind: 'failed' }))
    return () => leaving.abort()
  }, [entryId, attempt, run])
  const again = () => {
    setDownload({ kind: 'coming' })
    setAttempt(attempt + 1)
  }

  const proved = state.kind === 'done' ? state.checked.report.proved : undefined
  const file = `proof-${proved?.entry.id ?? entryId}.jsonl`
  return (
    <div className={s.page}>
      <ObjectHeader
        title={t('proof.title')}
        roles={t('proof.what')}
        acts={
          download.kind === 'here' ? (
            <Button icon={<DownloadOutlined aria-hidden />} onClick={() => saveFile(download.proof, file)}>
              {t('proof.download')}
            </Button>
          ) : null
        }
      />
      {download.kind === 'absent' ? (
        <Empty title={t('proof.absent')} why={t('proof.absentWhy')} act={<Button onClick={again}>{t('proof.retry')}</Button>} />
      ) : download.kind === 'failed' ? (
        <ErrorPanel what={t('proof.failed')} retry={again} />
      ) : state.kind === 'broken' ? (
        <ErrorPanel what={t('verify.broken')} retry={again} />
      ) : state.kind === 'done' && download.kind === 'here' ? (
        <ReportShown checked={state.checked}>
          <Elsewhere file={file} log={state.checked.report.log ?? ''} tenant={state.checked.report.tenant} />
        </ReportShown>
      ) : (
        <Skeleton shape="page" />
      )}
    </div>
  )
}

/** How anybody checks it who does not trust this page either. */
function Elsewhere({ file, log, tenant }: { file: string; log: string; tenant: string | undefined }) {
  const { t } = useTranslation('log')
  const { tenant: own } = useViewer()
  const atHand = useKeysAtHand()(log)
  const name = useLogName()
  return (
    <Section title={t('proof.offline.title')}>
      <p>{t('proof.offline.what')}</p>
      <CopyText label={t('proof.offline.command')} text={`./portal verify ${file} --keys ${atHand ? `keys-${own.code}.jsonl` : 'keys.jsonl'}`} />
      <p className={s.links}>
        {atHand ? (
          <a href={KEYS} download>
            {t('proof.offline.keys')}
          </a>
        ) : (
          <span>{t('proof.offline.askKeys', { log: name(log, tenant) })}</span>
        )}
        <Link to="/verify">{t('toVerify')}</Link>
      </p>
    </Section>
  )
}
