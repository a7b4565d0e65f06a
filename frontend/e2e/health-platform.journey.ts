import type { Page } from '@playwright/test'
import * as building from './acts/building.ts'
import { amend, confirmPackage, object, openInvitation } from './acts/cobuilding.ts'
import * as demand from './acts/demand.ts'
import * as experts from './acts/experts.ts'
import { allocate, allocateTooMuch, setPool } from './acts/money.ts'
import * as operating from './acts/operating.ts'
import { framework, openBatch, overlaps, ruleNoOverlap } from './acts/planning.ts'
import { COUNTIES, CUTS, MILESTONES, PLATFORM } from './acts/platform.ts'
import { cut, decide, decideOn, giveBack, openCase } from './acts/review.ts'
import { choose, go, openProject, openTab, sure } from './acts/screen.ts'
import { expect, test } from './harness/years.ts'

// One case from its demand to what its revenue pays for: each step builds on the one before.
test.describe.configure({ mode: 'serial' })

/** The bureaus that review in parallel. */
const BUREAUS = ['王秀兰', '张建军', '孙丽', '高峰', '马强'] as const
const LATER = '县级健康服务延伸（三期）'

test('0 the authority opens the batch of the year', async ({ enter, on, shot }) => {
  on('2025-08-01')
  const chief = await enter('李卫东')
  await openBatch(chief, { year: '2026', title: '信息化项目', opens: '2025-08-01', closes: '2025-09-15' })
  await shot(chief, 'journey-0-batch')
})

test('1 the clerk of the health commission states the demand of a city and six counties', async ({ enter, on, shot }) => {
  on('2025-08-20')
  const page = await enter('陈静')
  await demand.begin(page, PLATFORM, '扩建', '卫生健康')
  await demand.basics(page, '全市健康档案互通共享，支撑医保核验；六个县（市、区）共建。', '2026-02-16', '2026-12-31')
  await demand.participants(page)
  await demand.estimate(page)
  await demand.sources(page, [
    { source: '发展资金', amount: '772.60' },
    { source: '省级补助', amount: '200.00', boundary: '只用于数据治理和安全' },
    { source: '国企自筹', amount: '300.00' },
  ])
  await page.getByRole('button', { name: '按分担填入 6 个县' }).click()
  await expect(page.getByText('来源与概算相等')).toBeVisible()
  await demand.catalogue(page)
  await demand.milestones(page)
  await expect(page.getByText('合计 100，正好')).toBeVisible()
  await demand.targets(page)
  // The framework plan shows where two would build the same, before anybody is asked.
  await framework(page, '全市健康档案一处建、处处用。', '市级平台、数据治理、六个县（市、区）接入与改造。', {
    市卫生健康委员会: '健康档案共享平台\n数据治理',
    东平县卫生健康局: '健康档案共享平台\n县级接入与改造',
  })
  await expect(overlaps(page)).toHaveCount(1)
  await ruleNoOverlap(page, '东平县只改造自有平台的接口，不另建共享平台。')
  await shot(page, 'journey-1-framework', { whole: true })
  await shot(page, 'journey-1-wizard')
  await page.getByRole('button', { name: '征求 7 家参建意见' }).click()
  await sure(page, '发出征求')
  await expect(page.getByRole('complementary', { name: '报送前还缺什么' }).getByText('待答复')).toHaveCount(7)
})

