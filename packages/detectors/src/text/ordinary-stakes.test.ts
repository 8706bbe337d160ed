/** Where one eats, rides and meets, and that cash is brought, is said of cards as well: it takes a game for money, or how stakes are made. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6

describe('lunches, trips and deliveries', () => {
  it.each([
    'Pizza in the break room at noon, 10 each, tell Ann',
    'Two seats left on the shuttle, doors at 7',
    'The boxes are in the basement next to the loading dock',
    'After closing please put down the shutters at the loading dock',
    'Private room booked at the Thai place, 20 a head, settle up on Friday',
    'Supplier sells on credit, we pay cash upfront only for samples',
    'Payout of the bonus is on Friday, it pays out with the salary',
    'Dinner after shift? Need two more for the table, 20 each',
    '中午聚餐包间订好了，还差两位',
    '晚上组个局吃火锅，带现金，老板不收码',
    '发票尾数对不上，封顶金额也超了',
    '供应商现结，买入的料先入库',
  ])('are no bets: %s', (text) => {
    expect(valueOf('text.gambling', text)).toBeLessThan(LOOK)
  })
  it.each([
    'Card game in the back room tonight, bring cash, blinds 1/2',
    'Blackjack at the loading dock after shift, bring cash',
    'World cup pool, 50 each, winner takes all, I hold the money',
    'Dice game in the basement, cash only, doors at ten',
    '今晚麻将，三缺一，五块十块，带现金',
    '地下室炸金花，底十块，封顶五百，来的带钱来',
  ])('and these are: %s', (text) => {
    expect(valueOf('text.gambling', text)).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('how people are paid and hired, and codecs', () => {
  it.each([
    ['text.pyramid', 'Hiring leaders for the north region, compensation plan attached'],
    ['text.pyramid', 'Heat pump pays for itself in six years, says the independent consultant'],
    ['text.pyramid', 'Your sponsor for the badge is Ann, tiers below keep the old rate'],
    ['text.piracy', 'Sheets s02 and s03 of the drawing set are missing'],
    ['text.piracy', 'Encoder: x264 crf 23, h264 baseline, 720p for the intranet'],
  ] as const)('are no scheme and no stolen film (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
  it.each([
    ['text.pyramid', 'Binary plan, matching bonus, rank advancement, join under me'],
    ['text.pyramid', 'Recruit two, they each find two, your board breaks and you receive 11520'],
    ['text.piracy', 'Dune.2024.1080p.WEBRip.x265 is on my share, help yourselves'],
  ] as const)('beside words of such trades they are (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })
})

it('is not held by what is paid alone, which the model fears too', () => {
  const held = valueOf('text.pyramid', 'Comp plan review: leadership bonus and team bonus stay as they are')
  expect(held).toBeLessThan(0.85)
})
