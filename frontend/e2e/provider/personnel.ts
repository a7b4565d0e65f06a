/** Who keeps the groups at the provider: what a personnel office does there, by Keycloak's own interface. */
export class Personnel {
  private readonly token: string
  private readonly user: string

  private constructor(token: string, user: string) {
    this.token = token
    this.user = user
  }

  static async of(username: string): Promise<Personnel> {
    const answer = await fetch(`${issuer()}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'personnel', client_secret: 'a secret of the provider' }),
    })
    const { access_token } = await answered<{ access_token: string }>(answer)
    const found = await fetch(`${admin()}/users?exact=true&username=${username}`, { headers: { Authorization: `Bearer ${access_token}` } })
    const [user] = await answered<{ id: string }[]>(found)
    if (!user) throw new Error(`the provider does not know ${username}`)
    return new Personnel(access_token, user.id)
  }

  join = (group: string) => this.change('PUT', group)
  leave = (group: string) => this.change('DELETE', group)

  private async change(method: 'PUT' | 'DELETE', group: string): Promise<void> {
    const headers = { Authorization: `Bearer ${this.token}` }
    const { id } = await answered<{ id: string }>(await fetch(`${admin()}/group-by-path${encodeURI(group)}`, { headers }))
    const done = await fetch(`${admin()}/users/${this.user}/groups/${id}`, { method, headers })
    if (!done.ok) throw new Error(`${method} ${group}: ${done.status} ${await done.text()}`)
  }
}

const issuer = () => process.env.COBUILD_PROVIDER ?? ''
const admin = () => issuer().replace('/realms/', '/admin/realms/')

async function answered<T>(answer: Response): Promise<T> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${text}`)
  return JSON.parse(text) as T
}
