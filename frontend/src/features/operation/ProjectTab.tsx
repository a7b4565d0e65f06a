import { useTranslation } from 'react-i18next'
import { Section, Sheet } from '@/kit'

/** What this room says about one project. */
export default function ProjectTab({ projectId: _projectId }: { projectId: string }) {
  const { t } = useTranslation('operation')
  return (
    <Sheet>
      <Section title={t('title')}>{null}</Section>
    </Sheet>
  )
}
