import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { DataTable, Loaded, Section, Sheet, StatusTag, useReading } from '@/kit'

const RolesDocument = graphql(`
  query Roles {
    roles {
      role
      actions
      tenantWide
      secondFactor
    }
  }
`)

/** The table of rights, as the server checks it. */
export function RolesTable() {
  const { t } = useTranslation('tenancy')
  const reading = useReading(RolesDocument, {})
  return (
    <Sheet>
      <Section title={t('roles.title')} aside={t('roles.what')}>
        <Loaded of={reading} pick={(data) => data.roles}>
          {(roles) => (
            <DataTable
              label={t('roles.title')}
              rows={roles}
              rowKey={(row) => row.role}
              columns={[
                { key: 'role', head: t('roles.role'), width: '18%', render: (row) => <strong>{t(`role.${row.role}`)}</strong> },
                {
                  key: 'scope',
                  head: t('roles.scope'),
                  width: '20%',
                  render: (row) => (
                    <StatusTag family={row.tenantWide ? 'blue' : 'grey'} icon={row.tenantWide ? 'Apartment' : 'Team'} outlined>
                      {t(row.tenantWide ? 'roles.wide' : 'roles.own')}
                    </StatusTag>
                  ),
                },
                { key: 'factor', head: t('roles.factor'), width: '12%', render: (row) => (row.secondFactor ? t('roles.factorYes') : '—') },
                { key: 'may', head: t('roles.may'), render: (row) => row.actions.map((action) => t(`actions.${action}`)).join(t('demo.comma')) || '—' },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Sheet>
  )
}
