import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { useReading } from '@/kit'

const ProjectChoice = graphql(`
  query ProjectChoice($filter: ProjectFilter) {
    projects(filter: $filter, first: 20) {
      edges {
        node {
          id
          code
          title
        }
      }
    }
  }
`)
const FUNDED = ['APPROVED', 'ALLOCATED', 'PROCUREMENT', 'CONSTRUCTION', 'ACCEPTANCE'] as const

interface ProjectSelectProps {
  id: string
  'aria-describedby'?: string
  status?: 'error'
  value: string | null
  onChange: (id: string | null) => void
}

/** Finds one approved project by part of its title or number. */
export function ProjectSelect({ value, onChange, ...input }: ProjectSelectProps) {
  const { t } = useTranslation('funding')
  const [search, setSearch] = useState('')
  const reading = useReading(ProjectChoice, { filter: { stages: [...FUNDED], search: search || null } })
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={value}
      placeholder={t('allocate.find')}
      loading={reading.state.fetching}
      options={reading.state.data?.projects.edges.map(({ node }) => ({ value: node.id, label: `${node.code} ${node.title}` }))}
      onChange={onChange}
    />
  )
}
