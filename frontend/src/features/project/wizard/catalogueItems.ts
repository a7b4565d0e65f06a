import type { ItemType } from '@/gql/enums'
import { type CatalogueRow, NO_META } from './forms'

/** A row that was kept on this device before there was metadata has none. */
export const metaOf = (row: CatalogueRow): CatalogueRow => ({ ...NO_META, ...row })

export interface ItemCell {
  name: string
  type: ItemType | ''
}

/** Items as the form keeps them: one a line, the type behind a tab. */
export const itemsOf = (lines: string): readonly ItemCell[] =>
  lines === '' ? [] : lines.split('\n').map((line) => {
    const [name = '', type] = line.split('\t')
    return { name, type: (type ?? '') as ItemCell['type'] }
  })
export const linesOf = (items: readonly ItemCell[]): string => items.map(({ name, type }) => `${name.replace(/[\t\n]+/g, ' ')}${type ? `\t${type}` : ''}`).join('\n')

export const codesOf = (text: string): string[] => [...new Set(text.split(/[\s,，;；、]+/).filter(Boolean))]
