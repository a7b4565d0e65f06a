import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { Money, Percent, StatusTag, percentText, useNamed } from '@/kit'
import { Rulings } from './Rulings'
import s from './Duplicates.module.css'

const DuplicateHitOfCheck = graphql(`
  fragment DuplicateHitOfCheck on DuplicateHit {
    id
    score
    covered
    project {
      id
      code
      title
      stage
      lead {
        id
        name
        nameEn
      }
      tenant {
        id
        name
        nameEn
      }
    }
    ask {
      id
      name
      nameEn
      tenant {
        id
        name
        nameEn
      }
    }
    matches {
      ownKind
      ownText
      otherKind
      otherText
      otherAmount
      similarity
      words
    }
    rulings {
      ...DuplicateRulings
    }
  }
`)

/** From here on it is likely the same: docs/duplicates.md. */
const LIKELY = 0.5

/** A project that is like the checked one; out of sight it says only that it exists and whom to ask. */
export function Hit({ of, rule }: { of: FragmentType<typeof DuplicateHitOfCheck>; rule?: () => void }) {
  const { t, i18n } = useTranslation('project-duplicate')
  const named = useNamed()
  const hit = readFragment(DuplicateHitOfCheck, of)
  const { project } = hit
  return (
    <li className={s.hit}>
      {project ? (
        <>
          <p className={s.head}>
            <strong className={s.score}>
              <Percent value={hit.score} digits={0} />
            </strong>
            {Number(hit.score) >= LIKELY ? (
              <StatusTag family="amber" icon="Exclamation">
                {t('likely')}
              </StatusTag>
            ) : null}
            <Link to={`/project/${project.id}`}>{project.title}</Link>
            <span className={s.small}>
              {project.code} · {named(project.lead)} · {named(project.tenant)} · {t('covered', { share: percentText(hit.covered, i18n.language, 0) })}
            </span>
          </p>
          {hit.matches.length ? (
            <table className={s.matches}>
              <thead>
                <tr>
                  <th scope="col">{t('own')}</th>
                  <th scope="col">{t('other')}</th>
                  <th scope="col">{t('words')}</th>
                </tr>
              </thead>
              <tbody>
                {hit.matches.map((match) => (
                  <tr key={`${match.ownText}:${match.otherText}`}>
                    <td>
                      <span className={s.small}>{t(`kind.${match.ownKind}`)}</span> {match.ownText}
                    </td>
                    <td>
                      <span className={s.small}>{t(`kind.${match.otherKind}`)}</span> {match.otherText}
                      {match.otherAmount ? (
                        <>
                          {' '}
                          <Money value={match.otherAmount} />
                        </>
                      ) : null}
                    </td>
                    <td>
                      <Percent value={match.similarity} digits={0} /> <span className={s.small}>{match.words.join(' ')}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : (
            <p className={s.small}>{t('noMatches')}</p>
          )}
        </>
      ) : (
        <p className={s.head}>
          <StatusTag family="grey" icon="Question" outlined>
            {t('hidden')}
          </StatusTag>
          <span>{hit.ask ? t('ask', { unit: named(hit.ask), tenant: named(hit.ask.tenant) }) : t('askNobody')}</span>
        </p>
      )}
      <Rulings of={hit.rulings} />
      {rule ? (
        <Button size="small" onClick={rule}>
          {t(hit.rulings.length ? 'ruleAgain' : 'rule')}
        </Button>
      ) : null}
    </li>
  )
}
