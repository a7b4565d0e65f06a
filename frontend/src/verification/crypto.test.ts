import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { ed25519Signer, pathOf, rootOf, sha256, sm2Signer } from '../test/decisionLog.ts'
import { concat, toHex, toUtf8 } from './bytes.ts'
import { holds, keyOf, numberOf, type Key } from './keys.ts'
import { sm3 } from './sm3.ts'
import { ORDER, verifySm2 } from './sm2.ts'
import { Tree, TreeHash } from './tree.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

it('hashes by SM3 as GB/T 32905 says', () => {
  expect(toHex(sm3(toUtf8('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  expect(toHex(sm3(toUtf8('abcd'.repeat(16))))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
})

it.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000])('hashes %i bytes by SM3 as OpenSSL does', (length) => {
  const message = Uint8Array.from({ length }, (_, at) => at * 7)
  expect(toHex(sm3(message))).toBe(createHash('sm3').update(message).digest('hex'))
})

it('accepts the signature of GB/T 32918.5 and none beside it', () => {
  const key = bytes(
    '04 09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020 ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  )
  const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'
  const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
  const message = toUtf8('message digest')
  const other = (signature: string) => verifySm2(bytes(signature), message, key)
  expect(other(r + s)).toBe(true)
  expect(other(s + r)).toBe(false)
  expect(other(r + '0'.repeat(64))).toBe(false)
  expect(other('0'.repeat(64) + s)).toBe(false)
  expect(other(r + (ORDER - BigInt(`0x${r}`)).toString(16))).toBe(false)
  expect(other(r + (ORDER + BigInt(`0x${s}`)).toString(16).slice(-64))).toBe(false)
  expect(other(r)).toBe(false)
  expect(verifySm2(bytes(r + s), toUtf8('message digesT'), key)).toBe(false)
  expect(verifySm2(bytes(r + s), message, concat(key.subarray(0, 64), Uint8Array.of(0)))).toBe(false)
})

it('accepts what OpenSSL signs by SM2', () => {
  const key = bytes('04e9090cc553801ed3f5e2cb317b729248e90ab7095fb262dad3cad4fd4142ddb7552197508fd768ad9fa7f41b45bcf915989d1fcf4e227afec7c18b2d004b829a')
  const signature = bytes('25b63fc32d7b81c3dbb102313e33109ee428c64d4231f25fe365808ec21f7da2 7c6b4d6a973a35d496bed675dda76e9f6faa3c7e5c7c32f0d9effeb70046d1c2')
  expect(verifySm2(signature, toUtf8('cobuild'), key)).toBe(true)
})

const keyed = (algorithm: string, hex: string): Key => ({ name: 'cobuild/log/370900', algorithm, public: bytes(hex), from: 0 })

it('accepts the signatures of RFC 8032, section 7.1, and none beside them', () => {
  const key = keyed('Ed25519', '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
  const signature = '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
  const accepted = (text: string, hex: string) => holds({ key, countersigning: false }, text, bytes(hex))
  expect(accepted('\x72', signature)).toBe(true)
  expect(accepted('\x73', signature)).toBe(false)
  expect(accepted('\x72', signature.replace('92a0', '92a1'))).toBe(false)
  expect(accepted('\x72', signature.slice(2))).toBe(false)
  // The same s with the order of the group added, which stands for the same number.
  const s = BigInt(`0x${Buffer.from(signature.slice(64), 'hex').reverse().toString('hex')}`) + 2n ** 252n + 27742317777372353535851937790883648493n
  const higher = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex')
  expect(accepted('\x72', signature.slice(0, 64) + higher)).toBe(false)
})

it.each([ed25519Signer('cobuild/log/370900', 1), sm2Signer('cobuild/log/370900', 1)])('numbers a key and reads its signatures as they are written', ({ keyLine, sign, countersign }) => {
  const key = keyOf(new Map(Object.entries(keyLine())) as never)!
  for (const [countersigning, line] of [[false, sign('text\n')], [true, countersign('text\n', 1_790_000_000)]] as const) {
    const signature = Uint8Array.from(Buffer.from(line.split(' ')[2]!, 'base64'))
    expect(numberOf(key, countersigning)).toBe(toHex(signature.subarray(0, 4)))
    expect(holds({ key, countersigning }, 'text\n', signature.subarray(4))).toBe(true)
    expect(holds({ key, countersigning }, 'texT\n', signature.subarray(4))).toBe(false)
  }
})

/** The leaves and roots with which implementations of Certificate Transparency are tested. */
const CT_LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

it('has the roots of Certificate Transparency', () => {
  const hash = new TreeHash('SHA-256')
  const tree = new Tree(hash)
  const roots = [tree.root(), ...CT_LEAVES.map((leaf) => (tree.add(hash.leaf(bytes(leaf))), tree.root()))]
  expect(roots.map(toHex)).toEqual(CT_ROOTS)
})

it.each(['SHA-256', 'SM3'] as const)('follows every proof in trees up to 40 leaves by %s, and no other', (name) => {
  const hash = new TreeHash(name)
  const tree = new Tree(hash)
  const leaves: Uint8Array[] = []
  for (let size = 1; size <= 40; size++) {
    leaves.push(hash.leaf(toUtf8(`${size}`)))
    tree.add(leaves.at(-1)!)
    const root = rootOf(name, leaves).toString('hex')
    expect(toHex(tree.root())).toBe(root)
    for (let at = 0; at < size; at++) {
      const path = pathOf(name, at, leaves).map((step) => Uint8Array.from(step))
      const leadsTo = (position: number, total: number, steps: Uint8Array[]) => {
        const found = hash.rootOf(leaves[at]!, position, total, steps)
        return found && toHex(found)
      }
      expect(leadsTo(at, size, path)).toBe(root)
      expect(leadsTo(at, size, [...path, bytes(sha256('more'))])).not.toBe(root)
      if (path.length > 0) expect(leadsTo(at, size, path.slice(1))).not.toBe(root)
      if (size > 1) expect(leadsTo((at + 1) % size, size, path)).not.toBe(root)
      expect(leadsTo(size, size, path)).toBeUndefined()
    }
  }
})
