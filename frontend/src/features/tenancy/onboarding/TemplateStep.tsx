import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Loaded, Section, useNamed, useReading } from '@/kit'
import s from './Onboarding.module.css'
import { Templates } from './queries'
import type { StepProps } from './steps'

/** Templates of tenants, one of which is chosen. */
export function TemplateChoice({ value, onChange }: { value: string | null; onChange: (name: string) => void }) {
  const { t } = useTranslation('tenancy-onboarding')
  const named = useNamed()
  const templates = useReading(Templates, {})
  return (
    <Loaded of={templates} pick={(data) => data.onboardingTemplates} shape="section">
      {(all) => (
        <Radio.Group className={s.choice} aria-label={t('step.TEMPLATE')} value={value} onChange={(event) => onChange(event.target.value as string)}>
          {all.map((template) => (
            <Radio key={template.name} value={template.name}>
              {named({ name: template.title, nameEn: template.titleEn })}
              <span className={s.small}>{t(template.level === 'CITY' ? 'template.city' : template.region ? 'template.county' : 'template.zone')}</span>
            </Radio>
          ))}
        </Radio.Group>
      )}
    </Loaded>
  )
}

export function TemplateStep({ draft }: StepProps) {
  const { t } = useTranslation('tenancy-onboarding')
  return (
    <Section title={t('step.TEMPLATE')} aside={t('template.what')}>
      <TemplateChoice value={draft.value.template} onChange={(template) => draft.set({ template })} />
    </Section>
  )
}