test('2 every county answers for its own package; Dongping objects and is asked again, Taishan is silent', async ({ enter, on, shot }) => {
  on('2025-08-25')
  const answer = async (name: string, share: string) => confirmPackage(await enter(name), PLATFORM, share)
  for (const { person, share, tenant } of COUNTIES) if (tenant !== '东平县' && tenant !== '泰山区') await answer(person, share)
  await answer('杨帆', '0.00')

  const county = await enter('宋涛')
  await openInvitation(county, PLATFORM)
  const neighbours = county.getByRole('table', { name: '参建单位与工作包' })
  await expect(neighbours.getByRole('row').filter({ hasText: '新泰市' })).toContainText('本县不可见')
  await expect(neighbours).not.toContainText('48.00')
  await object(county, '我县已建成县级平台，替换属重复建设，建议仅做接口对接。')
  await shot(county, 'journey-2-objection')

  on('2025-09-05')
  const lead = await enter('陈静')
  await openProject(lead, PLATFORM)
  await amend(lead, '东平县卫生健康局', { title: '东平县接口对接', scope: '保留县级平台，仅开发标准接口。', why: '采纳东平县意见，改为仅接口，分担不变。' })
  await answer('宋涛', '26.00')
  // Ten working days of silence are no consent: what Taishan was asked is before its deputy director now.
  await lead.reload()
  const taishan = lead.getByRole('table', { name: '参建单位与工作包' }).getByRole('row').filter({ hasText: '泰山区' })
  await expect(taishan).toContainText('已上报分管领导')
  await expect(taishan).toContainText('待答复')
  const deputy = await enter('罗英')
  await openInvitation(deputy, PLATFORM)
  await expect(deputy.getByRole('main')).toContainText('未答复不算同意')
  await shot(deputy, 'journey-2-silence')
  await answer('谭伟', '12.00')
  await lead.reload()
  await lead.getByRole('button', { name: '东平县卫生健康局：征求与答复' }).click()
  const history = lead.getByRole('dialog', { name: '东平县卫生健康局：征求与答复' })
  for (const said of ['我县已建成县级平台', '采纳东平县意见', '东平县接口对接', '第 2 轮']) await expect(history).toContainText(said)
  await shot(lead, 'journey-2-history')
})

test('3 submission names every reason at once, then makes a numbered snapshot', async ({ enter, on, shot }) => {
  on('2025-09-12')
  const page = await enter('陈静')
  await demand.goOn(page, PLATFORM)
  await demand.toSection(page, '核对与报送')
  await expect(page.getByRole('button', { name: '报送 1,438.60 万元，开始评审' })).toBeDisabled()
  await expect(page.getByText('现在不能报送：还缺 6 项')).toBeVisible()
  await expect(page.getByRole('button', { name: '去「信息资源目录」补' })).toHaveCount(2)
  await shot(page, 'journey-3-reasons')
  await demand.acceptSuggestions(page)
  await shot(page, 'journey-3-precheck', { whole: true })
  await demand.giveLaws(page)
  await demand.submit(page, '1,438.60 − 152.60 = 1,286.00', '框架方案与县级工作包已逐家确认。')
  await expect(page.getByRole('main')).toContainText('2026 年度 信息化项目')
  await openTab(page, '方案与目录')
  await expect(page.getByRole('table', { name: '报送件' }).getByRole('row')).toHaveCount(2)
  await shot(page, 'journey-3-snapshot')
})

