import { holds, inItsDays, secondsOf, type Key, type Keyring } from './keys.ts'
import type { Head, Signature } from './note.ts'
import type { Code, Countersignature, Detail } from './report.ts'

export interface Weighed {
  findings: [Code, Detail, string][]
  countersignatures: Countersignature[]
}

/** Of a tenant's own signature, which a countersignature is longer than. */
const LENGTH = 64

/** What the signatures of a head are worth by these keys. */
export function weigh(head: Head, keys: Keyring): Weighed {
  const findings: Weighed['findings'] = []
  const countersignatures: Countersignature[] = []
  const signers: Key[] = []
  for (const signature of head.signatures) {
    const uses = keys.find(signature.name, signature.number)
    // Lines of keys that one doesn't know are passed over.
    if (uses.length === 0) continue
    const use = uses.find((one) => holds(one, head.text, signature.behind))
    if (use === undefined) findings.push(['SIGNATURE', 'BROKEN', signature.name])
    else if (!use.countersigning && signature.name === head.origin) signers.push(use.key)
    else if (use.countersigning && signature.name !== head.origin) weighWitness(use.key, signature, findings, countersignatures)
  }
  const reasons = signers.map((key) => distrust(key, head, countersignatures))
  if (signers.length > 0) {
    // One good signature is enough, as when a key is changed and both have signed.
    const reason = reasons.every((one) => one !== undefined) ? reasons[0] : undefined
    if (reason !== undefined) findings.push(['KEY', reason, head.origin])
  } else if (!findings.some(([, , name]) => name === head.origin)) {
    const signed = head.signatures.some(({ name, behind }) => name === head.origin && behind.length === LENGTH)
    findings.push(signed ? ['KEY', 'UNTRUSTED', head.origin] : ['SIGNATURE', 'NONE', head.origin])
  }
  return { findings, countersignatures }
}

/** None by a revoked key counts, whatever it says: whoever has the key now can write whatever time they like. */
function weighWitness(key: Key, { behind }: Signature, findings: Weighed['findings'], countersignatures: Countersignature[]): void {
  const time = Number(secondsOf(behind)) * 1000
  if (!inItsDays(key, time) || (key.revoked !== undefined && time >= key.revoked)) findings.push(['KEY', 'WITNESS', key.name])
  else if (key.revoked === undefined) countersignatures.push({ by: key.name, time })
}

function distrust(key: Key, head: Head, countersignatures: readonly Countersignature[]): Detail | undefined {
  if (!inItsDays(key, head.time)) return 'OUTSIDE_ITS_DAYS'
  const { revoked } = key
  if (revoked === undefined) return undefined
  return head.time < revoked && countersignatures.some(({ time }) => time < revoked) ? undefined : 'REVOKED'
}
