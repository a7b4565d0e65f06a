import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText, Section, Sheet } from '@/kit'
import type { Report } from '@/verification'
import { FindingsShown } from './FindingsShown'
import s from './Log.module.css'
import { Story } from './Story'
import type { Checked } from './useVerification'
import { instant, useDuration, useLogName, useMoment } from './words'

/** What was found out about a proof or an export, in words: whether it holds, what it says, why, and what it can't say. */
export function ReportShown({ checked, children }: { checked: Checked; children?: ReactNode }) {
  const { report } = checked
  const holds = report.exit === 0
  return (
    <Sheet>
      <Verdict checked={checked} />
      {report.findings.length ? <FindingsShown report={report} /> : null}
      {report.proved ? <Story proved={report.proved} proven={holds} attached={checked.attached} /> : null}
      {report.format === 'proof' && holds ? <WhyProof checked={checked} /> : null}
      {report.format === 'export' && report.exit < 2 ? <Figures checked={checked} /> : null}
      {holds ? <NotSaid report={report} /> : null}
      {children}
    </Sheet>
  )
}

function useVerdict({ report }: Checked): { tone: 'good' | 'bad' | 'look'; text: string } {
  const { t } = useTranslation('log')
  if (report.unreadable) return { tone: 'bad', text: t(`verdict.${report.unreadable}`) }
  if (!report.format) return { tone: 'bad', text: t('verdict.alien') }
  if (report.exit > 0) return { tone: 'bad', text: t('verdict.wrong', { n: Object.values(report.found).reduce((sum, count) => sum + count, 0) }) }
  if (report.format === 'proof') return { tone: 'good', text: t('verdict.proof') }
  return report.head ? { tone: 'good', text: t('verdict.export', { count: report.entries }) } : { tone: 'look', text: t('verdict.exportUnsigned') }
}

const ICONS = { good: CheckCircleFilled, bad: CloseCircleFilled, look: ExclamationCircleFilled }

function Verdict({ checked }: { checked: Checked }) {
  const { t } = useTranslation('log')
  const { report } = checked
  const { tone, text } = useVerdict(checked)
  const name = useLogName()
  const Icon = ICONS[tone]
  return (
    <div className={`${s.verdict} ${s[tone]}`} role="status">
      <Icon aria-hidden />
      <div>
        <strong>{text}</strong>
        {report.unreadable || !report.format ? (
          <p>{t('verdict.unreadable')}</p>
        ) : report.exit > 0 ? (
          <p>{t('verdict.dont')}</p>
        ) : (
          <p>{report.ownKeysOnly ? t('verdict.ownKeys', { log: name(report.log ?? '', report.tenant) }) : t('verdict.trusted')}</p>
        )}
      </div>
    </div>
  )
}

/** One reason, with whether it holds or has to be minded, said by icon and word. */
export function Reason({ look, children }: { look?: boolean; children: ReactNode }) {
  const { t } = useTranslation('log')
  const Icon = look ? ExclamationCircleFilled : CheckCircleFilled
  return (
    <li className={look ? s.look : s.good}>
      <Icon role="img" aria-label={t(look ? 'holds.look' : 'holds.yes')} />
      <div>{children}</div>
    </li>
  )
}

function WhyProof({ checked: { report, signer } }: { checked: Checked }) {
  const { t } = useTranslation('log')
  const name = useLogName()
  const moment = useMoment()
  const { head, proved } = report
  if (!head || !proved) return null
  const log = name(report.log ?? '', report.tenant)
  return (
    <Section title={t('holds.title')}>
      <ol className={s.reasons}>
        <Reason>{t('holds.place', { log, n: proved.position, count: head.size })}</Reason>
        <Reason>{t('holds.content')}</Reason>
        <Reason look={!proved.opening}>{t(proved.opening ? 'holds.opening' : 'holds.openingGone')}</Reason>
        {proved.text === undefined ? null : <Reason>{t('holds.text')}</Reason>}
        <Reason>
          {t('holds.signed', { time: moment(head.time), algorithm: signer?.algorithm ?? '—' })}
          <Fingerprint of={signer?.fingerprint} />
        </Reason>
        <Witnesses checked={{ report }} />
      </ol>
    </Section>
  )
}

function Fingerprint({ of }: { of: string | undefined }) {
  const { t } = useTranslation('log')
  return of ? (
    <div>
      <span className={s.small}>{t('holds.signedBy')}</span> <code className={s.print}>{of}</code>
    </div>
  ) : (
    <div className={s.small}>{t('holds.unknownKey')}</div>
  )
}

function Witnesses({ checked: { report } }: { checked: Pick<Checked, 'report'> }) {
  const { t } = useTranslation('log')
  const name = useLogName()
  const moment = useMoment()
  const by = report.head?.countersignatures ?? []
  if (!by.length) return <Reason look>{t('holds.unwitnessed', { log: name(report.log ?? '', report.tenant) })}</Reason>
  return by.map((one) => (
    <Reason key={`${one.by} ${one.time}`}>
      {t('holds.witnessed', { time: moment(one.time), by: name(one.by) })}
    </Reason>
  ))
}

/** What an export has, and what of it isn't there or isn't signed. */
function Figures({ checked: { report, signer } }: { checked: Checked }) {
  const { t } = useTranslation('log')
  const name = useLogName()
  const moment = useMoment()
  const duration = useDuration()
  const { head } = report
  const figures = [
    ['entries', report.entries],
    ['heads', report.heads],
    ['countersigned', report.countersigned],
    ['uncovered', report.uncovered],
    ['longest', report.heads > 1 ? duration(report.longestWithout) : '—'],
    ['erased', report.erased],
    ['textsMissing', report.textsMissing],
    ['filesMissing', report.filesMissing],
  ] as const
  return (
    <Section title={t('figure.title')} aside={`${name(report.log ?? '', report.tenant)} · ${report.log} · ${report.hash}`}>
      <dl className={s.figures}>
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`figure.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {report.at === undefined ? null : (
          <div>
            <dt>{t('figure.at')}</dt>
            <dd>
              <DateText value={instant(report.at)} />
            </dd>
          </div>
        )}
      </dl>
      {head ? (
        <ol className={s.reasons}>
          <Reason>
            {t('holds.head', { time: moment(head.time), count: head.size })}
            <Fingerprint of={signer?.fingerprint} />
          </Reason>
          <Witnesses checked={{ report }} />
        </ol>
      ) : null}
    </Section>
  )
}

function NotSaid({ report }: { report: Report }) {
  const { t } = useTranslation('log')
  const name = useLogName()
  return (
    <Section title={t('not.title')}>
      <ul className={s.plain}>
        {report.ownKeysOnly ? <li>{t('not.key', { log: name(report.log ?? '', report.tenant) })}</li> : null}
        <li>{t('not.right')}</li>
        <li>{t(report.format === 'proof' ? 'not.later' : 'not.export')}</li>
      </ul>
    </Section>
  )
}
