import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { grouped } from './factor'
import { SecondStep } from './SecondStep'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
let sent: string[] = []
const answers = (by: Record<string, () => Response>) => {
  sent = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    const act = `${init.method ?? 'GET'} ${url.replace('/sign-in/second-factor', '')}`
    sent.push(init.method ? `${act} ${String(init.body)}` : act)
    const answer = by[act]
    return answer ? Promise.resolve(answer()) : Promise.reject(new Error(act))
  })
}
const json = (said: unknown, status = 200) => () => new Response(JSON.stringify(said), { status })
afterEach(() => void vi.unstubAllGlobals())

describe('SecondStep', { timeout: 20_000 }, () => {
  it('asks for the code, says at its field what is wrong, and lets in', async () => {
    const signedIn = vi.fn()
    answers({ 'POST /code': json({ errors: [{ path: ['code'], message: '验证码不对，或已用过、已过期' }] }, 400) })
    render(<SecondStep step="CODE" onSignedIn={signedIn} onAgain={vi.fn()} />)
    const field = await screen.findByLabelText('验证码')
    expect(field).toHaveFocus()
    expect(field).toHaveAttribute('autocomplete', 'one-time-code')
    await userEvent.type(field, ' 123456 {Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('验证码不对')
    expect(field).toHaveFocus()
    expect(signedIn).not.toHaveBeenCalled()
    expect(sent).toEqual(['POST /code code=123456'])
    answers({ 'POST /code': () => new Response(null, { status: 204 }) })
    await userEvent.click(screen.getByRole('button', { name: '验证并登录' }))
    await vi.waitFor(() => expect(signedIn).toHaveBeenCalledOnce())
  })

  it('takes a recovery code where there is no telephone', async () => {
    answers({ 'POST /code': () => new Response(null, { status: 204 }) })
    render(<SecondStep step="CODE" onSignedIn={vi.fn()} onAgain={vi.fn()} />)
    await userEvent.click(await screen.findByRole('button', { name: '手机不在身边，用恢复码' }))
    await userEvent.type(screen.getByLabelText('恢复码'), 'ABCD-EFGH-JKLM-NPQR{Enter}')
    expect(sent).toEqual(['POST /code code=ABCD-EFGH-JKLM-NPQR'])
  })

  it('leads whoever has to have one through it, and lets in once the recovery codes were kept', async () => {
    const signedIn = vi.fn()
    answers({
      'GET ': json({ required: true, state: { since: null, recoveryCodes: 0, reset: { at: '2026-03-02T01:00:00Z', byName: '邓辉', reason: '手机丢失' } } }),
      'POST ': json({ secret: SECRET, uri: `otpauth://totp/Cobuild:x?secret=${SECRET}` }),
      'POST /confirm': json({ recoveryCodes: ['AAAA-BBBB-CCCC-DDDD', 'EEEE-FFFF-GGGG-HHHH'] }),
    })
    render(<SecondStep step="SET_UP" onSignedIn={signedIn} onAgain={vi.fn()} />)
    expect(await screen.findByText(/邓辉重置了您的动态验证码：手机丢失/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '开始设置' }))
    expect(await screen.findByRole('img', { name: /二维码/ })).toBeInTheDocument()
    expect(screen.getByText(grouped(SECRET))).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('验证码'), '123456{Enter}')
    expect(await screen.findByText(/AAAA-BBBB-CCCC-DDDD/)).toHaveTextContent('EEEE-FFFF-GGGG-HHHH')
    expect(signedIn).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: '已保存，继续' }))
    expect(signedIn).toHaveBeenCalledOnce()
  })

  it('groups a secret by four', () => expect(grouped('ABCDEFGHIJ')).toBe('ABCD EFGH IJ'))
})
