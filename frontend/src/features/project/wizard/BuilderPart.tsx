import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { DraftBuilderQuery } from '@/gql/graphql'
import type { ProjectCategory } from '@/gql/enums'
import { ErrorPanel, Field, Loaded, Refusals, Section, useAct, useNamed, useReading, useRefusals } from '@/kit'
import { BuilderState } from '../BuilderState'
import { CategoryPart } from './CategoryPart'
import { SpecialPart } from './SpecialPart'

const DraftBuilder = graphql(`
  query DraftBuilder($id: ID!) {
    project(id: $id) {
      id
      builder { ownBuild reason state unit { id name nameEn } ...BuilderState }
      categoryFacts { ...DraftCategoryFacts }
      special { ...DraftSpecial }
    }
  }
`)
const BuilderSave = graphql(`
  mutation BuilderSave($input: ProjectBuilderSaveInput!) {
    projectBuilderSave(input: $input) {
      project { id version }
      errors { path message clause lift code }
    }
  }
`)
export interface BuilderPartProps {
  projectId: string
  tenantId: string
  category: ProjectCategory
  /** Saves all that was typed elsewhere; the version then, or null while something is not saved. */
  saved: () => Promise<number | null>
  onDone: () => Promise<void>
}

/** Who builds, what the category asks for, and which way it goes: what stands in the draft beside its basics. */
export function BuilderPart(props: BuilderPartProps) {
  const reading = useReading(DraftBuilder, { id: props.projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="section">
      {(project) => (
        <>
          <Builder {...props} builder={project.builder} />
          <CategoryPart key={props.category} {...props} facts={project.categoryFacts ?? null} />
          <SpecialPart {...props} special={project.special ?? null} />
        </>
      )}
    </Loaded>
  )
}

function Builder({ projectId, saved, onDone, builder }: BuilderPartProps & { builder: NonNullable<DraftBuilderQuery['project']>['builder'] }) {
  const { t } = useTranslation('project-builder')
  const named = useNamed()
  const act = useAct(BuilderSave)
  const refusals = useRefusals(act.errors)
  const [own, setOwn] = useState(builder.ownBuild)
  const [reason, setReason] = useState(builder.reason ?? '')
  const [unsaved, setUnsaved] = useState(false)
  const save = async (ownBuild: boolean) => {
    const version = await saved()
    setUnsaved(version === null)
    if (version !== null && (await act.run({ projectId, version, ownBuild, reason: ownBuild ? reason.trim() : null }))) await onDone()
  }
  const choose = (ownBuild: boolean) => {
    setOwn(ownBuild)
    if (!ownBuild && builder.ownBuild) void save(false)
  }
  const short = reason.trim().length < 2
  const same = builder.ownBuild && reason.trim() === builder.reason
  return (
    <Section title={t('title')}>
      {unsaved ? <p role="alert">{t('saveFirst')}</p> : null}
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
      <Refusals errors={refusals.rest} />
      <div data-spot="basics:builder">
        <Radio.Group
          aria-label={t('title')}
          value={own}
          disabled={act.running}
          onChange={(event) => choose(event.target.value as boolean)}
          options={[
            { value: false, label: !builder.ownBuild && builder.unit ? t('companyNamed', { unit: named(builder.unit) }) : t('company') },
            { value: true, label: t('own') },
          ]}
        />
      </div>
      {own ? (
        <>
          <BuilderState of={builder} />
          <Field label={t('reason')} path="reason" refusals={refusals} help={t('reasonHelp')} required>
            {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          <Button loading={act.running} disabled={short || same} title={short ? t('reasonFirst') : same ? t('sameReason') : undefined} onClick={() => void save(true)}>
            {builder.ownBuild ? t('askAgain') : t('ask')}
          </Button>
        </>
      ) : (
        <p>{t('help')}</p>
      )}
    </Section>
  )
}
