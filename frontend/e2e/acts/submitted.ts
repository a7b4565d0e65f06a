import { expect } from '../harness/test.ts'
import type { Journey } from '../harness/test.ts'

type Ask = Journey['ask']

export interface Wanted {
  title: string
  category?: 'NEW' | 'SERVICE'
  field?: string
  /** Yuan. */
  amount: string
  /** Participants by the name of their unit, each with who confirms for it and its share in yuan. */
  parts?: readonly { unit: string; person: string; share: string }[]
}

interface Saved {
  project: { id: string; version: number; participants: { id: string; unit: { name: string } }[] } | null
  errors: { path: string[]; message: string }[]
}

/**
 * A project of its own for a journey that is about what comes after: written, confirmed and submitted over the API in
 * the name of a clerk, whose unit leads it.
 */
export async function submitted(ask: Ask, clerk: string, wanted: Wanted): Promise<void> {
  const { id, version } = await drafted(ask, clerk, wanted)
  const { data, errors } = await ask<{ projectSubmit: Saved }>(clerk, 'mutation($input: ProjectSubmitInput!) { projectSubmit(input: $input) { project { id } errors { path message } } }', { input: { id, version } })
  expect([...(errors ?? []), ...(data?.projectSubmit.errors ?? [])], 'projectSubmit').toEqual([])
}

/** The same, ready to be submitted. */
export async function drafted(ask: Ask, clerk: string, { title, category = 'NEW', field = 'health', amount, parts = [] }: Wanted): Promise<{ id: string; version: number }> {
  let project: NonNullable<Saved['project']> | undefined
  const act = async (mutation: string, input: Record<string, unknown>) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    const { data, errors } = await ask<Record<string, Saved>>(clerk, `mutation($input: ${type}!) { ${mutation}(input: $input) { project { id version participants { id unit { name } } } errors { path message } } }`, { input })
    expect([...(errors ?? []), ...(data?.[mutation]?.errors ?? [])], mutation).toEqual([])
    project = data?.[mutation]?.project ?? undefined
  }
  const save = (mutation: string, input: Record<string, unknown>, key = 'projectId') => act(mutation, { [key]: project?.id, version: project?.version, ...input })
  const unit = async (name: string) => {
    const { data } = await ask<{ units: { edges: { node: { id: string; name: string } }[] } }>(clerk, 'query($name: String!) { units(filter: {search: $name}, first: 10) { edges { node { id name } } } }', { name })
    return data?.units.edges.find((edge) => edge.node.name === name)?.node.id
  }
  const participant = (name: string) => project?.participants.find((each) => each.unit.name === name)?.id
  const { data } = await ask<{ viewer: { post: { unit: { id: string } } } }>(clerk, '{ viewer { post { unit { id } } } }')
  const shared = parts.reduce((sum, part) => sum + Number(part.share), 0)
  const own = (Number(amount) - shared).toFixed(2)

  await act('projectCreate', { title, category, field })
  await save('projectUpdate', { goals: `${title}的建设目标。`, plannedStartOn: '2026-12-01', plannedEndOn: '2027-06-30' }, 'id')
  if (parts.length)
    await save('projectParticipantsSave', {
      participants: await Promise.all(parts.map(async (part) => ({ unitId: await unit(part.unit), role: 'CO_BUILDER', packageTitle: `${part.unit}接入`, packageScope: '接入与数据上传', share: part.share }))),
    })
  await save('projectEstimateSave', {
    lines: [
      { costGroup: 'core', title: '应用系统', quantity: '1', quantityUnit: '套', unitPrice: own, participantId: null, leads: true },
      ...parts.map((part) => ({ costGroup: 'county_access', title: `${part.unit}接入`, quantity: '1', quantityUnit: '项', unitPrice: part.share, participantId: participant(part.unit), leads: false })),
    ],
  })
  await save('projectSourcesSave', {
    sources: [{ source: 'DEVELOPMENT', amount: own, participantId: null }, ...parts.map((part) => ({ source: 'COUNTY', amount: part.share, participantId: participant(part.unit) }))],
  })
  await save('projectMilestonesSave', { milestones: [{ title: '上线', weight: 100, baselineStartOn: '2026-12-01', baselineEndOn: '2027-06-30' }] })
  await save('projectTargetsSave', {
    targets: [
      { group: 'QUANTITY', indicator: '上线系统数', comparison: 'EQUAL', target: '1', targetUnit: '套', evidence: '终验报告' },
      { group: 'SOCIAL', indicator: '网上办理率', comparison: 'AT_LEAST', target: '80', targetUnit: '%', evidence: '业务统计报表' },
      { group: 'SATISFACTION', indicator: '服务对象满意度', comparison: 'AT_LEAST', target: '90', targetUnit: '%', evidence: '问卷调查' },
    ],
  })
  await save('projectCatalogueSave', { entries: [{ name: `${title}数据`, providerId: data?.viewer.post.unit.id, sharingType: 'UNCONDITIONAL', updateCycle: 'DAILY' }] })
  if (parts.length) await save('projectInvite', {})
  for (const part of parts) {
    const answer = await ask<{ participantConfirm: { errors: unknown[] } }>(part.person, 'mutation($input: ParticipantConfirmInput!) { participantConfirm(input: $input) { errors { path message } } }', {
      input: { participantId: participant(part.unit), round: 1 },
    })
    expect([...(answer.errors ?? []), ...(answer.data?.participantConfirm.errors ?? [])], part.unit).toEqual([])
  }
  if (parts.length) {
    // Who confirmed has changed the project since.
    const { data: now } = await ask<{ project: NonNullable<Saved['project']> }>(clerk, 'query($id: ID!) { project(id: $id) { id version participants { id unit { name } } } }', { id: project?.id })
    project = now?.project
  }
  if (!project) throw new Error(`${title} was not written`)
  return project
}

/** Agrees over the API to what waits for that person in the matter of that title. */
export async function agreed(ask: Ask, person: string, title: string): Promise<void> {
  const { data } = await ask<{ tasks: { edges: { node: { id: string; case: { title: string; project: { version: number } | null } } }[] } }>(
    person,
    '{ tasks(filter: {open: true}, first: 100) { edges { node { id case { title project { version } } } } } }',
  )
  const task = data?.tasks.edges.map((edge) => edge.node).find((node) => node.case.title === title)
  const { data: done, errors } = await ask<{ taskDecide: { errors: unknown[] } }>(person, 'mutation($input: TaskDecideInput!) { taskDecide(input: $input) { errors { path message } } }', {
    input: { taskId: task?.id, verb: 'APPROVE', opinion: '同意。', version: task?.case.project?.version },
  })
  expect([...(errors ?? []), ...(done?.taskDecide.errors ?? [])], `${person} agrees to ${title}`).toEqual([])
}
