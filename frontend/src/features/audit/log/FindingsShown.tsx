import { CloseCircleFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Section } from '@/kit'
import type { Code, Finding, Report } from '@/verification'
import s from './Log.module.css'
import { useLogName } from './words'

/** So many of a kind are told one by one. */
const SHOWN = 20

/** What does not hold, by kind, each with where it is and what it means. */
export function FindingsShown({ report }: { report: Report }) {
  const { t } = useTranslation('log')
  const codes = Object.keys(report.found) as Code[]
  return (
    <Section title={t('finding.title')}>
      <ul className={s.findings}>
        {codes.map((code) => (
          <li key={code}>
            <h3>
              <CloseCircleFilled aria-hidden /> {t(`wrong.${code}`)} <small>{t('finding.code', { code })}</small>
            </h3>
            <Places findings={report.findings.filter((finding) => finding.code === code)} count={report.found[code] ?? 0} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Places({ findings, count }: { findings: readonly Finding[]; count: number }) {
  const { t } = useTranslation('log')
  const said = useSaid()
  const place = usePlace()
  const shown = findings.slice(0, SHOWN)
  return (
    <>
      <ul className={s.places}>
        {shown.map((finding, at) => (
          <li key={at}>
            <strong>{place(finding)}</strong>
            {t('colon')}
            {said(finding)}
          </li>
        ))}
      </ul>
      {count > shown.length ? <p className={s.small}>{t('finding.more', { n: count, shown: shown.length })}</p> : null}
    </>
  )
}

/** What it means, in words. */
function useSaid(): (finding: Finding) => string {
  const { t, i18n } = useTranslation('log')
  const name = useLogName()
  return ({ code, detail, at }) => {
    const key = `said.${code}.${detail}` as 'said.FORMAT.MEMBERS'
    // A kind that the verifier has and the screens don't yet is told by its heading alone.
    if (!i18n.exists(`log:${key}`)) return detail
    const part = `part.${at.what}` as 'part.key'
    const what = at.what === undefined ? '' : i18n.exists(`log:${part}`) ? t(part) : at.what.includes('/') ? name(at.what) : at.what
    return t(key, { what })
  }
}

/** Where it is: which entries, else which line. */
function usePlace(): (finding: Finding) => string {
  const { t } = useTranslation('log')
  return ({ at: { from, to, line } }) => {
    if (from !== undefined) return to === undefined || to === from ? t('finding.entry', { from }) : t('finding.range', { from, to })
    return line ? t('finding.line', { line }) : t('finding.whole')
  }
}
