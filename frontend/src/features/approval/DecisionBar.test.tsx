import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Client, Provider, fetchExchange } from 'urql'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeFragmentData } from '@/gql'
import { refreshExchange } from '@/kit/refresh'
import { type Viewer, ViewerContext } from '@/kit/viewer'
import { DecisionBar, DecisionBarFragment } from './DecisionBar'

const vote = (id: string, over: object = {}) => ({ id, kind: 'ROUTE' as const, state: 'OPEN' as const, veto: false, decision: null, ...over })
const step = (over: object = {}) => ({ id: 's1', ordinal: 2, stage: 2, branch: 1, rule: 'ALL' as const, ratio: null, meeting: false, waitsForExperts: false, units: [{ id: 'u1' }, { id: 'u2' }], tasks: [vote('k1'), vote('k2')], ...over })
const alone = step({ rule: 'ANY', units: [{ id: 'u1' }], tasks: [vote('k1')] })
const task = (over: object = {}) =>
  makeFragmentData(
    {
      id: 'k1',
      kind: 'ROUTE' as const,
      veto: false,
      verbs: ['APPROVE', 'APPROVE_CONDITIONALLY', 'DISAGREE', 'RETURN', 'REFUSE'] as const,
      viewerCanDecide: true,
      viewerCanAsk: true,
      viewerCanHandOver: true,
      actingFor: null,
      nextStepName: '主任签发',
      nextStepNameEn: 'Director signs',
      unit: { id: 'u1', name: '市财政局', nameEn: 'Finance' },
      askedFor: null,
      returnableSteps: [{ id: 's0', name: '形式审查', nameEn: 'Completeness check' }],
      mergeableSteps: [],
      step: step(),
      case: { id: 'c1', steps: [{ id: 's1', ordinal: 2, stage: 2, branch: 1, state: 'OPEN' as const }] },
      ...over,
    } as never,
    DecisionBarFragment,
  )

let sent: { verb: string; opinion: string; conditions: object[] | null; meeting?: object | null; merges?: string | null; version: number | null; returnTo?: string | null; resubmission?: string; clientMutationId: string }[]
let refusal: { path: string[]; message: string; clause: string; lift: string; code: string } | null
const answer = async (_: unknown, init?: RequestInit) => {
  const { variables } = JSON.parse(String(init?.body)) as { variables: { input: (typeof sent)[number] } }
  sent.push(variables.input)
  return Response.json({ data: { taskDecide: refusal ? { task: null, errors: [refusal] } : { task: { id: 'k1', state: 'DONE' }, errors: [] } } })
}
const show = (of = task()) =>
  render(
    <Provider value={new Client({ url: '/graphql', preferGetMethod: false, exchanges: [refreshExchange, fetchExchange], fetch: answer })}>
      <ViewerContext value={{ today: '2026-11-20' } as Viewer}>
        <DecisionBar of={of} subject="PROJECT" version={7} starter="市卫健委" />
      </ViewerContext>
    </Provider>,
  )
beforeEach(() => {
  localStorage.clear()
  sent = []
  refusal = null
})

