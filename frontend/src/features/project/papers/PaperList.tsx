import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { ApplicationPaper } from '@/gql/enums'
import type { PaperOfListFragment } from '@/gql/graphql'
import { DateText, StatusTag, bytesText } from '@/kit'
import s from './Papers.module.css'
import { KINDS } from './kinds'

export const PaperOfList = graphql(`
  fragment PaperOfList on ProjectPaper {
    id
    kind
    number
    note
    addedAt
    addedByName
    submitted
    viewerCanRemove
    document { id name bytes sha256 url }
  }
`)
type Paper = Omit<PaperOfListFragment, ' $fragmentName'>

export interface PaperListProps {
  papers: readonly FragmentType<typeof PaperOfList>[]
  /** Kinds that have a row without a paper too; whether nothing is submitted without them. */
  asked: readonly { kind: ApplicationPaper; required: boolean }[]
  /** Other kinds that may be added. */
  offered?: readonly ApplicationPaper[]
  onAdd?: (kind: ApplicationPaper) => void
  onRemove?: (paperId: string) => void
}

/** The papers by kind: the version that counts with its file, the earlier ones to unfold, and what is missing. */
export function PaperList({ papers, asked, offered = [], onAdd, onRemove }: PaperListProps) {
  const { t } = useTranslation('project-paper')
  const all = papers.map((paper): Paper => readFragment(PaperOfList, paper))
  const kinds = KINDS.filter((kind) => all.some((paper) => paper.kind === kind) || asked.some((each) => each.kind === kind) || offered.includes(kind))
  return (
    <ul className={s.papers}>
      {kinds.map((kind) => {
        const versions = all.filter((paper) => paper.kind === kind).sort((one, other) => other.number - one.number)
        const [newest, ...earlier] = versions
        const wish = asked.find((each) => each.kind === kind)
        return (
          <li key={kind} data-spot={`papers:${kind}`}>
            <div className={s.head}>
              <strong>{t(`kind.${kind}`)}</strong>
              {newest ? (
                <StatusTag family="green" icon="Check">{t('there')}</StatusTag>
              ) : wish ? (
                <StatusTag family={wish.required ? 'amber' : 'grey'} icon={wish.required ? 'Exclamation' : 'Minus'}>{t(wish.required ? 'lacking' : 'advised')}</StatusTag>
              ) : null}
              {onAdd ? (
                <Button size="small" icon={<PaperClipOutlined aria-hidden />} aria-label={t(newest ? 'anotherOf' : 'addOf', { kind: t(`kind.${kind}`) })} onClick={() => onAdd(kind)}>
                  {t(newest ? 'another' : 'add')}
                </Button>
              ) : null}
            </div>
            {newest ? <Version paper={newest} onRemove={onRemove} /> : null}
            {earlier.length ? <Earlier papers={earlier} /> : null}
          </li>
        )
      })}
    </ul>
  )
}

function Version({ paper, onRemove }: { paper: Paper; onRemove?: (paperId: string) => void }) {
  const { t } = useTranslation('project-paper')
  return (
    <div className={s.version}>
      <a href={paper.document.url} download={paper.document.name}>
        {paper.document.name}
      </a>{' '}
      <small>
        {t('version', { number: paper.number })} · {bytesText(paper.document.bytes)} · {paper.addedByName} <DateText value={paper.addedAt} /> ·{' '}
        <span title={paper.document.sha256}>{t('digest', { digest: paper.document.sha256.slice(0, 12) })}</span>
        {paper.submitted ? ` · ${t('submitted')}` : ''}
      </small>
      {paper.note ? <div>{paper.note}</div> : null}
      {onRemove && paper.viewerCanRemove ? (
        <Popconfirm title={t('removeSure')} okText={t('remove')} cancelText={t('keep')} onConfirm={() => onRemove(paper.id)}>
          <button type="button" className="link" aria-label={t('removeOf', { name: paper.document.name })}>
            {t('remove')}
          </button>
        </Popconfirm>
      ) : null}
    </div>
  )
}

function Earlier({ papers }: { papers: readonly Paper[] }) {
  const { t } = useTranslation('project-paper')
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('earlier', { count: papers.length })}
      </button>
      {open ? papers.map((paper) => <Version key={paper.id} paper={paper} />) : null}
    </>
  )
}
