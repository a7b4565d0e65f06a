import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, Route, Routes } from 'react-router'
import { Client, type Operation, type OperationResult, Provider, makeErrorResult, makeResult } from 'urql'
import { filter, fromPromise, mergeMap, pipe } from 'wonka'
import { beforeEach, describe, expect, it } from 'vitest'
import { ViewerContext } from '@/kit/viewer'
import { Wizard } from './Wizard'

type Input = Record<string, unknown>
interface Entry { id: string; name: string; sharingType: string; legalBasis: string | null }

/** A server that holds one draft, checks it as the real one does, and can be taken off the net. */
const server = {
  version: 1,
  goals: 'Records of all citizens in one place',
  catalogue: [] as Entry[],
  online: true,
  acts: [] as string[],
  batches: [] as { id: string; year: number; title: string; window: { opensOn: string; closesOn: string; state: string; daysLeft: number | null } }[],
  participants: [] as { id: string; state: string; unit: string; share: string }[],
  /** What the pre-check has prepared to be cut, by line. */
  cuts: [] as string[],
  overlaps: 0,
  /** Whether the batch closes while somebody types. */
  closing: false,
  lateReason: null as unknown,
  toMakeGood: [] as { step: string; viewerCanWrite: boolean; condition: { id: string; dueOn: string }; refusals: unknown[] }[],
  refusals() {
    return this.catalogue.flatMap((entry, at) =>
      entry.sharingType !== 'UNCONDITIONAL' && !entry.legalBasis
        ? [{ path: ['catalogue', `${at}`, 'legalBasis'], message: `「${entry.name}」缺法律依据`, clause: '山东省政府令 329 号', lift: '补上依据', code: 'LEGAL_BASIS_MISSING' }]
        : [],
    )
  },
  project() {
    const tenant = { __typename: 'Tenant', id: 't1', code: '370900', name: '泰安市', nameEn: "Tai'an" }
    return {
      __typename: 'Project', id: 'p1', code: '2025-0087', title: '健康数据平台', stage: 'DRAFT', version: this.version,
      viewerCanEdit: true, viewerCanInvite: true, viewerCanSubmit: true, viewerSubmitsFor: [],
      lead: { __typename: 'Unit', id: 'u1', name: '市卫健委', nameEn: 'Health', tenant },
      goals: this.goals, category: 'NEW', field: 'health', plannedStartOn: null, plannedEndOn: null, keyTask: null,
      participants: this.participants.map(({ id, state, unit, share }) => ({ __typename: 'Participant', id, state, share, dueOn: state === 'ASKED' ? '2025-09-26' : null, role: 'CO_BUILDER', packageTitle: `${unit}接入`, packageScope: '', unit: { __typename: 'Unit', id: `u-${id}`, name: unit, nameEn: unit, tenant } })), papers: [], estimateLines: [], fundingSources: [], milestones: [], targets: [], framework: { goals: null, contents: null, parts: [], overlaps: [] },
      catalogue: this.catalogue.map((entry) => ({ __typename: 'CatalogueEntry', ...entry, summary: null, informationItems: [], metadata: { __typename: 'CatalogueMetadata', categoryClass: null, categoryItem: null, categorySubitem: null, categoryDetail: null, code: null, format: null, sharingWay: null, openness: null, openCondition: null, publishedOn: null, relatedCodes: [] }, sharingCondition: null, updateCycle: 'DAILY', provider: { __typename: 'Unit', id: 'u1' } })),
      submissionBatches: this.batches.map((batch) => ({ __typename: 'ApplicationBatch', ...batch, window: { __typename: 'BatchWindow', ...batch.window } })),
      submissionRefusals: this.refusals(),
      toMakeGood: this.toMakeGood,
    }
  },
  answer(name: string, input: Input) {
    if (name === 'WizardLists') return { fields: [{ code: 'health', name: '卫生健康', nameEn: 'Health' }], costGroups: [] }
    if (name === 'KeyTaskChoices') return { plans: { __typename: 'PlanConnection', edges: [] } }
    if (name === 'DraftRead') return { project: this.project() }
    if (name === 'PrecheckRead') return { project: { ...this.project(), submittedAmount: '0.00', precheck: null, prechecks: [] } }
    if (name === 'DraftCut') return { project: { ...this.project(), precheck: { __typename: 'Precheck', id: 'k1', hits: this.cuts.map((amount, at) => ({ __typename: 'PrecheckHit', id: `h${at}`, verdict: 'ACCEPTED', amount, line: { __typename: 'EstimateLine', id: `l${at}` } })) } } }
    if (name === 'FrameworkOverlaps')
      return { project: { __typename: 'Project', id: 'p1', framework: { __typename: 'Framework', overlaps: Array.from({ length: this.overlaps }, (_, at) => ({ __typename: 'FrameworkOverlap', key: `o${at}`, kind: 'SAME', reason: null, ruledByName: null, one: null, other: null })) } } }
    if (name === 'DraftProcedure') return { project: { ...this.project(), procedure: null } }
    if (name === 'DraftBuilder') return { project: { ...this.project(), builder: { ownBuild: false, unit: null, reason: null, state: null, answer: null, answeredByName: null }, categoryFacts: null } }
    if (name === 'ProjectDuplicates') return { project: { ...this.project(), viewerCanEdit: true, viewerAreas: [], duplicateChecks: [] } }
    this.acts.push(name)
    if (input.version !== undefined && input.version !== this.version)
      return { [field(name)]: { project: null, errors: [{ path: [], message: 'stale', clause: null, lift: null, code: 'STALE' }] } }
    if (name === 'ProjectSubmit' && this.closing && !input.lateReason) {
      this.batches = this.batches.map((batch) => ({ ...batch, window: { ...batch.window, state: 'CLOSED', daysLeft: null } }))
      return { projectSubmit: { project: null, errors: [{ path: ['lateReason'], message: '申报批次已截止', clause: '按年度批次申报', lift: '请填写逾期理由', code: 'BATCH_LATE' }] } }
    }
    if (name === 'ProjectSubmit') this.lateReason = input.lateReason
    if (name === 'ProjectInvite') this.participants = this.participants.map((each) => ({ ...each, state: 'ASKED' }))
    this.version++
    if (name === 'DraftBasicsSave') this.goals = input.goals as string
    if (name === 'DraftCatalogueSave') this.catalogue = (input.entries as Entry[]).map((entry, at) => ({ id: entry.id ?? `c${at}`, name: entry.name, sharingType: entry.sharingType, legalBasis: entry.legalBasis }))
    return { [field(name)]: { project: this.project(), errors: [] } }
  },
}
const FIELDS: Record<string, string> = { DraftBasicsSave: 'projectUpdate', DraftCatalogueSave: 'projectCatalogueSave', ProjectSubmit: 'projectSubmit', ProjectInvite: 'projectInvite' }
const field = (name: string) => FIELDS[name] ?? name
const nameOf = (operation: Operation) => (operation.query.definitions[0] as { name?: { value: string } }).name?.value ?? ''

