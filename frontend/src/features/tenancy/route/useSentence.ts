import { useTranslation } from 'react-i18next'
import type { ProjectCategory } from '@/gql/enums'
import { useCategoryWord, useMoneyText, useNamed } from '@/kit'
import type { Content, Rule, Seat, Step } from './routes'

const NUMBER = /^\d/

/** Routes and steps as sentences. */
export function useSentence(seats: readonly Seat[], rules: readonly Rule[]) {
  const { t } = useTranslation('tenancy-route')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  const category = useCategoryWord()
  const money = useMoneyText()
  const rule = (name: string) => {
    const found = rules.find((each) => each.name === name)
    return found ? named({ name: found.title, nameEn: found.titleEn }) : name
  }
  const bound = (told: string) => (NUMBER.test(told) ? money(told) : rule(told))
  const seat = (one: Step['assignees'][number]) => {
    const found = seats.find((each) => each.level === one.level && each.unit === one.unit)
    // Who doesn't edit routes isn't told who holds what: the role says enough.
    const unit = found ? named({ name: found.unitName, nameEn: found.unitNameEn }) : seats.length ? one.unit : ''
    return `${one.level === 'ABOVE' ? t('above') : ''}${[unit, room(`role.${one.role}`)].filter(Boolean).join(' ')}${one.veto ? t('veto') : ''}`
  }
  const step = (of: Step) => {
    const first = of.assignees[0]
    const who = first ? (of.assignees.length > 1 ? t('sentence.many', { who: seat(first), count: of.assignees.length }) : seat(first)) : t('sentence.nobody')
    const how = of.assignees.length > 1 ? t(`rule.${of.rule}`, { ratio: of.ratio ?? t('rule.profile') }) : ''
    const when = of.abovePolicy ? t('sentence.above', { limit: rule(of.abovePolicy) }) : ''
    return `${when}${who}${how}${t('sentence.days', { days: of.workingDays })}`
  }
  const conditions = (of: Content) => {
    const told = [
      of.categories.length ? t('sentence.categories', { categories: of.categories.map((code) => category(code as ProjectCategory)).join(t('sentence.and')) }) : null,
      of.from ? t('sentence.from', { amount: bound(of.from) }) : null,
      of.below ? t('sentence.below', { amount: bound(of.below) }) : null,
      of.crossing == null ? null : t(of.crossing ? 'sentence.crossing' : 'sentence.notCrossing'),
      of.special ? t('sentence.special') : null,
    ].filter((word) => word !== null)
    return t('sentence.route', { conditions: told.length ? told.join(t('sentence.comma')) : t('sentence.any'), count: of.steps.length })
  }
  return { step, conditions, seat, rule, bound }
}
