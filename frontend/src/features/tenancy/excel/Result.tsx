import { useTranslation } from 'react-i18next'
import { type Import, goodRows, readRows } from './queries'
import s from './excel.module.css'

/** The numbers of the dry run, and one bar that shows how they add up. */
export function Result({ of }: { of: Import }) {
  const { t } = useTranslation('tenancy-excel')
  const good = goodRows(of)
  const back = of.warningRows + of.errorRows
  const parts = [
    { key: 'good', count: good, word: t('good') },
    { key: 'warning', count: of.warningRows, word: t('warningParts') },
    { key: 'error', count: of.errorRows, word: t('errorParts') },
  ] as const
  return (
    <>
      <div className={s.numbers}>
        <Figure label={t('read')} count={readRows(of)} />
        <Figure label={t('good')} count={good} colour={s.goodText} />
        <Figure label={t('back')} count={back} colour={back ? s.backText : undefined} />
        <ul className={s.sums}>
          <li>{t('unitSum', { rows: of.unitRows, good: of.unitGood, back: of.unitRows - of.unitGood })}</li>
          <li>{t('personSum', { rows: of.personRows, good: of.personGood, back: of.personRows - of.personGood })}</li>
          {of.blankRows ? <li>{t('blanks', { count: of.blankRows })}</li> : null}
          {of.newRows < good ? <li>{t('same', { count: good - of.newRows })}</li> : null}
        </ul>
      </div>
      <div className={s.bar} aria-hidden>
        {parts.map((part) => (part.count ? <span key={part.key} className={s[part.key]} style={{ flexGrow: part.count }} /> : null))}
      </div>
      <ul className={s.legend}>
        {parts.map((part) => (
          <li key={part.key}>
            <span className={`${s.dot} ${s[part.key]}`} aria-hidden /> {part.word} {part.count}
          </li>
        ))}
      </ul>
    </>
  )
}

function Figure({ label, count, colour }: { label: string; count: number; colour?: string }) {
  const { t } = useTranslation('tenancy-excel')
  return (
    <div>
      <div className={s.small}>{label}</div>
      <strong className={`${s.figure} ${colour ?? ''}`}>{count}</strong> {t('rows', { count })}
    </div>
  )
}
