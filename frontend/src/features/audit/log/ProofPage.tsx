import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, useParams } from 'react-router'
import { CopyText, Empty, ErrorPanel, ObjectHeader, RoomRoutes, Section, Skeleton, useViewer } from '@/kit'
import { saveFile } from '@/kit/saveFile'
import { sendAsViewer } from '@/kit/session'
import s from './Log.module.css'
import { ReportShown } from './ReportShown'
import { useVerification } from './useVerification'
import { useKeysAtHand, useLogName } from './words'

const PROOFS = '/files/log/proofs/'
const KEYS = '/files/log/keys'

/** Everything below /proofs: the proof of an act, by the act's id. */
export function ProofRoom() {
  return (
    <RoomRoutes>
      <Route path=":entryId" element={<ProofPage />} />
    </RoomRoutes>
  )
}

type Download = { kind: 'coming' } | { kind: 'here'; proof: Blob } | { kind: 'absent' } | { kind: 'failed' }

/** Downloads a proof and checks it: the server is only asked for the file, never whether it is right. */
function ProofPage() {
  const { t } = useTranslation('log')
  const { entryId = '' } = useParams()
  const [download, setDownload] = useState<Download>({ kind: 'coming' })
  const { state, run } = useVerification()

  const fetchProof = useCallback(
    async (signal?: AbortSignal) => {
      setDownload({ kind: 'coming' })
      try {
        const answer = await sendAsViewer(PROOFS + encodeURIComponent(entryId), { signal })
        if (!answer.ok) return setDownload({ kind: answer.status === 404 ? 'absent' : 'failed' })
        const proof = await answer.blob()
        setDownload({ kind: 'here', proof })
        await run({ file: proof })
      } catch {
        if (!signal?.aborted) setDownload({ kind: 'failed' })
      }
    },
    [entryId, run],
  )
  useEffect(() => {
    const leaving = new AbortController()
    void fetchProof(leaving.signal)
    return () => leaving.abort()
  }, [fetchProof])

  const file = t('proof.file', { id: entryId.slice(-8) })
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
        <Empty title={t('proof.absent')} why={t('proof.absentWhy')} act={<Button onClick={() => void fetchProof()}>{t('proof.retry')}</Button>} />
      ) : download.kind === 'failed' ? (
        <ErrorPanel what={t('proof.failed')} retry={() => void fetchProof()} />
      ) : state.kind === 'broken' ? (
        <ErrorPanel what={t('verify.broken')} retry={() => void fetchProof()} />
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
