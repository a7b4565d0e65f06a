import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText, Money, Section, StatusTag, statesOf, useStateWord } from '@/kit'
import { saveFile } from '@/kit/saveFile'
import type { Proved } from '@/verification'
import { Changes, Value, useTrailWords } from '../trailWords'
import s from './Log.module.css'
import type { Attached } from './useVerification'
import { instant } from './words'

type Row = [string, ReactNode]

/** Facts that have a row of their own. */
const SAID = new Set(['verb', 'text', 'reply'])

/** What an entry says: what was decided, by whom, when, on which text. `proven` is false when the proof does not hold. */
export function Story({ proved: { entry, opening, text }, proven, attached }: { proved: Proved; proven: boolean; attached: readonly Attached[] }) {
  const { t, i18n } = useTranslation('log')
  const { act, type } = useTrailWords()
  const word = useStateWord()
  const verb = statesOf('decision').find((one) => one === entry.facts.get('verb'))
  const others = [...entry.facts].filter(([name]) => !SAID.has(name))
  const reply = entry.facts.get('reply')
  const title = titleOf(text)
  const digest = entry.facts.get('text')
  const factWord = (name: string) => (i18n.exists(`log:fact.${name}`) ? t(`fact.${name}` as 'fact.reply') : name)
  const rows: Row[] = [
    ...(title ? [[t('story.matter'), title] as Row] : []),
    [t('story.act'), <strong key="act">{act(entry.act)}</strong>],
    ...(verb ? [[t('story.verb'), <strong key="verb">{word('decision', verb)}</strong>] as Row] : []),
    ...(opening?.detail ? [[t('story.detail'), verb ? opening.detail.replace(` ${verb}`, ` ${word('decision', verb)}`) : opening.detail] as Row] : []),
    ...(entry.amount ? [[t('story.amount'), <Money key="amount" value={entry.amount} unit />] as Row] : []),
    [t('story.unit'), [entry.unit, entry.post ?? t('story.machine')].join(' · ')],
    [t('story.actor'), opening ? opening.actor : <span className={s.small}>{t('story.notTold')}</span>],
    [t('story.time'), <DateText key="time" value={instant(entry.time)} />],
    ...(opening?.changes.length ? [[t('story.changes'), <Changes key="changes" of={opening.changes} className={s.changes} />] as Row] : []),
    ...(reply ? [[factWord('reply'), reply] as Row] : []),
    ...(entry.attachments.length || attached.length ? [[t('story.attachments'), <Attachments key="files" named={entry.attachments} attached={attached} />] as Row] : []),
    ...(digest ? [[t('story.text'), <Text key="text" digest={digest} text={text} />] as Row] : []),
  ]
  const more: Row[] = [
    ...others.map(([name, value]) => [factWord(name), <Value key={name} text={value} />] as Row),
    [t('story.object'), t('story.objectNo', { type: type(entry.subject.type), id: entry.subject.id })],
    ...(entry.project ? [[t('story.project'), entry.project] as Row] : []),
  ]
  const kind = i18n.exists(`log:kind.${entry.kind}`) ? t(`kind.${entry.kind}` as 'kind.DECISION') : entry.kind
  return (
    <Section title={t(proven ? 'story.title' : 'story.claimed')} aside={<StatusTag family="teal" icon="Audit" outlined>{kind}</StatusTag>}>
      <Rows of={rows} />
      <details className={s.more}>
        <summary>{t('story.more')}</summary>
        <Rows of={more} />
      </details>
    </Section>
  )
}

function Rows({ of }: { of: readonly Row[] }) {
  return (
    <dl className={s.story}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How the text calls what it is about: a project in its snapshot, a filing in its content. */
function titleOf(text: string | undefined): string | null {
  try {
    const said = JSON.parse(text ?? 'null') as { title?: unknown; content?: { name?: unknown } } | null
    const title = said?.title ?? said?.content?.name
    return typeof title === 'string' ? title : null
  } catch {
    return null
  }
}

/** The digests that the entry names, and whether what was given is one of them. */
function Attachments({ named, attached }: { named: readonly string[]; attached: readonly Attached[] }) {
  const { t } = useTranslation('log')
  return (
    <ul>
      {named.map((digest) => (
        <li key={digest}>
          <code className={s.print}>{digest}</code>
        </li>
      ))}
      {attached.map(({ name, digest }) => (
        <li key={name} className={named.includes(digest) ? s.yes : s.no}>
          {name} {t(named.includes(digest) ? 'verify.attachment.here' : 'verify.attachment.other')}
        </li>
      ))}
    </ul>
  )
}

function Text({ digest, text }: { digest: string; text: string | undefined }) {
  const { t } = useTranslation('log')
  const [open, setOpen] = useState(false)
  return (
    <>
      <span className={s.small}>{t('story.textDigest')}</span> <code className={s.print}>{digest}</code>
      {text === undefined ? (
        <p className={s.small}>{t('story.textMissing')}</p>
      ) : (
        <>
          <div className={s.acts}>
            <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('story.textShow')}
            </Button>
            <Button size="small" onClick={() => saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), t('story.textFile', { digest: digest.slice(0, 8) }))}>
              {t('story.textSave')}
            </Button>
          </div>
          {/* Long texts scroll, by keyboard, too. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          {open ? <pre className={s.text} tabIndex={0} role="region" aria-label={t('story.text')}>{readable(text)}</pre> : null}
        </>
      )}
    </>
  )
}

/** A text that is JSON is shown with its members on lines of their own; saved it is what the digest is of. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