const client = () =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [
      () => (operations) =>
        pipe(
          operations,
          filter((operation) => operation.kind !== 'teardown'),
          mergeMap((operation) =>
            fromPromise(
              Promise.resolve().then((): OperationResult =>
                server.online
                  ? makeResult(operation, { data: structuredClone(server.answer(nameOf(operation), (operation.variables as { input?: Input }).input ?? {})), hasNext: false })
                  : makeErrorResult(operation, new Error('offline')),
              ),
            ),
          ),
        ),
    ],
  })
const viewer = {
  name: '陈静', nameEn: null, username: 'chenjing', postId: 'post1', unit: { id: 'u1', name: '市卫健委', nameEn: 'Health' }, tenantWide: false,
  tenant: { id: 't1', code: '370900', level: 'CITY' as const, name: '泰安市', nameEn: "Tai'an" }, actions: new Set<never>(), today: '2025-09-11', calendarKnownUntil: 2026,
}
const open = (at = '') =>
  render(
    <Provider value={client()}>
      <ViewerContext value={viewer}>
        <MemoryRouter initialEntries={[`/project/p1/edit${at}`]}>
          <Routes>
            <Route path="/project/:projectId/edit" element={<Wizard />} />
            <Route path="/project/:projectId" element={<p>{'the page'}</p>} />
          </Routes>
        </MemoryRouter>
      </ViewerContext>
    </Provider>,
  )

beforeEach(() => Object.assign(server, { version: 1, goals: 'Records of all citizens in one place', catalogue: [], online: true, acts: [], batches: [], participants: [], cuts: [], overlaps: 0, closing: false, lateReason: null, toMakeGood: [] }))

/** Text put behind what stands there. */
async function add(field: HTMLElement, text: string) {
  await userEvent.click(field)
  await userEvent.paste(text)
}

/** For what comes with a part of its own. */
const LATE = { timeout: 8000 }
/** Confirms what a button asks about. */
const sure = async (act: string) => userEvent.click(await screen.findByRole('button', { name: act }, LATE))

