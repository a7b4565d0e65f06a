import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Field, type FieldRefusals, useNamed, useReading } from '@/kit'

const KeyTaskChoices = graphql(`
  query KeyTaskChoices {
    plans(first: 20, filter: { servable: true }) {
      edges {
        node {
          id
          title
          firstYear
          lastYear
          tenant {
            id
            name
            nameEn
          }
          goals {
            id
            year
            title
            tasks {
              id
              code
              title
            }
          }
        }
      }
    }
  }
`)

export interface KeyTaskPickerProps {
  value: string | null
  onChange: (keyTaskId: string | null) => void
  refusals: FieldRefusals
  spot: string
}

/** The key task that the project serves, under its goal; where no plan is in force nothing is asked. */
export function KeyTaskPicker({ value, onChange, refusals, spot }: KeyTaskPickerProps) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const plans = useReading(KeyTaskChoices, {}).state.data?.plans.edges.map((edge) => edge.node) ?? []
  const groups = plans.flatMap((plan) =>
    plan.goals
      .filter((goal) => goal.tasks.length)
      .map((goal) => ({
        label: t('keyTask.goal', { year: goal.year, goal: goal.title, tenant: named(plan.tenant) }),
        options: goal.tasks.map((task) => ({ value: task.id, label: `${task.code} ${task.title}` })),
      })),
  )
  if (!groups.length && !value) return null
  const chosen = plans.flatMap((plan) => plan.goals.filter((goal) => goal.tasks.some((task) => task.id === value)).map((goal) => ({ plan, goal })))[0]
  const known = chosen ?? null
  return (
    <Field
      label={t('field.keyTaskId')}
      path="keyTask"
      refusals={refusals}
      help={known ? t('keyTask.of', { plan: known.plan.title, year: known.goal.year, goal: known.goal.title }) : t('keyTask.help')}
    >
      {(input) => (
        <div data-spot={spot}>
          <Select<string>
            {...input}
            style={{ width: '100%' }}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('keyTask.choose')}
            // A task whose plan was closed meanwhile has no words here any more.
            value={value && !known && plans.length ? t('keyTask.closed') : (value ?? undefined)}
            options={groups}
            onChange={(task: string | undefined) => onChange(task ?? null)}
          />
        </div>
      )}
    </Field>
  )
}
