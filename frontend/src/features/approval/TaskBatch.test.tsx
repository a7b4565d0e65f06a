import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Client, Provider, fetchExchange } from 'urql'
import { describe, expect, it } from 'vitest'
import { type AlikeTask, type Outcome, TaskBatch } from './TaskBatch'

const task = (id: string, title: string, amount: string): AlikeTask => ({ id, step: { name: '形式审查', nameEn: 'Check' }, case: { title, amount, project: { version: 3 } } })

describe('several alike at once', () => {
  it('go with one opinion and the versions that were read, and each that is refused says why', async () => {
    let sent: unknown
    let came: Outcome | undefined
    const answer = async (_: unknown, init?: RequestInit) => {
      sent = (JSON.parse(String(init?.body)) as { variables: unknown }).variables
      const refused = { path: ['taskId'], message: '这项任务已经办结', clause: null, lift: null, code: 'TASK_CLOSED' }
      const results = [
        { taskId: 't1', task: { id: 't1' }, errors: [] },
        { taskId: 't2', task: null, errors: [refused] },
      ]
      return Response.json({ data: { tasksDecide: { results, errors: [] } } })
    }
    render(
      <Provider value={new Client({ url: '/graphql', preferGetMethod: false, exchanges: [fetchExchange], fetch: answer })}>
        <TaskBatch tasks={[task('t1', '出口扩容', '298000.00'), task('t2', '水库监测', '246000.00')]} onDone={(outcome) => (came = outcome)} onCancel={() => undefined} />
      </Provider>,
    )
    const agree = () => screen.getByRole('button', { name: /同意 2 件/ })
    await userEvent.click(agree())
    expect(sent).toBeUndefined()
    await userEvent.type(screen.getByRole('textbox'), '材料齐全')
    await userEvent.click(agree())
    await waitFor(() => expect(came).toEqual({ done: 1, refused: [{ title: '水库监测', why: '这项任务已经办结' }] }))
    expect(sent).toMatchObject({
      input: {
        opinion: '材料齐全',
        tasks: [
          { taskId: 't1', version: 3 },
          { taskId: 't2', version: 3 },
        ],
      },
    })
  })
})
