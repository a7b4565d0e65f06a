import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Client, Provider, fetchExchange } from 'urql'
import { describe, expect, it } from 'vitest'
import { ViewerContext } from '@/kit/viewer'
import { Table } from './PaperTable'
import { KINDS } from './kinds'
import { CATEGORIES, type Rule, type Stand, changed, choicesOf, daysOf, inputOf } from './paperRules'

const rule = (more: Partial<Rule> = {}): Rule => ({ kind: 'PRICE_BASIS', category: 'NEW', from: 'LIGHT', cityFrom: 'LIGHT', own: false, ...more })
const stand = (rules: Rule[], more: Partial<Stand> = {}): Stand => ({
  rules: KINDS.flatMap((kind) => CATEGORIES.map((category) => rules.find((each) => each.kind === kind && each.category === category) ?? rule({ kind, category, from: 'NONE', cityFrom: 'NONE' }))),
  planned: [], required: true, countyMay: 'RAISE', viewerCanSet: true, ...more,
})
const client = new Client({ url: 'http://nowhere.invalid/graphql', exchanges: [fetchExchange] })
const shown = (table: Stand, level = 'COUNTY') =>
  render(
    <Provider value={client}>
      <ViewerContext value={{ timeZone: 'Asia/Shanghai', today: '2026-03-01', tenant: { level }, actions: new Set() } as never}>
        <Table stand={table} />
      </ViewerContext>
    </Provider>,
  )

describe('the table of papers', () => {
  it('says of each paper and category from which track on it is asked, and what is the county’s own', () => {
    shown(stand([rule(), rule({ kind: 'OTHER', category: 'OM', from: 'ALL', cityFrom: 'NONE', own: true })]))
    const [head, ...rows] = screen.getAllByRole('row')
    expect(within(head!).getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['材料', '新建', '改建', '扩建', '升级改造', '运维', '购买服务'])
    expect(rows).toHaveLength(KINDS.length)
    expect(rows[2]).toHaveTextContent('概算依据立项的—')
    expect(rows[8]).toHaveTextContent('都要本级')
    expect(screen.getByText('缺件不能报送')).toBeVisible()
  })
  it('offers a county what its city lets it choose, and sends what was changed alone', async () => {
    shown(stand([rule()]))
    await userEvent.click(screen.getByRole('button', { name: '改要求' }))
    const submit = () => screen.getByRole('button', { name: /起执行/ })
    expect(submit()).toHaveAttribute('aria-disabled', 'true')
    fireEvent.mouseDown(screen.getByRole('combobox', { name: '概算依据 · 新建' }))
    expect(screen.getAllByRole('option', { hidden: true }).map((option) => option.textContent)).not.toContain('不要')
    await userEvent.click(await screen.findByTitle('都要'))
    expect(submit()).toHaveTextContent('从 2026-03-02 起执行 1 处改动')
  })
  it('offers no change where the viewer may make none', () => {
    shown(stand([], { viewerCanSet: false, planned: [{ ...rule(), effectiveOn: '2026-04-01', setByName: null }] }))
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByRole('list', { name: '计划的改动' })).toHaveTextContent('市级')
  })
})

describe('choices', () => {
  it.each([
    ['ANY', ['ALL', 'LIGHT', 'FULL', 'NONE']],
    ['RAISE', ['ALL', 'LIGHT']],
    ['LOWER', ['LIGHT', 'FULL', 'NONE']],
    ['NO', []],
  ] as const)('of a county whose city says %s', (may, choices) => {
    expect(choicesOf(rule(), true, may)).toEqual(choices)
    expect(choicesOf(rule(), false, may)).toHaveLength(4)
  })
  it('that say again what stands are no changes', () => {
    const once = changed(new Map(), rule(), true, 'ALL')
    expect(inputOf(once)).toEqual([{ kind: 'PRICE_BASIS', category: 'NEW', from: 'ALL' }])
    expect(changed(once, rule(), true, null).size).toBe(0)
    expect(changed(new Map(), rule({ own: true, from: 'ALL' }), true, null).get('PRICE_BASIS NEW')).toBeNull()
    expect(changed(new Map(), rule(), false, 'LIGHT').size).toBe(0)
  })
  it('that are planned stand by day, the next first, apart from the city’s', () => {
    const plan = (effectiveOn: string, own: boolean) => ({ ...rule(), effectiveOn, own, setByName: null })
    expect(daysOf([plan('2026-05-01', true), plan('2026-04-01', false), plan('2026-05-01', true)]).map((day) => [day.on, day.own, day.rules.length])).toEqual([
      ['2026-04-01', false, 1],
      ['2026-05-01', true, 2],
    ])
  })
})