describe('the decision bar', () => {
  it('names what an approval leads to: others who still have to sign, the next step, or the reply', () => {
    const { unmount } = show()
    expect(screen.getByRole('button', { name: /同意，等其余 1 家会签/ })).toBeInTheDocument()
    unmount()
    const last = show(task({ nextStepName: null, step: alone }))
    expect(screen.getByRole('button', { name: /同意，批复立项/ })).toBeInTheDocument()
    last.unmount()
    show(task({ step: alone }))
    expect(screen.getByRole('button', { name: /同意，送主任签发/ })).toBeInTheDocument()
  })
  it('waits for an opinion, says so, and sends it with the version that was read', async () => {
    show()
    await userEvent.click(screen.getByRole('button', { name: /同意，/ }))
    expect(sent).toEqual([])
    expect(screen.getByText(/先写意见/)).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText(/您的意见/), '材料齐，同意')
    await userEvent.click(screen.getByRole('button', { name: /同意，/ }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ verb: 'APPROVE', opinion: '材料齐，同意', conditions: null, meeting: null, version: 7 })
  })
  it('keeps what was typed on this machine until it is decided', async () => {
    const first = show()
    await userEvent.type(screen.getByLabelText(/您的意见/), '写到一半')
    first.unmount()
    show()
    expect(screen.getByLabelText(/您的意见/)).toHaveValue('写到一半')
    await userEvent.click(screen.getByRole('button', { name: /^同意/ }))
    await waitFor(() => expect(localStorage.getItem('opinion:k1')).toBeNull())
  })
  it('names conditions one by one, with what each holds, and drops what was taken out', async () => {
    show()
    await userEvent.type(screen.getByLabelText(/您的意见/), '同意')
    await userEvent.click(screen.getByRole('checkbox', { name: '附条件同意' }))
    await userEvent.type(await screen.findByRole('textbox', { name: /^条件 1/ }), '共享率达到 95 %')
    await userEvent.click(screen.getByRole('button', { name: '再加一条' }))
    await userEvent.click(screen.getByRole('button', { name: /^有条件同意/ }))
    expect(sent).toEqual([])
    expect(screen.getByText(/先写明每一条条件/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '删去第 2 条' }))
    await userEvent.click(screen.getByRole('button', { name: /^有条件同意/ }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ verb: 'APPROVE_CONDITIONALLY', conditions: [{ text: '共享率达到 95 %', gate: 'NONE', allocationNumber: null, dueOn: null }], meeting: null })
  })
  it('asks for the meeting where one decides, and keeps it until it is decided', async () => {
    const meets = task({ nextStepName: null, step: { ...alone, meeting: true } })
    const first = show(meets)
    await userEvent.type(screen.getByLabelText(/您的意见/), '会议同意')
    expect(screen.queryByLabelText(/^会议名称或文号/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '登记会议和纪要' }))
    await userEvent.type(await screen.findByLabelText(/^会议名称或文号/), '第四次会议')
    await userEvent.click(screen.getByRole('button', { name: /^同意/ }))
    expect(screen.getByText(/先登记会议和纪要/)).toBeInTheDocument()
    expect(sent).toEqual([])
    first.unmount()
    show(meets)
    expect(await screen.findByLabelText(/^会议名称或文号/)).toHaveValue('第四次会议')
    fireEvent.change(screen.getByLabelText(/^会议日期/), { target: { value: '2026-11-06' } })
    await userEvent.type(screen.getByLabelText(/^参会人员/), '12 人')
    await userEvent.type(screen.getByLabelText(/^会议纪要/), '审议通过。')
    await userEvent.click(screen.getByRole('button', { name: /^同意/ }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ verb: 'APPROVE', conditions: null, meeting: { heldOn: '2026-11-06', name: '第四次会议', present: '12 人', minutes: '审议通过。' } })
    await waitFor(() => expect(localStorage.getItem('carried:k1')).toBeNull())
  })
  it('says what a step waits for before its experts have concluded, and lets it be returned', async () => {
    const waits = show(task({ step: { ...alone, waitsForExperts: true } }))
    expect(screen.getByText(/^待专家评审/)).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText(/您的意见/), '退回修改')
    await userEvent.click(screen.getByRole('button', { name: /^同意/ }))
    expect(screen.getByText('专家评审形成会议纪要后才能同意')).toBeInTheDocument()
    expect(sent).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: '退回…' }))
    await userEvent.click(await screen.findByRole('button', { name: /^退回/ }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ verb: 'RETURN' })
    waits.unmount()
    // Who was asked for advice gives it meanwhile.
    show(task({ kind: 'ADVICE', verbs: ['ADVISE'], step: { ...alone, waitsForExperts: true } }))
    expect(screen.queryByText(/^待专家评审/)).toBeNull()
  })
  it('sums a joint review up, once, and knows after a reload which one', async () => {
    const said = (unit: string) => vote(`v${unit}`, { unit: { id: unit, name: unit, nameEn: unit }, decision: { id: `d${unit}`, verb: 'APPROVE', opinion: '可行。', condition: null } })
    const joint = { id: 's8', name: '部门联审', nameEn: 'Joint review', mergedOpinion: null, tasks: [said('市财政局'), said('市审计局')] }
    const sums = task({ step: alone, mergeableSteps: [joint] })
    const first = show(sums)
    await userEvent.click(screen.getByRole('button', { name: '合并部门联审意见' }))
    expect(screen.getByLabelText(/您的意见/)).toHaveValue('市财政局：同意。可行。\n市审计局：同意。可行。')
    first.unmount()
    const second = show(sums)
    await userEvent.click(screen.getByRole('checkbox', { name: /合并部门联审意见/ }))
    await userEvent.click(screen.getByRole('button', { name: '合并部门联审意见' }))
    expect(screen.getByLabelText(/您的意见/)).toHaveValue('市财政局：同意。可行。\n市审计局：同意。可行。')
    second.unmount()
    // Somebody else has summed it up meanwhile.
    show(task({ step: alone, mergeableSteps: [{ ...joint, mergedOpinion: { id: 'd0' } }] }))
    expect(screen.queryByRole('checkbox', { name: /合并/ })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: /^同意/ }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ merges: null })
  })
  it('shows a refusal beside the opinion with its rule and what lifts it', async () => {
    refusal = { path: [], message: '不能决定自己牵头的事项', clause: '职责分离', lift: '由本单位以外的人决定', code: 'OWN_MATTER' }
    show()
    await userEvent.type(screen.getByLabelText(/您的意见/), '同意')
    await userEvent.click(screen.getByRole('button', { name: /同意，/ }))
    expect(await screen.findByText(/不能决定自己牵头的事项/)).toBeInTheDocument()
    expect(screen.getByText(/职责分离/)).toBeInTheDocument()
    expect(screen.getByText(/由本单位以外的人决定/)).toBeInTheDocument()
    expect(screen.getByLabelText(/您的意见/)).toHaveValue('同意')
  })
  it('returns to the starter, straight back to here, unless another place or way is chosen', async () => {
    const first = show()
    await userEvent.type(screen.getByLabelText(/您的意见/), '补概算')
    await userEvent.click(screen.getByRole('button', { name: /退回…/ }))
    await userEvent.click(await screen.findByRole('button', { name: '退回市卫健委' }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ verb: 'RETURN', returnTo: null, resubmission: 'STRAIGHT' })
    first.unmount()
    show()
    await userEvent.type(screen.getByLabelText(/您的意见/), '再审一次')
    await userEvent.click(screen.getByRole('button', { name: /退回…/ }))
    await userEvent.click(await screen.findByRole('radio', { name: '“形式审查”' }))
    await userEvent.click(screen.getByRole('radio', { name: /重新办一遍/ }))
    await userEvent.click(screen.getByRole('button', { name: '退回“形式审查”' }))
    await waitFor(() => expect(sent).toHaveLength(2))
    expect(sent[1]).toMatchObject({ verb: 'RETURN', returnTo: 's0', resubmission: 'AGAIN', opinion: '再审一次' })
  })
  it('offers what the task may say and nothing else', () => {
    const { unmount } = show(task({ verbs: ['APPROVE', 'RETURN'], viewerCanAsk: false }))
    for (const name of [/不同意/, /不予立项/, /加签/]) expect(screen.queryByRole('button', { name })).toBeNull()
    expect(screen.queryByRole('checkbox')).toBeNull()
    unmount()
    show(task({ kind: 'ADVICE', verbs: ['ADVISE'], viewerCanAsk: false, askedFor: { id: 'k0', holderName: null, unit: { id: 'u0', name: '市审计局', nameEn: 'Audit' } } }))
    expect(screen.getByRole('button', { name: /回复意见，交市审计局决定/ })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /同意|退回/ })).toBeNull()
  })
  it('says what comes of not agreeing before it is said', async () => {
    show()
    await userEvent.type(screen.getByLabelText(/您的意见/), '超标准')
    await userEvent.click(screen.getByRole('button', { name: '不同意' }))
    expect(await screen.findByText(/本件退回市卫健委修改/)).toBeInTheDocument()
    expect(sent).toEqual([])
    await userEvent.click(screen.getAllByRole('button', { name: '不同意' }).at(-1) as HTMLElement)
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ verb: 'DISAGREE', opinion: '超标准' })
  })
  it('offers no return and no refusal to whom it is not for to decide, and says why', () => {
    show(task({ viewerCanDecide: false, viewerCanHandOver: false }))
    expect(screen.queryByRole('button', { name: /退回/ })).toBeNull()
    expect(screen.getByText(/现在不能由您决定/)).toBeInTheDocument()
  })
})