test('4 a return, the joint review, the cuts, the director, the experts and the leading group', async ({ ask, enter, on, shot }) => {
  on('2025-09-17')
  const clerk = await enter('赵磊')
  await openCase(clerk, PLATFORM)
  await giveBack(clerk, '缺少商用密码应用方案，请补充后重报。')
  on('2025-09-22')
  const lead = await enter('陈静')
  await demand.goOn(lead, PLATFORM)
  await lead.getByLabel('建设目标与必要性').fill('全市健康档案互通共享，支撑医保核验；六个县（市、区）共建。附商用密码应用方案。')
  await demand.saved(lead)
  await demand.submit(lead, '1,438.60', '已补充商用密码应用方案。')
  on('2025-09-24')
  await openCase(clerk, PLATFORM)
  await expect(clerk.getByRole('main')).toContainText('商用密码应用方案')
  await decide(clerk, /^同意/, '材料齐全，转联审。')
  on('2025-10-13')
  for (const name of BUREAUS) await decideOn(await enter(name), PLATFORM, /^同意/, '方案可行，同意。')
  on('2025-10-20')
  const chief = await enter('李卫东')
  await openCase(chief, PLATFORM)
  // What the lead has accepted is taken over in one act; a cut can still be worded anew.
  await chief.getByRole('button', { name: '采纳 4 处核减' }).click()
  await expect(chief.getByRole('table', { name: '清单预检' }).getByText('已按清单核减')).toHaveCount(4)
  await cut(chief, CUTS[0])
  const sum = chief.getByRole('table', { name: '概算：送审、核减、核定' }).getByRole('row').last()
  for (const amount of ['1,438.60', '152.60', '1,286.00']) await expect(sum).toContainText(amount)
  await shot(chief, 'journey-4-cuts', { whole: true })
  await decide(chief, /^同意，送主任审定/, '送审 1438.60 万元，核减 152.60 万元，核定 1286.00 万元。')
  on('2025-10-27')
  await decideOn(await enter('周国栋'), PLATFORM, /^同意，送领导小组审定/, '同意，提请领导小组审定。')
  // The leading group waits for the experts: nobody agrees before their minutes.
  on('2025-10-28')
  const group = await enter('郭明远')
  await openCase(group, PLATFORM)
  await expect(group.getByText(/^待专家评审，现在不能同意/)).toBeVisible()
  await experts.pool(ask, '李卫东')
  await experts.draw(clerk, PLATFORM, '本人承担过一期的咨询，申请回避')
  on('2025-11-03')
  await clerk.reload()
  await experts.conclude(clerk, [{ score: 86 }, { score: 84 }, { score: 88 }, { score: 79, dissent: '数据治理一项单价偏高。' }, { score: 91 }], '85.6')
  await shot(clerk, 'journey-4-experts', { whole: true })
  on('2025-11-06')
  await group.reload()
  await expect(group.getByLabel('您的意见')).toBeVisible()
  await expect(group.getByText(/^待专家评审，现在不能同意/)).toBeHidden()
  await group.getByRole('checkbox', { name: '附条件同意' }).check()
  await group.getByRole('textbox', { name: /^条件 1/ }).fill('第二笔款下达前，数据共享率不低于 95 %。')
  await choose(group.getByLabel(/^满足前不得/), '拨付')
  await expect(group.getByLabel(/^自第几次拨付起/)).toHaveValue('2')
  await group.getByRole('button', { name: '登记会议和纪要' }).click()
  await group.getByLabel(/^会议日期/).fill('2025-11-06')
  await group.getByLabel(/^会议名称或文号/).fill('领导小组第 4 次会议')
  await group.getByLabel(/^参会人员/).fill('组长、副组长和成员单位负责人，共 11 人')
  await group.getByLabel(/^会议纪要/).fill('会议审议通过，第二笔款下达前数据共享率应不低于 95 %。')
  await shot(group, 'journey-4-meeting')
  await decide(group, /^有条件同意，批复立项/, '领导小组会议审定通过。')
  await openProject(lead, PLATFORM)
  await expect(lead.getByRole('main')).toContainText(/批复：泰数项〔2025〕\d+号/)
  await expect(lead.getByRole('main')).toContainText('数据共享率不低于 95 %')
  await shot(lead, 'journey-4-reply')
})

/** The condition is declared met on evidence, and what it held is allocated. */
async function release(group: Page, chief: Page): Promise<void> {
  await openProject(group, PLATFORM, '审批')
  await group.getByRole('button', { name: '认定已满足' }).click()
  const form = group.getByRole('form', { name: /^认定条件已满足/ })
  await form.getByLabel(/^依据/).fill('共享平台：38 项中 37 项已挂接并更新，97.4 %。')
  await form.getByRole('button', { name: '认定已满足' }).click()
  await expect(group.getByRole('list', { name: '批复条件' })).toContainText('已满足')
  await openProject(chief, PLATFORM, '资金')
  for (const [source, amount] of [['省级补助', '200.00'], ['国企自筹', '300.00']] as const) await allocate(chief, source, '2026', amount)
  await expect(chief.getByRole('table', { name: '按来源' }).getByRole('row').last()).toContainText('934.00')
}

test('5 money comes from pools by source and year, and never more than they hold', async ({ enter, on, shot }) => {
  on('2026-01-15')
  const finance = await enter('王秀兰')
  for (const [source, amount] of [['发展资金', '500.00'], ['省级补助', '200.00'], ['国企自筹', '300.00'], ['县级分担', '166.00']] as const)
    await setPool(finance, source, '2026', amount)
  const chief = await enter('李卫东')
  await openProject(chief, PLATFORM, '资金')
  await allocateTooMuch(chief, '发展资金', '2026', '566.00', '66')
  await allocate(chief, '发展资金', '2026', '434.00')
  // The reply's condition holds the second one, and the button stays and says so.
  await expect(chief.getByRole('list', { name: '批复条件限制下一次拨付' })).toContainText('数据共享率不低于 95 %')
  await expect(chief.getByRole('button', { name: '下达资金' })).toHaveAttribute('aria-disabled', 'true')
  await expect(chief.getByRole('table', { name: '按来源' }).getByRole('row').last()).toContainText('434.00')
  await shot(chief, 'journey-5-money', { whole: true })
})

