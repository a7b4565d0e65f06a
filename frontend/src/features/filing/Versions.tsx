import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, Section } from '@/kit'
import { Content } from './Content'

export const VersionsFragment = graphql(`
  fragment FilingVersions on Filing {
    id
    kind
    versions {
      number
      reason
      sha256
      filedAt
      personName
      papers {
        paper
        name
        sha256
      }
      content {
        ...FilingFields
      }
    }
  }
`)

/** What was filed, newest first; each version opens as it was. */
export function Versions({ of }: { of: FragmentType<typeof VersionsFragment> }) {
  const filing = readFragment(VersionsFragment, of)
  const { t } = useTranslation('filing')
  const [open, setOpen] = useState<number | null>(null)
  if (filing.versions.length === 0) return null
  return (
    <Section title={t('versions')} aside={t('versionsCount', { count: filing.versions.length })}>
      {filing.versions.map((version) => (
        <div key={version.number}>
          <p>
            <button type="button" className="link" aria-expanded={open === version.number} onClick={() => setOpen(open === version.number ? null : version.number)}>
              {t('version', { number: version.number })}
            </button>{' '}
            <DateText value={version.filedAt} /> {version.personName} {version.reason ? `· ${version.reason}` : ''} <small title={version.sha256}>{t('digest', { digest: version.sha256.slice(0, 12) })}</small>
          </p>
          {open === version.number ? (
            <>
              <Content kind={filing.kind} content={version.content} />
              <ul>
                {version.papers.map((paper) => (
                  <li key={paper.paper}>
                    {`${t(`paper.${paper.paper}`)} ${paper.name} `}
                    <small title={paper.sha256}>{t('digest', { digest: paper.sha256.slice(0, 12) })}</small>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ))}
    </Section>
  )
}
