import { useNamed } from '@/kit'

interface Unit {
  name: string
  nameEn: string
  tenant: { id: string; name: string; nameEn: string }
}

/** A unit's name, with its tenant before it where that is another than `home` and the name doesn't begin with it anyway. */
export function useWhole(home?: string): (unit: Unit) => string {
  const named = useNamed()
  return (unit) => {
    const [name, tenant] = [named(unit), named(unit.tenant)]
    // Most bureaus are called after their county.
    return unit.tenant.id === home || name.startsWith(tenant.split(' ')[0] ?? tenant) ? name : `${tenant} ${name}`
  }
}
