import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { DateText, Section, StatusTag, useAct, useViewer } from '@/kit'
import type { Followed } from './follow'
import s from './CaseFollow.module.css'

const CopyForm = lazy(() => import('./CopyForm'))

const CopyRead = graphql(`
  mutation CaseCopyRead($input: CaseCopyReadInput!) {
    caseCopyRead(input: $input) {
      case {
        id
      }
      errors {
        path
        message
      }
    }
  }
`)

/** Whom the case was brought to the notice of and who has read it; who opens it unread leaves the receipt. */
export function CaseCopies({ of: matter }: { of: Followed }) {
  const { t } = useTranslation('approval-follow')
  const { today } = useViewer()
  const [open, setOpen] = useState(false)
  const { run } = useAct(CopyRead)
  const unread = matter.copies.some((copy) => copy.viewerUnread)
  useEffect(() => {
    if (unread) void run({ caseId: matter.id })
  }, [unread, run, matter.id])
  const read = matter.copies.filter((copy) => copy.readAt).length
  return (
    <Section
      title={t('copy.title')}
      aside={matter.copies.length ? t('copy.count', { count: matter.copies.length, read }) : undefined}
      extra={
        matter.viewerCanCopy && !open ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('copy.open')}
          </Button>
        ) : undefined
      }
      id="copies"
    >
      {open ? (
        <Suspense fallback={null}>
          <CopyForm caseId={matter.id} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
      <ul className={s.list}>
        {matter.copies.map((copy) => (
          <li key={copy.id}>
            <span>
              <strong>{copy.receiverName}</strong> {copy.receiverUnitName}
            </span>
            {copy.readAt ? (
              <StatusTag family="green" icon="Check" outlined>
                {t('copy.read')} <DateText value={copy.readAt} today={today} />
              </StatusTag>
            ) : (
              <StatusTag family="grey" icon="ClockCircle" outlined>
                {t('copy.unread')}
              </StatusTag>
            )}
            <small>
              {t('copy.by', { person: copy.personName, unit: copy.unitName })} <DateText value={copy.copiedAt} today={today} />
              {copy.note ? <span>{copy.note}</span> : null}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
