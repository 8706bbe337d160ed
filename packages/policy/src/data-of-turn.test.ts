import { expect, it } from 'vitest'
import { dataOfTurn } from './data-of-turn.ts'

it('puts the number of the turn where `{turn}` stands, and leaves all else', () => {
  const data = { account: { id: 'u-{turn}', tags: ['{turn}-of-{turn}', 'plain', 7, null] }, at: 3, no: '{turns}' }
  expect(dataOfTurn(data, 1)).toEqual({
    account: { id: 'u-2', tags: ['2-of-2', 'plain', 7, null] },
    at: 3,
    no: '{turns}',
  })
  expect(data.account.id).toBe('u-{turn}')
})
