import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Section, useReading } from '@/kit'
import { PaperList } from './PaperList'

const CasePapersDocument = graphql(`
  query CasePapers($id: ID!) {
    case(id: $id) {
      id
      subject
      project { id papers { id ...PaperOfList } }
    }
  }
`)

/** What was handed in with the application, for who reviews it: each file, and the versions before it. */
export default function CasePapers({ caseId }: { caseId: string }) {
  const { t } = useTranslation('project-paper')
  const { state } = useReading(CasePapersDocument, { id: caseId })
  const matter = state.data?.case
  const papers = matter?.project?.papers ?? []
  if (matter?.subject !== 'PROJECT' || !papers.length) return null
  return (
    <Section id="papers" title={t('title')}>
      <PaperList papers={papers} asked={[]} />
    </Section>
  )
}
