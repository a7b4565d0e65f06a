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

function credentials(data = process.env.COBUILD_DATA ?? 'data'): { people: Person[]; clients: Client[] } {
  return JSON.parse(readFileSync(path.join(data, 'demo-credentials.json'), 'utf8'))
}

export const people = (data?: string): Person[] => credentials(data).people
export const clients = (data?: string): Client[] => credentials(data).clients

/** A person by name, such as 陈静; of another portal than the common one by its data folder. */
export function person(name: string, data?: string): Person {
  const everybody = people(data)
  const found = everybody.find((one) => one.name === name)
  if (!found) throw new Error(`The demo has no ${name}; it has ${everybody.map((one) => one.name).join(', ')}`)
  return found
}
