import { describe, expect, it } from 'vitest'
import { csvOf } from './csv'

describe('an export', () => {
  it('holds what is shown, quotes what must be quoted and carries no formula', () => {
    const columns = [
      { key: 'title', head: '项目', render: () => null, text: (row: { title: string }) => row.title },
      { key: 'acts', head: '操作', render: () => null },
    ]
    expect(csvOf(columns, [{ title: '=1+1' }, { title: '甲,"乙"' }, { title: '-152.60' }])).toBe('\uFEFF项目\r\n\'=1+1\r\n"甲,""乙"""\r\n-152.60\r\n')
  })
})
