import { expect, it } from 'vitest'
import { stagesOf } from './stages'

it('puts the branches of a stage beside each other, whatever order the steps come in', () => {
  const step = (ordinal: number, stage: number, branch: number) => ({ ordinal, stage, branch })
  const drawn = stagesOf([step(5, 3, 1), step(1, 1, 1), step(4, 2, 2), step(2, 2, 1), step(3, 2, 1)])
  expect(drawn.map(({ branches }) => branches.map((branch) => branch.map((each) => each.ordinal)))).toEqual([[[1]], [[2, 3], [4]], [[5]]])
})
