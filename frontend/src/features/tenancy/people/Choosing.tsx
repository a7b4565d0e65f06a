import { Select } from 'antd'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNamed, usePages, useReading, useViewer } from '@/kit'
import type { Role } from '@/gql/enums'
import { PeopleToChoose, UnitsForPosts } from './people'

interface Named {
  id: string
  name: string
  nameEn?: string | null
}
/** What a field hands its input; a Select takes no more of it. */
interface Input {
  id?: string
  status?: '' | 'error'
  'aria-describedby'?: string
}

/** One of the tenant's people; those proposed stand first, others are found by their name. */
export function PersonSelect({ input, value, proposed = [], but, onChange }: { input: Input; value: string | null; proposed?: readonly Named[]; but?: string; onChange: (id: string | null) => void }) {
  const { t } = useTranslation('tenancy-people')
  const named = useNamed()
  const [search, setSearch] = useState('')
  const looked = useDeferredValue(search.trim())
  const { state } = useReading(PeopleToChoose, { search: looked || null })
  const first = new Set(proposed.map((one) => one.id))
  const others = (state.data?.people.edges ?? []).map((edge) => edge.node).filter((one) => one.enabled && !first.has(one.id) && one.id !== but)
  const options = [
    ...(proposed.length ? [{ label: t('choose.proposed'), options: proposed.map((one) => ({ value: one.id, label: named(one) })) }] : []),
    {
      label: t('choose.others'),
      options: others.map((one) => {
        const post = one.posts.find((each) => each.enabled)
        return { value: one.id, label: `${named(one)} · ${post ? named({ name: post.unitName, nameEn: post.unitNameEn }) : one.username}` }
      }),
    },
  ]
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('choose.person')}
      value={value}
      options={options}
      onChange={(id?: string) => onChange(id ?? null)}
    />
  )
}

/** One of the tenant's open units. */
export function UnitSelect({ input, value, but, onChange }: { input: Input; value: string | null; but?: string; onChange: (id: string) => void }) {
  const { t } = useTranslation('tenancy-people')
  const named = useNamed()
  const { tenant } = useViewer()
  const { rows, hasMore, loadMore, first } = usePages(UnitsForPosts, { filter: { tenantId: tenant.id, open: true } }, (data) => data.units)
  useEffect(() => {
    if (hasMore) void loadMore()
  }, [hasMore, loadMore])
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      loading={first.state.fetching || hasMore}
      placeholder={t('choose.unit')}
      value={value}
      options={rows.filter((unit) => unit.id !== but).map((unit) => ({ value: unit.id, label: named(unit) }))}
      onChange={onChange}
    />
  )
}

/** All but the operator's, which no tenant gives. */
const ROLES: readonly Role[] = [
  'CLERK',
  'DEPUTY',
  'AUTHORITY_CLERK',
  'AUTHORITY_CHIEF',
  'AUTHORITY_DIRECTOR',
  'REVIEWER',
  'FINANCE',
  'LEADING_SECRETARY',
  'COMPANY_MANAGER',
  'COMPANY_BOOKKEEPER',
  'TENANT_ADMIN',
  'SECURITY_ADMIN',
  'AUDITOR',
]

export function RolesSelect({ input, value, onChange }: { input: Input; value: readonly Role[]; onChange: (roles: Role[]) => void }) {
  const { t } = useTranslation('tenancy-people')
  const { t: room } = useTranslation('tenancy')
  return (
    <Select
      {...input}
      mode="multiple"
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('choose.roles')}
      value={[...value]}
      options={ROLES.map((role) => ({ value: role, label: room(`role.${role}`) }))}
      onChange={onChange}
    />
  )
}
