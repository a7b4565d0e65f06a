import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { formatDate, useNamed } from '@/kit'
import s from './Page.module.css'

export const FormerUnits = graphql(`
  fragment FormerUnits on Project {
    formerUnits {
      participantId
      name
      nameEn
      untilOn
      kind
    }
  }
`)

/** What the unit that leads, or that has this package, was before: "原岱岳区卫健局，2026-07-01 并入". Nothing when it was itself. */
export function Former({ project, participantId = null }: { project: FragmentType<typeof FormerUnits>; participantId?: string | null }) {
  const { t, i18n } = useTranslation('project')
  const named = useNamed()
  const units = readFragment(FormerUnits, project).formerUnits.filter((unit) => unit.participantId === participantId)
  if (units.length === 0) return null
  return (
    <span className={s.small}>
      {units.map((unit) => (
        <span key={`${unit.name} ${unit.untilOn}`}>{t(`former.${unit.kind}`, { name: named(unit), day: formatDate(unit.untilOn, i18n.language) })}</span>
      ))}
    </span>
  )
}
