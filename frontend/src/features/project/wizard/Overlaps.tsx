import { CheckOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '@/gql'
import type { FrameworkOverlapsQuery } from '@/gql/graphql'
import { ActForm, ErrorPanel, Field, Loaded, Refusals, Section, StatusTag, useAct, useRefusals } from '@/kit'
import { FrameworkSides, OverlapSides } from '../FrameworkSides'
import { useOverlaps } from './useOverlaps'
import s from './Framework.module.css'

const OverlapRule = graphql(`
  mutation OverlapRule($input: ProjectOverlapRuleInput!) {
    projectOverlapRule(input: $input) {
      project { id version }
      errors { path message clause lift }
    }
  }
`)
type Overlap = NonNullable<FrameworkOverlapsQuery['project']>['framework']['overlaps'][number]

export interface OverlapsProps {
  projectId: string
  /** They are read anew when something was saved; a reason that is being typed stays. */
  version: number
  saved: () => Promise<number | null>
  onDone: () => Promise<void>
}

/** Where two units seem to do the same: each is changed above, or ruled to be none. */
export function Overlaps(props: OverlapsProps) {
  const { t } = useTranslation('project-framework')
  const reading = useOverlaps(props.projectId, props.version)
  const act = useAct(OverlapRule)
  const [unsaved, setUnsaved] = useState(false)
  const rule = async (overlapKey: string, reason: string | null) => {
    const version = await props.saved()
    setUnsaved(version === null)
    if (version === null) return
    if (await act.run({ projectId: props.projectId, version, overlapKey, reason })) await props.onDone()
  }
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="list">
      {({ framework: { overlaps } }) => {
        const open = overlaps.filter((overlap) => !overlap.reason).length
        return (
          <Section title={t('overlaps')} aside={open ? t('overlapsAside', { count: open }) : undefined}>
            <div data-spot="framework:overlaps">
              {unsaved ? <p role="alert">{t('saveFirst')}</p> : null}
              <Refusals errors={act.errors} />
              {act.failure ? <ErrorPanel failure={act.failure} /> : null}
              {overlaps.length ? (
                <ul className={s.overlaps}>
                  {overlaps.map((overlap) => (
                    <OverlapRow key={overlap.key} overlap={overlap} running={act.running} rule={rule} />
                  ))}
                </ul>
              ) : (
                <p>{t('none')}</p>
              )}
            </div>
          </Section>
        )
      }}
    </Loaded>
  )
}

function OverlapRow({ overlap, running, rule }: { overlap: Overlap; running: boolean; rule: (key: string, reason: string | null) => Promise<void> }) {
  const { t } = useTranslation('project-framework')
  const { one, other } = readFragment(OverlapSides, overlap)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const refusals = useRefusals([])
  return (
    <li>
      <StatusTag family={overlap.reason ? 'green' : 'amber'} icon={overlap.reason ? 'Check' : 'Exclamation'}>
        {t(`kind.${overlap.kind}`)}
      </StatusTag>
      <div className={s.sides}>
        <FrameworkSides overlap={overlap} />
      </div>
      {overlap.reason ? (
        <div className={s.acts}>
          <CheckOutlined aria-hidden /> {t('ruled')}: {overlap.reason} <span className={s.small}>{overlap.ruledByName}</span>
          <button type="button" className="link" aria-label={t('undoOf', { text: one.text })} disabled={running} onClick={() => void rule(overlap.key, null)}>
            {t('undo')}
          </button>
        </div>
      ) : asking ? (
        <ActForm
          title={t('ruleTitle', { one: one.text, other: other.text })}
          act={{ running }}
          refusals={refusals}
          submit={t('save')}
          reason={reason.trim().length < 2 ? t('reasonFirst') : undefined}
          onSubmit={() => void rule(overlap.key, reason.trim())}
          onCancel={() => setAsking(false)}
        >
          <Field label={t('reason')} path="reason" refusals={refusals} help={t('reasonHelp')} required>
            {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        </ActForm>
      ) : (
        <div className={s.acts}>
          <span className={s.small}>{t('open')}</span>
          <Button size="small" disabled={running} aria-label={t('ruleOf', { text: one.text })} onClick={() => setAsking(true)}>
            {t('rule')}
          </Button>
        </div>
      )}
    </li>
  )
}