test('6 contracts, progress that the authority confirms, and payments that follow it', async ({ enter, on, shot }) => {
  on('2026-02-10')
  const [delivery, completion] = [MILESTONES[3].title, MILESTONES[4].title]
  const chief = await enter('李卫东')
  await openProject(chief, PLATFORM, '建设')
  const days = { awarded: '2026-02-05', signed: '2026-02-10' }
  await building.recordContract(chief, {
    ...days,
    lot: 'A1',
    title: '主标段',
    amount: '968.00',
    terms: [
      { title: '预付款', milestone: '签约后预付', amount: '290.40' },
      { title: '初验款', milestone: delivery, amount: '387.20' },
      { title: '终验款', milestone: completion, amount: '261.36' },
      { title: '质保金', milestone: completion, amount: '29.04' },
    ],
  })
  for (const [lot, title, amount] of [['B', '工程监理', '27.50'], ['C', '等保与密评', '38.00'], ['D', '县级接入', '158.00'], ['E', '软件测试', '12.00']] as const) {
    await expect(building.contractForm(chief)).toBeHidden()
    await building.recordContract(chief, { ...days, lot, title, amount, terms: [{ title: '全款', milestone: completion, amount }] })
  }
  await expect(building.contractForm(chief)).toBeHidden()
  await building.recordContract(chief, { ...days, lot: 'F', title: '超出核定', amount: '90.00', terms: [{ title: '全款', milestone: completion, amount: '90.00' }] })
  await expect(building.contractForm(chief).getByRole('alert')).toContainText('尚可签约的 82.50 万元')
  await shot(chief, 'journey-6-over')
  await building.contractForm(chief).getByRole('button', { name: '取消' }).click()
  await expect(chief.getByRole('table', { name: '中标与合同', exact: true }).getByRole('row').last()).toContainText('1,203.50')

  const company = await enter('孙志远')
  await openProject(company, PLATFORM, '建设')
  await building.expectNotDue(company, '主标段', '初验款')
  const payTerm = async (term: string, delivered: string) => {
    await openProject(company, PLATFORM, '建设')
    await building.askPayment(company, '主标段', term, delivered)
    await openProject(chief, PLATFORM, '建设')
    await building.approvePayment(chief)
    const finance = await enter('王秀兰')
    await openProject(finance, PLATFORM, '建设')
    await building.pay(finance)
  }
  await payTerm('预付款', '2026-02-10')

  const clerk = await enter('赵磊')
  for (const { title, start, done } of MILESTONES) {
    on(done)
    await openProject(company, PLATFORM, '建设')
    await building.report(company, title, start, done)
    await openProject(clerk, PLATFORM, '建设')
    await building.confirmReport(clerk, title)
    if (title === delivery) {
      await release(await enter('郭明远'), chief)
      await payTerm('初验款', done)
    }
  }
  await expect(clerk.getByRole('main')).toContainText('100.0 %')
  await shot(clerk, 'journey-6-gantt')
  await shot(company, 'journey-6-construction', { whole: true })
})

test('7 acceptance with its papers, then revenue that is matched, closed and paid onward', async ({ enter, on, shot }) => {
  on('2027-03-10')
  const lead = await enter('陈静')
  await openProject(lead, PLATFORM, '建设')
  await building.applyForAcceptance(lead, '2026-11-30', building.PAPERS.slice(0, 3))
  await expect(lead.getByRole('form').getByRole('alert')).toHaveCount(4)
  await shot(lead, 'journey-7-papers', { whole: true })
  await building.applyForAcceptance(lead, '2026-11-30', building.PAPERS.slice(3))
  await expect(lead.getByText('验收在审').first()).toBeVisible()
  on('2027-04-19')
  const chief = await enter('李卫东')
  await decideOn(chief, PLATFORM, /^同意，送主任审定/, '材料齐全。')
  await decideOn(await enter('周国栋'), PLATFORM, /^同意，通过验收/, '同意通过验收。')

  on('2028-07-10')
  const books = await enter('何芳')
  await openProject(books, PLATFORM, '运营')
  await operating.book(books, '收入', '2028-05', '182.00', '医保核验服务')
  await operating.book(books, '收入', '2028-06', '4.00', '数据产品试用')
  await operating.book(books, '成本', '2028-06', '92.40', '算力与人工')
  await openProject(chief, PLATFORM, '运营')
  for (const note of ['医保核验服务', '数据产品试用', '算力与人工']) await operating.match(chief, note)
  on('2029-01-10')
  await chief.reload() // the page knows the day since it was opened
  await openProject(chief, PLATFORM, '运营')
  await operating.closeYear(chief, '2028')
  const year = chief.getByRole('table', { name: '年度结算与反哺' })
  for (const figure of ['186.00', '92.40', '93.60', '40 %', '37.44']) await expect(year).toContainText(figure)
  on('2029-02-20')
  await openProject(books, PLATFORM, '运营')
  await operating.counter(books, '数据产品试用', '试用未转正，退款')
  await expect(books.getByRole('table', { name: '按月账目' }).getByRole('row').filter({ hasText: '退款' })).toContainText(/[-−]4\.00/)
  await shot(books, 'journey-7-operation', { whole: true })
})

