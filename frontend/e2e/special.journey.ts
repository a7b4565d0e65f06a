import { decideOn } from './acts/review.ts'
import { go, openTab, sure } from './acts/screen.ts'
import { drafted } from './acts/submitted.ts'
import { expect, test } from './harness/test.ts'

const CASE = '防汛应急值守平台'

test('an urgent project that its lead builds by itself leaves out what a leader lets it, and is held to make it good', async ({ as, ask, shot, expectAccessible }) => {
  const { id, version } = await drafted(ask, '陈静', { title: CASE, amount: '320000.00' })
  await ask('陈静', 'mutation($input: ProjectTargetsSaveInput!) { projectTargetsSave(input: $input) { errors { path } } }', { input: { projectId: id, version, targets: [] } })
  const lead = await as('陈静')
  await lead.goto(`/project/${id}/edit`)

  // Own build waits for the authority's word.
  await lead.getByRole('radio', { name: '牵头单位自建' }).check()
  await lead.getByLabel(/^自建理由/).fill('值守系统与内部业务紧密相关，有自己的队伍')
  await lead.getByRole('button', { name: '申请自建' }).click()
  await expect(lead.getByText('待大数据主管部门答复').first()).toBeVisible()

  // The order is saved by itself once it is complete.
  await lead.getByRole('radio', { name: '特事特办（应急）' }).check()
  await lead.getByLabel(/^决定人/).fill('张副市长')
  await lead.getByLabel(/^依据和理由/).fill('市防汛指挥部专题会议决定，汛期前必须上线。')
  await lead.getByLabel(/^决定日期/).fill('2026-05-01')
  await lead.getByRole('checkbox', { name: '绩效目标' }).check()
  await expect(lead.getByRole('button', { name: '保存申报方式' })).toBeDisabled()
  await expect(lead.getByRole('complementary', { name: '报送前还缺什么' }).getByText(/指标.+至少/)).toHaveCount(0)
  await expectAccessible(lead)
  await shot(lead, 'special-draft', { whole: true })

  const chief = await as('李卫东')
  await go(chief, '待办')
  await expect(chief.getByText('1 件自建申请待您答复')).toBeVisible()
  await chief.getByRole('link', { name: '去答复' }).click()
  await chief.getByRole('button', { name: `答复“${CASE}”的自建申请` }).click()
  await expectAccessible(chief)
  await shot(chief, 'special-own-build', { whole: true })
  await chief.getByRole('button', { name: '答复', exact: true }).click()
  await expect(chief.getByRole('row', { name: CASE })).toHaveCount(0)

  await lead.goto(`/project/${id}/edit?section=check`)
  await lead.getByRole('button', { name: /^报送 .+开始评审/ }).click()
  await sure(lead, '确认报送')
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText(CASE)

  const clerk = await as('赵磊')
  await go(clerk, '待办')
  await clerk.getByRole('main').getByRole('link', { name: CASE, exact: true }).click()
  await expect(clerk.getByText(/特事特办（应急），张副市长决定：.+批复后 30 日内补办：绩效目标/)).toBeVisible()
  await expect(clerk.getByText(/大数据主管部门同意（李卫东）/)).toBeVisible()
  await expectAccessible(clerk)
  await shot(clerk, 'special-case', { whole: true })
  // Two steps, where others take five.
  await decideOn(clerk, CASE, /^同意，送主任审定/, '应急事项，材料够用。')
  await decideOn(await as('周国栋'), CASE, /^同意/, '同意，限期补办。')

  await lead.goto(`/project/${id}`)
  await expect(lead.getByText(/市卫生健康委员会自建/)).toBeVisible()
  await openTab(lead, '审批')
  const conditions = lead.getByRole('list', { name: '批复条件' })
  await expect(conditions).toContainText('特事特办，补办：绩效目标')
  await expect(conditions).toContainText('满足前不得拨付第 2 笔及以后各笔')
  await expectAccessible(lead)
  await shot(lead, 'special-conditions', { whole: true })

  // What was left out is written into the approved project, and nothing else is offered.
  await openTab(lead, '概览')
  const open = lead.getByRole('group', { name: '待补办' })
  await expect(open).toContainText('绩效目标')
  await expectAccessible(lead)
  await shot(lead, 'special-to-make-good', { whole: true })
  await open.getByRole('link', { name: '补办' }).click()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText(`补办：${CASE}`)
  await expect(lead.getByRole('heading', { level: 2 })).toHaveText(['绩效目标', '待补办'])
  for (const [n, indicator, target, unit] of [['1', '接入值守点', '120', '个'], ['2', '险情处置缩短', '30', '%'], ['3', '值守人员满意度', '90', '%']] as const) {
    await lead.getByRole('button', { name: '加一项指标' }).click()
    await lead.getByLabel(`第 ${n} 行 指标`, { exact: true }).fill(indicator)
    await lead.getByLabel(`第 ${n} 行 指标值`).fill(target)
    await lead.getByLabel(`第 ${n} 行 计量单位`).fill(unit)
    await lead.getByLabel(`第 ${n} 行 佐证`).fill('值守记录统计')
  }
  await expectAccessible(lead)
  await shot(lead, 'special-making-good', { whole: true })
  await lead.getByRole('button', { name: '保存到项目' }).click()
  await expect(lead.getByText('已保存到项目')).toBeVisible()
  await expect(lead.getByText('已补齐，待审批部门认定')).toBeVisible()
  await lead.getByRole('button', { name: '返回项目' }).click()
  await openTab(lead, '方案与目录')
  await expect(lead.getByRole('table', { name: '绩效目标' })).toContainText('值守人员满意度')
  await openTab(lead, '时间线')
  await expect(lead.getByText(/改绩效目标.*补办/)).toBeVisible()

  // The authority declares it met: from then on it is closed.
  const director = await as('周国栋')
  await director.goto(`/project/${id}/approval`)
  await director.getByRole('button', { name: '认定已满足' }).click()
  await director.getByLabel(/^依据/).fill('绩效目标已补齐，三项均可考核')
  await director.getByRole('button', { name: '认定已满足' }).last().click()
  await expect(director.getByRole('list', { name: '批复条件' })).toContainText('三项均可考核')
  await lead.goto(`/project/${id}/edit`)
  await expect(lead.getByText('现在不能修改')).toBeVisible()
})
