import { useTranslation } from 'react-i18next'
import { type Fact, Money, addMoney } from '@/kit'
import { estimateTotal, totalsByOwner } from './estimate'
import type { DraftForms } from './useForms'

export type FactStripFacts = readonly Fact[]

/** The draft in figures, each leading to its section. */
export function useCheckFacts(forms: DraftForms): FactStripFacts {
  const { t } = useTranslation('project')
  const { t: c } = useTranslation('catalogue')
  const lines = forms.estimate.value.rows
  const parts = forms.participants.value.rows.filter((row) => row.state !== 'APPOINTED')
  const entries = forms.catalogue.value.rows
  const count = (type: string) => entries.filter((row) => row.sharingType === type).length
  const lead = totalsByOwner(lines).get('lead') ?? '0.00'
  return [
    {
      key: 'estimate',
      label: t('wizard.section.estimate'),
      value: <Money value={estimateTotal(lines)} large unit />,
      note: (
        <>
          {t('wizard.lines', { count: lines.length })} {t('wizard.ofLead')} <Money value={lead} />
        </>
      ),
    },
    { key: 'sources', label: t('wizard.section.sources'), value: <Money value={addMoney(...forms.sources.value.rows.map((row) => row.amount))} large unit />, note: t('wizard.sourceCount', { count: forms.sources.value.rows.length }) },
    { key: 'participants', label: t('wizard.section.participants'), value: t('wizard.confirmedOf', { n: parts.filter((row) => row.state === 'CONFIRMED').length, of: parts.length }), note: <Money value={addMoney(...parts.map((row) => row.share))} unit /> },
    { key: 'catalogue', label: t('wizard.section.catalogue'), value: entries.length, note: c('counts', { all: entries.length, unconditional: count('UNCONDITIONAL'), conditional: count('CONDITIONAL'), not: count('NOT_SHARED') }) },
  ]
}
