import { describe, expect, it } from 'vitest'
import { networksOf, quickStart } from './clients'

describe('clients', () => {
  it('take networks however they were parted', () => {
    expect(networksOf(' 10.1.2.3,\n10.1.0.0/16；2001:db8::/32 、')).toEqual(['10.1.2.3', '10.1.0.0/16', '2001:db8::/32'])
  })
  it('come with commands that ask for their own scopes at this portal', () => {
    const start = quickStart('https://cobuild.example', { clientId: '370900-abc', scopes: ['project:read', 'overview:read'] }, 'S')
    expect(start).toContain('export PORTAL=https://cobuild.example\n')
    expect(start).toContain("CLIENT_ID=370900-abc CLIENT_SECRET='S'")
    expect(start).toContain("-d 'scope=project:read overview:read'")
  })
})
