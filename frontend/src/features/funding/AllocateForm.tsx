import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { FundSource } from '@/gql/enums'
import { ActForm, FUND_SOURCES, Field, Money, MoneyInput, useAct, useReading, useRefusals, useSourceWord } from '@/kit'
import { ProjectSelect } from './ProjectSelect'

const Allocate = graphql(`
  mutation Allocate($input: FundAllocateInput!) {
    fundAllocate(input: $input) {
      entry {
        id
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
const AvailableDocument = graphql(`
  query Available($year: Int) {
    fundPools(year: $year) {
      id
      source
      available
    }
  }
`)
const PlannedDocument = graphql(`
  query Planned($id: ID!) {
    project(id: $id) {
      id
      money {
        bySource {
          source
          planned
          allocated
        }
      }
    }
  }
`)

export interface AllocateFormProps {
  /** The project; without it the form asks for one. */
  projectId?: string
  year: number
  onClose: () => void
}

/** Allocates money from a pool to a project; what the pool has left and what the approval plans stand beside the amount. */
export function AllocateForm({ projectId, year, onClose }: AllocateFormProps) {
  const { t } = useTranslation('funding')
  const word = useSourceWord()
  const act = useAct(Allocate)
  const refusals = useRefusals(act.errors)
  const [project, setProject] = useState(projectId ?? null)
  const [source, setSource] = useState<FundSource>('DEVELOPMENT')
  const [of, setOf] = useState(year)
  const [amount, setAmount] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const available = useReading(AvailableDocument, { year: of }).state.data?.fundPools.find((pool) => pool.source === source)?.available
  const planned = useReading(PlannedDocument, { id: project ?? '' }, { pause: !project }).state.data?.project?.money?.bySource.find((each) => each.source === source)
  const reason = !project ? t('allocate.projectFirst') : amount === null ? t('amountFirst') : undefined

  return (
    <ActForm
      title={t('allocate.title')}
      act={act}
      refusals={refusals}
      submit={
        amount === null ? (
          t('allocate.act')
        ) : (
          <>
            {t('allocate.do', { source: word(source) })} <Money value={amount} unit />
          </>
        )
      }
      reason={reason}
      onSubmit={() => void act.run({ projectId: project ?? '', source, year: of, amount: amount ?? '0.00', note: note.trim() || null }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      {projectId ? null : (
        <Field label={t('project')} path="projectId" refusals={refusals} required>
          {(input) => <ProjectSelect {...input} value={project} onChange={setProject} />}
        </Field>
      )}
      <Field label={t('source')} path="source" refusals={refusals} required help={planned ? <>{t('allocate.planned')} <Money value={planned.planned} /> · {t('pool.allocated')} <Money value={planned.allocated} unit /></> : undefined}>
        {({ id, status }) => <Select id={id} status={status} style={{ width: '100%' }} value={source} onChange={setSource} options={FUND_SOURCES.map((value) => ({ value, label: word(value) }))} />}
      </Field>
      <Field label={t('year')} path="year" refusals={refusals} required>
        {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} value={of} onChange={(value) => setOf(value ?? year)} />}
      </Field>
      <Field label={t('amount')} path="amount" refusals={refusals} required help={available === undefined ? t('allocate.noPool') : <>{t('pool.available')} <Money value={available} unit /></>}>
        {(input) => <MoneyInput {...input} value={amount} onChange={setAmount} />}
      </Field>
      <Field label={t('note')} path="note" refusals={refusals}>
        {(input) => <Input {...input} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
