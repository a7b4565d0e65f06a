import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { DataTable, DateText, Empty, Loaded, Section, Sheet, useNamed, useReading } from '@/kit'
import { DraftsDocument } from './queries'

/** Tenants on their way in, to be taken up again; and the way to a new one. */
export function DraftList() {
  const { t } = useTranslation('tenancy-onboarding')
  const named = useNamed()
  const navigate = useNavigate()
  const reading = useReading(DraftsDocument, {})
  return (
    <Sheet>
      <Section
        title={t('drafts.title')}
        aside={t('drafts.what')}
        extra={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate('/tenancy/onboarding')}>
            {t('drafts.new')}
          </Button>
        }
      >
        <Loaded of={reading} pick={(data) => data.onboardingDrafts.edges.map((edge) => edge.node)} rows={2}>
          {(drafts) => (
            <DataTable
              label={t('drafts.title')}
              rows={drafts}
              rowKey={(draft) => draft.id}
              empty={<Empty title={t('drafts.none')} why={t('drafts.noneWhy')} />}
              columns={[
                { key: 'name', head: t('drafts.name'), render: (draft) => <Link to={`/tenancy/onboarding/${draft.id}`}>{draft.name ? `${named(draft)} ${draft.code}` : t('unnamed')}</Link> },
                { key: 'template', head: t('step.TEMPLATE'), render: (draft) => named({ name: draft.template.title, nameEn: draft.template.titleEn }) },
                { key: 'by', head: t('drafts.by'), render: (draft) => draft.savedBy },
                { key: 'at', head: t('drafts.at'), render: (draft) => <DateText value={draft.savedAt} /> },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Sheet>
  )
}
