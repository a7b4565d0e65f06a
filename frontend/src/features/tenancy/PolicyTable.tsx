import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { DataTable, DateText, Empty, Loaded, Money, Percent, Section, Sheet, StatusTag, useNamed, useReading, useViewer } from '@/kit'

const PolicyDocument = graphql(`
  query Policy {
    policyValues {
      name
      value
      effectiveOn
      clause
      mark
      tenant {
        id
        name
        nameEn
      }
    }
  }
`)

/** Policy values in force today: each with the text it comes from, and who set it. */
export function PolicyTable() {
  const { t, i18n } = useTranslation('tenancy')
  const named = useNamed()
  const { today } = useViewer()
  const reading = useReading(PolicyDocument, {})
  const nameOf = (name: string) => (i18n.exists(`tenancy:policy.names.${name}`) ? t(`policy.names.${name}` as 'policy.names.prepayment_cap') : name)
  return (
    <Sheet>
      <Section title={t('policy.title')} aside={t('policy.what')}>
        <Loaded of={reading} pick={(data) => data.policyValues}>
          {(values) => (
            <DataTable
              label={t('policy.title')}
              rows={values}
              rowKey={(row) => row.name}
              empty={<Empty title={t('policy.empty')} />}
              columns={[
                { key: 'name', head: t('policy.name'), render: (row) => <span title={row.name}>{nameOf(row.name)}</span> },
                { key: 'value', head: t('policy.value'), align: 'right', render: (row) => <PolicyNumber name={row.name} value={row.value} /> },
                { key: 'since', head: t('policy.since'), render: (row) => <DateText value={row.effectiveOn} today={today} /> },
                { key: 'clause', head: t('policy.clause'), width: '34%', render: (row) => row.clause },
                {
                  key: 'mark',
                  head: t('policy.mark'),
                  render: (row) => (
                    <StatusTag family={row.mark === 'C' ? 'amber' : 'grey'} icon={row.mark === 'C' ? 'Question' : 'Check'} outlined>
                      {row.mark === 'T' || row.mark === 'L' || row.mark === 'C' ? t(`policy.marks.${row.mark}`) : row.mark}
                    </StatusTag>
                  ),
                },
                { key: 'from', head: t('policy.from'), render: (row) => named(row.tenant) },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Sheet>
  )
}

/** A value as its name tells it: an amount, a share, a switch, or a number of days or months. */
function PolicyNumber({ name, value }: { name: string; value: string }) {
  const { t } = useTranslation('tenancy')
  if (/_(limit|threshold)$/.test(name)) return <Money value={value} unit />
  if (/_(ratio|cap)$/.test(name)) return <Percent value={Number(value)} />
  if (name.startsWith('carry_')) return <>{t(Number(value) ? 'policy.yes' : 'policy.no')}</>
  return <>{value.replace(/\.0+$/, '')}</>
}
