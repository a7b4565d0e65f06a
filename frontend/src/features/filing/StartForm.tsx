import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { FilingKind, ProjectCategory } from '@/gql/enums'
import { ActForm, Field, useAct, useCategoryWord, useRefusals, useViewer } from '@/kit'
import { FilingStart, KINDS, categoriesOf } from './filings'

/** Begins a draft: of a project, filled in from its approval, or by hand; then the form opens. */
export function StartForm({ projectId, onClose }: { projectId?: string; onClose: () => void }) {
  const { t } = useTranslation('filing')
  const { today } = useViewer()
  const navigate = useNavigate()
  const category = useCategoryWord()
  const act = useAct(FilingStart)
  const refusals = useRefusals(act.errors)
  const thisYear = Number(today.slice(0, 4))
  const [kind, setKind] = useState<FilingKind>('CONSTRUCTION')
  const [year, setYear] = useState(thisYear)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<ProjectCategory>('SERVICE')
  const years = Array.from({ length: 8 }, (_, before) => thisYear + 1 - before)
  const byHand = !projectId
  const start = () =>
    void act
      .run({ kind, year, projectId: projectId ?? null, name: byHand ? name.trim() : null, category: byHand ? chosen : null })
      .then((done) => done?.filing && navigate(`/filing/${done.filing.id}`))
  return (
    <ActForm title={t(byHand ? 'start.byHand' : 'start.ofProject')} act={act} refusals={refusals} submit={t('start.act')} reason={byHand && name.trim().length < 2 ? t('start.fill') : undefined} onSubmit={start} onCancel={onClose}>
      <Field label={t('kind.head')} path="kind" refusals={refusals}>
        {() => (
          <Segmented
            aria-label={t('kind.head')}
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(value) => {
              setKind(value)
              if (!categoriesOf(value).includes(chosen)) setChosen('SERVICE')
            }}
          />
        )}
      </Field>
      <Field label={t('year')} path="year" refusals={refusals}>
        {(input) => <Select {...input} value={year} options={years.map((value) => ({ value, label: String(value) }))} onChange={setYear} />}
      </Field>
      {byHand ? (
        <>
          <Field label={t('field.name')} path="name" refusals={refusals} required>
            {(input) => <Input {...input} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label={t('field.category')} path="category" refusals={refusals} required>
            {(input) => <Select {...input} value={chosen} options={categoriesOf(kind).map((value) => ({ value, label: category(value) }))} onChange={setChosen} />}
          </Field>
        </>
      ) : (
        <Field label={null} path="projectId" refusals={refusals}>
          {() => <small>{t('start.filledIn')}</small>}
        </Field>
      )}
    </ActForm>
  )
}
