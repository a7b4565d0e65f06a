import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Somebody of the demo, as the portal wrote it down when it loaded the demo. */
export interface Person {
  username: string
  password: string
  name: string
  tenant: string
  unit: string
  roles: string[]
}

/** A machine of the demo: another system that asks the API. */
export interface Client {
  clientId: string
  clientSecret: string
  tenant: string
  scopes: string[]
}

function credentials(): { people: Person[]; clients: Client[] } {
  return JSON.parse(readFileSync(path.join(process.env.COBUILD_DATA ?? 'data', 'demo-credentials.json'), 'utf8'))
}

export const people = (): Person[] => credentials().people
export const clients = (): Client[] => credentials().clients

/** A person by name, such as 陈静. */
export function person(name: string): Person {
  const found = people().find((one) => one.name === name)
  if (!found) throw new Error(`The demo has no ${name}; it has ${people().map((one) => one.name).join(', ')}`)
  return found
}
