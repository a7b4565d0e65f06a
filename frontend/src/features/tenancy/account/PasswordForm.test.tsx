import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PasswordForm } from './PasswordForm'

let sent: string[] = []
const answers = (...responses: Response[]) => {
  sent = []
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    sent.push(String(init.body))
    return Promise.resolve(responses[sent.length - 1])
  })
}
afterEach(() => void vi.unstubAllGlobals())

const type = async (old: string, wanted: string, again: string) => {
  await userEvent.type(screen.getByLabelText('原密码'), old)
  await userEvent.type(screen.getByLabelText('新密码'), wanted)
  await userEvent.type(screen.getByLabelText('再输一次新密码'), again)
  await userEvent.click(screen.getByRole('button'))
}

describe('PasswordForm', { timeout: 20_000 }, () => {
  it('says the rules in words at the field', () => {
    render(<PasswordForm />)
    expect(screen.getByLabelText('新密码')).toHaveAccessibleDescription(/至少 10 位.*三类/)
  })

  it('shows what is refused at its field and keeps what was typed', async () => {
    answers(new Response(JSON.stringify({ errors: [{ path: ['newPassword'], message: '密码至少 10 位，现在 5 位' }] }), { status: 400 }))
    render(<PasswordForm />)
    await type('the old one', 'Short', 'Short')
    expect(await screen.findByRole('alert')).toHaveTextContent('密码至少 10 位')
    expect(screen.getByLabelText('新密码')).toHaveValue('Short')
    expect(screen.getByLabelText('原密码')).toHaveValue('the old one')
    expect(screen.getByLabelText('新密码')).toHaveFocus()
  })

  it('sends nothing while the two differ', async () => {
    answers()
    render(<PasswordForm />)
    await type('the old one', 'Correct-Horse-9', 'Correct-Horse-8')
    expect(await screen.findByRole('alert')).toHaveTextContent('两次输入的新密码不一样')
    expect(sent).toHaveLength(0)
  })

  it('says that it is changed and forgets what was typed', async () => {
    answers(new Response(null, { status: 204 }))
    render(<PasswordForm />)
    await type('the old one', 'Correct-Horse-9', 'Correct-Horse-9')
    expect(await screen.findByText('密码已修改，其他设备上的登录已退出。')).toBeInTheDocument()
    expect(sent).toEqual(['oldPassword=the+old+one&newPassword=Correct-Horse-9'])
    expect(screen.getByLabelText('新密码')).toHaveValue('')
  })
})
