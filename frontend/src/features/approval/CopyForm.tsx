import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, useAct, useNamed, useReading, useRefusals } from '@/kit'

const CopyReceivers = graphql(`
  query CopyReceivers($id: ID!, $search: String) {
    case(id: $id) {
      id
      copyReceivers(search: $search) {
        postId
        personName
        title
        titleEn
        unitName
      }
    }
  }
`)
const Copy = graphql(`
  mutation CaseCopy($input: CaseCopyInput!) {
    caseCopy(input: $input) {
      case {
        id
        copies {
          id
        }
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
/** As many as the server takes at once. */
const MOST = 20
type Chosen = { value: string; label: React.ReactNode }

/** Chooses who gets a copy: only those are offered who see the case as it is. */
export default function CopyForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation('approval-follow')
  const named = useNamed()
  const act = useAct(Copy)
  const refusals = useRefusals(act.errors)
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [note, setNote] = useState('')
  const { state } = useReading(CopyReceivers, { id: caseId, search: search.trim() || null })
  const options = state.data?.case?.copyReceivers.map((one) => ({
    value: one.postId,
    label: t('copy.person', { person: one.personName, title: named({ name: one.title, nameEn: one.titleEn }), unit: one.unitName }),
  }))
  const send = () =>
    void act.run({ caseId, postIds: chosen.map((one) => one.value), note: note.trim() || null }).then((done) => done && onClose())
  return (
    <ActForm
      title={t('copy.open')}
      act={act}
      refusals={refusals}
      submit={chosen.length ? t('copy.act', { count: chosen.length }) : t('copy.open')}
      reason={chosen.length ? undefined : t('copy.choose')}
      onSubmit={send}
      onCancel={onClose}
    >
      <Field label={t('copy.to')} path="postIds" refusals={refusals} required help={t('copy.help')}>
        {(input) => (
          <Select
            {...input}
            mode="multiple"
            labelInValue
            style={{ width: '100%' }}
            maxCount={MOST}
            showSearch={{ filterOption: false, onSearch: setSearch }}
            loading={state.fetching}
            value={[...chosen]}
            options={options}
            onChange={(next: Chosen[]) => setChosen(next)}
          />
        )}
      </Field>
      <Field label={t('note')} path="note" refusals={refusals}>
        {(input) => <Input {...input} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
