import { RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ErrorPanel, LockedButton, ObjectHeader, Refusals, Section, Sheet, StickyBar, useAct } from '@/kit'
import s from './Onboarding.module.css'
import { StartDraft } from './queries'
import { TemplateChoice } from './TemplateStep'

/** The template makes a draft; from then on it saves by itself. */
export function Start() {
  const { t } = useTranslation('tenancy-onboarding')
  const navigate = useNavigate()
  const act = useAct(StartDraft)
  const [template, setTemplate] = useState<string | null>(null)
  const start = () => void (template && act.run({ template }).then((done) => done?.draft && navigate(`/tenancy/onboarding/${done.draft.id}?step=REGION`, { replace: true })))
  return (
    <div className={s.page}>
      <ObjectHeader crumbs={[{ label: t('crumb'), to: '/tenancy/tenants' }, { label: t('title') }]} title={t('title')} />
      <Sheet>
        <Section title={t('step.TEMPLATE')} aside={t('template.what')}>
          <TemplateChoice value={template} onChange={setTemplate} />
          <Refusals errors={act.errors} />
          {act.failure ? <ErrorPanel failure={act.failure} /> : null}
        </Section>
      </Sheet>
      <StickyBar>
        <span className={s.why} />
        <LockedButton type="primary" reason={template ? undefined : t('template.first')} loading={act.running} onClick={start}>
          {t('foot.next', { step: t('step.REGION') })} <RightOutlined aria-hidden />
        </LockedButton>
      </StickyBar>
    </div>
  )
}
