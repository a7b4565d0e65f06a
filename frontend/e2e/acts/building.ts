import { type Page, expect } from '@playwright/test'
import { choose, handOver } from './screen.ts'

/** Contracts, progress, payments and acceptance, on the project's tab 建设. */

const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true })

export interface Contract {
  lot: string
  title: string
  amount: string
  awarded: string
  signed: string
  terms: readonly { title: string; milestone: string; amount: string }[]
}

/** Fills the form and sends it; whether it was recorded is the caller's to look. */
export async function recordContract(page: Page, { lot, title, amount, awarded, signed, terms }: Contract): Promise<void> {
  await page.getByRole('button', { name: '登记合同', exact: true }).click()
  const form = page.getByRole('form', { name: '登记中标与合同' })
  await form.getByLabel('标段').fill(lot)
  await form.getByLabel('名称', { exact: false }).first().fill(title)
  await form.getByLabel('供应商名称').fill('泰安岱下云科技有限公司')
  await form.getByLabel('统一社会信用代码').fill('91370900MA90175937')
  await form.getByLabel('合同金额').fill(amount)
  await form.getByLabel('中标日期').fill(awarded)
  await form.getByLabel('签约日期').fill(signed)
  for (const [at, term] of terms.entries()) {
    if (at) await form.getByRole('button', { name: '加一款' }).click()
    await form.getByLabel('款项').nth(at).fill(term.title)
    await choose(form.getByLabel('对应里程碑').nth(at), term.milestone)
    await form.getByLabel(/^金额/).nth(at).fill(term.amount)
  }
  await form.getByRole('button', { name: '登记合同，占用核定额度' }).click()
}

export const contractForm = (page: Page) => page.getByRole('form', { name: '登记中标与合同' })

/** The builder: reached on that day, with a file that shows it. */
export async function report(page: Page, milestone: string, begun: string, day: string): Promise<void> {
  await page.getByRole('button', { name: `上报进度：${milestone}` }).click()
  const form = page.getByRole('form', { name: `上报进度：${milestone}` })
  await form.getByLabel('完成百分比').fill('100')
  await form.getByLabel('预计完成').fill(day)
  await form.getByLabel('实际开始').fill(begun)
  await form.getByLabel('实际完成').fill(day)
  await form.getByLabel('做了什么').fill('按计划完成，材料附后。')
  await handOver(page, form.getByLabel('佐证文件'), `${milestone}.pdf`)
  await expect(form.getByText(`${milestone}.pdf`)).toBeVisible()
  await form.getByRole('button', { name: '上报 100 %，送主管部门核实' }).click()
  await expect(form).toBeHidden()
}

/** The authority looks at the evidence and confirms. */
export async function confirmReport(page: Page, milestone: string): Promise<void> {
  await expect(page.getByRole('link', { name: `${milestone}.pdf` })).toBeVisible()
  await page.getByRole('button', { name: '核实为 100 %' }).click()
  await expect(page.getByRole('button', { name: '核实为 100 %' })).toBeHidden()
}

const term = (page: Page, title: string) => table(page, '付款条款').getByRole('row').filter({ hasText: title }).first()

async function openContract(page: Page, contract: string): Promise<void> {
  const opener = table(page, '中标与合同').getByRole('button', { name: contract })
  if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click()
}

/** The term's milestone isn't confirmed yet: its row says so, and offers no request. */
export async function expectNotDue(page: Page, contract: string, title: string): Promise<void> {
  await openContract(page, contract)
  await expect(term(page, title)).toContainText('未到')
  await expect(term(page, title).getByRole('button', { name: '申请付款' })).toHaveCount(0)
}

/** The builder opens the contract and asks for a term's payment. */
export async function askPayment(page: Page, contract: string, title: string, delivered: string): Promise<void> {
  await openContract(page, contract)
  await term(page, title).getByRole('button', { name: '申请付款' }).click()
  const form = page.getByRole('form', { name: `申请付款：${title}` })
  await form.getByLabel('交付日期').fill(delivered)
  await form.getByRole('button', { name: /^申请付款/ }).click()
  await expect(form).toBeHidden()
}

export async function approvePayment(page: Page): Promise<void> {
  await page.getByRole('button', { name: '同意支付，送财政' }).click()
  await expect(page.getByRole('button', { name: '同意支付，送财政' })).toBeHidden()
}

export async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^支付并记账/ }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '支付', exact: true }).click()
  await expect(page.getByRole('button', { name: /^支付并记账/ })).toBeHidden()
}

export const PAPERS = ['建设总结', '财务报告', '审计报告', '等保测评报告', '密评报告', '档案验收意见', '目录证明'] as const

/** Hands over papers and sends the application; whether it was taken is the caller's to look. */
export async function applyForAcceptance(page: Page, completed: string, papers: readonly string[]): Promise<void> {
  const form = page.getByRole('form', { name: '申请竣工验收' })
  if (!(await form.isVisible())) await page.getByRole('button', { name: '申请竣工验收' }).click()
  await form.getByLabel('完工日期').fill(completed)
  await form.getByLabel('建设情况摘要').fill('五个里程碑全部完成，38 项资源按规定共享，申请竣工验收。')
  for (const paper of papers) {
    await handOver(page, form.getByLabel(paper), `${paper}.pdf`)
    await expect(form.getByText(`${paper}.pdf`)).toBeVisible()
  }
  // While its spinner leaves, the button is called "loading" as well.
  await form.getByRole('button', { name: /送审，附/ }).click()
}