describe('the wizard', { timeout: 20_000 }, () => {
  it('offers of an approved project what is made good alone, and saves it when that is asked for', async () => {
    server.toMakeGood = [
      { step: 'CATALOGUE', viewerCanWrite: true, condition: { id: 'k1', dueOn: '2025-09-20' }, refusals: [{ path: ['catalogue'], message: '没有目录', clause: null, lift: null, code: 'CATALOGUE_EMPTY' }] },
      { step: 'KEY_TASK', viewerCanWrite: false, condition: { id: 'k2', dueOn: '2025-09-20' }, refusals: [] },
    ]
    open()
    expect(await screen.findByRole('heading', { level: 1, name: '补办：健康数据平台' }, LATE)).toBeInTheDocument()
    expect(screen.queryByRole('complementary', { name: '报送前还缺什么' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /报送/ })).not.toBeInTheDocument()
    expect(screen.getByText('没有目录')).toBeInTheDocument()
    expect(screen.getByText('不在项目里填写，请向审批部门提交佐证')).toBeInTheDocument()
    const save = screen.getByRole('button', { name: '保存到项目' })
    expect(save).toBeDisabled()
    await userEvent.click(screen.getByRole('button', { name: /加一|添加|增加|加资源|新增/ }))
    await add(screen.getByLabelText('第 1 行 资源名称'), '电子病历')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(server.acts).toEqual([])
    await userEvent.click(save)
    await screen.findByText('已保存到项目', {}, LATE)
    expect(server.acts).toEqual(['DraftCatalogueSave'])
    expect(server.catalogue[0]?.name).toBe('电子病历')
  })
  it('leads from what is missing to the very field, which says rule and way out', async () => {
    server.catalogue = [
      { id: 'c0', name: '健康档案', sharingType: 'UNCONDITIONAL', legalBasis: null },
      { id: 'c1', name: '住院费用明细', sharingType: 'CONDITIONAL', legalBasis: null },
    ]
    open()
    const side = await screen.findByRole('complementary', { name: '报送前还缺什么' })
    await userEvent.click(within(side).getByRole('button', { name: '「住院费用明细」缺法律依据' }))
    const law = await screen.findByLabelText(/限制共享的法律依据/)
    await waitFor(() => expect(law).toHaveFocus())
    expect(screen.getByRole('alert')).toHaveTextContent('山东省政府令 329 号')
    await userEvent.paste('基本医疗卫生法第四十九条')
    await waitFor(() => expect(server.catalogue[1]?.legalBasis).toBe('基本医疗卫生法第四十九条'), { timeout: 8000 })
    expect(await screen.findByRole('heading', { name: '报送前不缺什么' })).toBeInTheDocument()
  })
  it('says of a rule beside a changed row that it speaks of what is saved, and renews it right after', async () => {
    server.catalogue = [{ id: 'c0', name: '', sharingType: 'NOT_SHARED', legalBasis: null }]
    open('?section=catalogue')
    expect(await screen.findByRole('alert')).not.toHaveTextContent('说的是改动之前')
    const side = screen.getByRole('complementary', { name: '报送前还缺什么' })
    await add(screen.getByLabelText('第 1 行 资源名称'), '电子病历')
    expect(screen.getByRole('alert')).toHaveTextContent('说的是改动之前')
    expect(within(side).getByText(/按已存上的算/)).toBeInTheDocument()
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('「电子病历」缺法律依据'), { timeout: 8000 })
    expect(screen.getByRole('alert')).not.toHaveTextContent('说的是改动之前')
    expect(within(side).queryByText(/按已存上的算/)).not.toBeInTheDocument()
  })
  it('marks the condition that an entry lacks, until it is typed', async () => {
    server.catalogue = [{ id: 'c0', name: '健康档案', sharingType: 'CONDITIONAL', legalBasis: '基本医疗卫生法第四十九条' }]
    open('?section=catalogue')
    const condition = await screen.findByLabelText('第 1 行 共享条件', {}, LATE)
    expect(condition).toHaveAttribute('aria-invalid', 'true')
    await add(condition, '用于本人授权的业务')
    expect(condition).not.toHaveAttribute('aria-invalid')
  })
  it('does not submit while something is missing, and says how much', async () => {
    server.catalogue = [{ id: 'c1', name: '住院费用明细', sharingType: 'NOT_SHARED', legalBasis: null }]
    open('?section=check')
    const submit = await screen.findByRole('button', { name: /报送 0.00 万元，开始评审/ })
    expect(submit).toHaveAttribute('aria-disabled', 'true')
    expect(submit).toHaveAccessibleDescription(/还缺 1 项/)
    await userEvent.click(submit)
    expect(server.acts).toEqual([])
  })
  it('says to whom what goes out before it asks the participants, and whom it has asked afterwards', async () => {
    server.participants = [
      { id: 'a', state: 'DRAFT', unit: '新泰市卫健局', share: '480000.00' },
      { id: 'b', state: 'DRAFT', unit: '肥城市卫健局', share: '400000.00' },
    ]
    open()
    await userEvent.click(await screen.findByRole('button', { name: '征求 2 家参建意见' }, LATE))
    expect(await screen.findByText(/合计 88.00 万元）发给新泰市卫健局、肥城市卫健局，共 2 家/)).toBeInTheDocument()
    expect(server.acts).toEqual([])
    await sure('发出征求')
    expect(await screen.findByText(/已征求新泰市卫健局、肥城市卫健局的意见，09-26 前答复/)).toBeInTheDocument()
    expect(server.acts).toEqual(['ProjectInvite'])
    expect(screen.queryByRole('button', { name: /参建意见/ })).not.toBeInTheDocument()
  })
  it('submits what remains after the cut that is prepared, said with the sum', async () => {
    server.cuts = ['300000.00', '1226000.00']
    open('?section=check')
    await userEvent.click(await screen.findByRole('button', { name: '报送 0.00 − 152.60 = −152.60 万元，开始评审' }, LATE))
    expect(await screen.findByText(/报送「健康数据平台」0.00 − 152.60 = −152.60 万元/)).toBeInTheDocument()
    expect(server.acts).toEqual([])
    await sure('确认报送')
    expect(await screen.findByText('the page')).toBeInTheDocument()
  })
  it('counts every step of its list, and does not call done what is open without holding the submission up', async () => {
    server.catalogue = [{ id: 'c0', name: '健康档案', sharingType: 'UNCONDITIONAL', legalBasis: null }]
    server.overlaps = 2
    open()
    expect(await screen.findByRole('button', { name: /信息资源目录\s*待核 1/ }, LATE)).toBeInTheDocument()
    expect(await screen.findByRole('button', { name: /框架方案\s*待核 2/ }, LATE)).toBeInTheDocument()
    // The basics are written, nobody takes part, and nothing stands against the submission.
    expect(screen.getByText('完成 3 / 10 节')).toBeInTheDocument()
  })
  it('sends what was just typed before it submits, with the version that came of it', async () => {
    open()
    await add(await screen.findByLabelText(/建设目标与必要性/), '，分两期')
    await userEvent.click(screen.getByRole('button', { name: /核对与报送/ }))
    await userEvent.click(await screen.findByRole('button', { name: /报送 0.00 万元/ }))
    await sure('确认报送')
    expect(await screen.findByText('the page')).toBeInTheDocument()
    expect(server.acts).toEqual(['DraftBasicsSave', 'ProjectSubmit'])
    expect(server.goals).toMatch(/，分两期$/)
  })
  it('says how long the batch is open and, when it closes meanwhile, asks why it is late and loses nothing', async () => {
    server.batches = [{ id: 'b1', year: 2026, title: '年度申报', window: { opensOn: '2025-08-01', closesOn: '2025-09-15', state: 'OPEN', daysLeft: 4 } }]
    open('?section=check')
    expect(await screen.findByText('2026 年度 年度申报')).toBeInTheDocument()
    expect(screen.getByText(/还有 4 天截止/)).toBeInTheDocument()
    expect(screen.queryByLabelText(/逾期理由/)).not.toBeInTheDocument()
    server.closing = true
    await userEvent.click(await screen.findByRole('button', { name: /报送 0.00 万元/ }))
    await sure('确认报送')
    const why = await screen.findByLabelText(/逾期理由/)
    expect(await screen.findByText('已截止')).toBeInTheDocument()
    await add(why, '上级临时交办')
    await userEvent.click(await screen.findByRole('button', { name: /报送 0.00 万元/ }))
    await sure('确认报送')
    expect(await screen.findByText('the page')).toBeInTheDocument()
    expect(server.lateReason).toBe('上级临时交办')
  })
  it('keeps on this machine what was typed without a line, and brings it back', async () => {
    const first = open()
    const goals = await screen.findByLabelText(/建设目标与必要性/)
    server.online = false
    await add(goals, '，离线写的')
    await waitFor(() => expect(screen.getByText(/所填已存本机/)).toBeInTheDocument(), { timeout: 8000 })
    first.unmount()
    server.online = true
    open()
    await waitFor(() => expect(screen.getByLabelText(/建设目标与必要性/)).toHaveValue('Records of all citizens in one place，离线写的'))
    await waitFor(() => expect(server.goals).toMatch(/，离线写的$/), { timeout: 8000 })
  })
  it('shows both versions when somebody changed the same field, and saves the chosen one', async () => {
    open()
    const goals = await screen.findByLabelText(/建设目标与必要性/)
    Object.assign(server, { version: 7, goals: '周平写的目标' })
    await add(goals, '，陈静写的')
    const dialog = await screen.findByRole('dialog', {}, { timeout: 8000 })
    expect(within(dialog).getByText('周平写的目标')).toBeInTheDocument()
    await userEvent.click(within(dialog).getByRole('radio', { name: /陈静写的/ }))
    await userEvent.click(within(dialog).getByRole('button', { name: '保存所选' }))
    await waitFor(() => expect(server.goals).toMatch(/，陈静写的$/), { timeout: 8000 })
  })
})