test('8 the money that flowed back pays for a later project', async ({ enter, on, shot }) => {
  on('2029-03-01')
  const lead = await enter('陈静')
  await demand.begin(lead, LATER, '新建', '卫生健康')
  await demand.basics(lead, '把健康服务延伸到县级。', '2029-06-01', '2029-12-31')
  await demand.estimate(lead, ['县级延伸', '1', '项', '374400', '核心平台', '市卫生健康委员会'].join('\t'))
  await demand.sources(lead, [{ source: '运营收益反哺', amount: '37.44' }])
  await demand.catalogue(lead, [{ name: '县级健康服务信息', sharing: '无条件共享', law: null }])
  await demand.milestones(lead, [{ title: '建成', weight: '100', start: '2029-06-01', end: '2029-12-01' }])
  await demand.targets(lead)
  await demand.submit(lead, '37.44')
  for (const name of ['赵磊', ...BUREAUS]) await decideOn(await enter(name), LATER, /^同意/, '同意。')
  const chief = await enter('李卫东')
  await decideOn(chief, LATER, /^同意，送主任审定/, '同意。')
  await decideOn(await enter('周国栋'), LATER, /^同意，批复立项/, '同意立项。')
  await openProject(chief, LATER, '资金')
  await allocate(chief, '运营收益反哺', '2029', '37.44')
  await openProject(chief, PLATFORM, '运营')
  const paidFor = chief.getByRole('table', { name: '收益付了哪些后续项目' })
  await expect(paidFor.getByRole('row').filter({ hasText: LATER })).toContainText('37.44')
  await shot(chief, 'journey-8-paid-for', { whole: true })
})

test('9 the overview leads to the project in three clicks, and its timeline tells the whole life', async ({ enter, on, shot }) => {
  on('2029-03-02')
  const director = await enter('周国栋')
  await go(director, '驾驶舱')
  await expect(director.getByRole('heading', { level: 1 })).toContainText('泰安市')
  await shot(director, 'journey-9-city')
  await director.getByRole('main').getByRole('link', { name: '市本级' }).click()
  await director.getByRole('main').getByRole('link', { name: PLATFORM }).click()
  await openTab(director, '时间线')
  const line = director.getByRole('main')
  for (const act of ['报送', '对工作包有异议', '核减概算', '批复立项', '下达资金', '登记合同', '核实进度', '支付', '申请验收', '年度结账', '冲正']) await expect(line).toContainText(act)
  // All of it in words: no name of an operation or a state is left.
  await expect(line).not.toContainText(/[a-z][A-Z]|[A-Z]{4}/)
  for (const year of ['2025', '2026', '2027', '2028', '2029']) await expect(director.getByRole('heading', { level: 3, name: year })).toBeVisible()
  await shot(director, 'journey-9-timeline', { whole: true })
  // The county's authority sees its county, its health bureau's clerk what the bureau takes part in.
  for (const [name, level] of [['侯建国', '本县'], ['宋涛', '本单位']] as const) {
    const page = await enter(name)
    await go(page, '驾驶舱')
    await expect(page.getByRole('main')).toContainText(level)
    await expect(page.getByRole('main')).toContainText('参建他方项目')
  }
})

test('10 what they worked on can be used by everybody', async ({ enter, expectAccessible, shot }) => {
  const page = await enter('李卫东')
  for (const entry of ['待办', '驾驶舱', '资金池与拨付', '付款申请']) {
    await go(page, entry)
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
  }
  await openProject(page, PLATFORM)
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await shot(page, 'journey-10-phone')
})
