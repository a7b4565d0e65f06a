import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { StatusTag } from '@/kit'

export const BuilderStateFragment = graphql(`
  fragment BuilderState on ProjectBuilder {
    state
    answer
    answeredByName
  }
`)
export const ICON = { ASKED: 'ClockCircle', GIVEN: 'Check', REFUSED: 'Exclamation' } as const
export const FAMILY = { ASKED: 'amber', GIVEN: 'green', REFUSED: 'red' } as const

/** What the authority says to an own build; nothing where the company builds. */
export function BuilderState({ of }: { of: FragmentType<typeof BuilderStateFragment> }) {
  const { t } = useTranslation('project-builder')
  const { state, answer, answeredByName } = readFragment(BuilderStateFragment, of)
  if (!state) return null
  return (
    <div>
      <StatusTag family={FAMILY[state]} icon={ICON[state]}>
        {t(`state.${state}`)}
      </StatusTag>{' '}
      {answer ? t('said', { who: answeredByName, words: answer }) : answeredByName}
    </div>
  )
}
