import { useTranslation } from 'react-i18next'
import { DateText, Money } from '@/kit'

/** A value as people read it: money and instants in their form, anything else as it was written. */
export function Value({ text }: { text: string }) {
  if (/^-?\d+\.\d{2}$/.test(text)) return <Money value={text} unit />
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return <DateText value={text} />
  return text
}

/** The words of acts, objects and fields. One that no word is known for is told by its name in the API. */
export function useTrailWords() {
  const { t, i18n } = useTranslation('audit')
  const act = (action: string) => (i18n.exists(`audit:act.${action}`) ? t(`act.${action}` as 'act.signIn') : action)
  const type = (name: string) => (i18n.exists(`audit:type.${name}`) ? t(`type.${name}` as 'type.Project') : name)
  const word = (name: string) => (i18n.exists(`audit:field.${name}`) ? t(`field.${name}` as 'field.amount') : name)
  // A cell of a table is called by two names.
  const field = (name: string) => name.split(' ').map(word).join(' · ')
  return { act, type, field }
}

interface Changed {
  field: string
  before?: string | null
  after?: string | null
}

/** What an act changed, from what to what. */
export function Changes({ of, className }: { of: readonly Changed[]; className?: string }) {
  const { t } = useTranslation('audit')
  const { field } = useTrailWords()
  return (
    <ul className={className}>
      {of.map((change, at) => (
        <li key={at}>
          {field(change.field)} {change.before == null ? null : <del><Value text={change.before} /></del>} <ins>{change.after == null ? t('none') : <Value text={change.after} />}</ins>
        </li>
      ))}
    </ul>
  )
}
