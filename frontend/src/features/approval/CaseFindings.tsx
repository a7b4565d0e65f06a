import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, readFragment } from '@/gql'
import type { SkippedStep, SpecialKind } from '@/gql/enums'
import { useMoneyText } from '@/kit'
import { CaseFindingsFragment, type Finding, findingsOf } from './findings'
import s from './Case.module.css'

/** The papers counted: one line each, what it is and what it says. */
export function CaseFindings({ of }: { of: FragmentType<typeof CaseFindingsFragment> }) {
  const { t } = useTranslation('approval')
  const { t: special } = useTranslation('project-special')
  const money = useMoneyText()
  const project = readFragment(CaseFindingsFragment, of)
  const findings = findingsOf(project)
  const inWords = ({ kind, steps }: Finding['values']) => ({
    kind: special(`kind.${kind as SpecialKind}`),
    steps: String(steps)
      .split(',')
      .map((step) => (step ? special(`step.${step as SkippedStep}`) : ''))
      .join(special('and')),
  })
  return (
    <ul className={s.findings}>
      {findings.map(({ key, ok, values }) => (
        <li key={key} className={ok ? s.ok : s.look}>
          {ok ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
          <span className="sr-only">{t(ok ? 'findings.ok' : 'findings.look')}</span>
          <strong>{t(`findings.${key}.title`)}</strong>{' '}
          <span>{t(`findings.${key}.${ok ? 'says' : 'lacks'}`, { ...values, sources: typeof values.sources === 'string' ? money(values.sources) : '', ...(key === 'special' ? inWords(values) : {}) })}</span>
          {key.startsWith('duplicates') ? (
            <>
              {' '}
              <Link to={`/project/${project.id}/duplicates`}>{t('findings.duplicates.open')}</Link>
            </>
          ) : key === 'appeal' || key === 'nextBatch' ? (
            <>
              {' '}
              <Link to={`/project/${project.id}/approval`}>{t('findings.appeal.open')}</Link>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
