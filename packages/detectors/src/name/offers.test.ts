import { describe, expect, it } from 'vitest'
import { createNameIndex, type NameEntry } from './index.ts'

const entry = (id: string, name: string, more: Partial<NameEntry> = {}): NameEntry => ({
  ...{ id, name, aliases: [], kind: 'business', tier: 1, owner: null },
  ...more,
})
const index = createNameIndex([
  entry('qvb', 'QVB'),
  entry('lark', 'Larkvo'),
  entry('orange', 'Orange'),
  entry('yunfan', '云帆宝'),
  entry('tamworth', 'Tamworth University', { kind: 'school' }),
  entry('elster', 'University of Elster', { kind: 'school' }),
  entry('far', 'Farfield University', { kind: 'school', tier: 2 }),
])
const score = (name: string): number => index.find(name)[0]?.score ?? 0

describe('what firms hold out to the public', () => {
  it.each([
    'Larkvo Express',
    'Larkvo Gift Cards',
    'Larkvo Fraud Prevention',
    'Larkvo Scholarships Ltd',
    'QVB Parcel Tracking',
    'QVB Customs Clearance',
    'Orange Giveaway',
    'Orange Gift Cards',
    'Orange Technical Support',
  ])('is taken for theirs beside a known name alone, so that a person looks: %s', (name) => {
    expect(score(name)).toBeGreaterThanOrEqual(0.65)
    expect(score(name)).toBeLessThan(0.95)
  })
  it.each([
    'Larkvo Hill Farm Express',
    'Qvb and Downs Nursery',
    'qvb tracking',
    'Orange Express',
    'Orange Gifts',
    'Orange County Plumbing',
  ])('is another’s beside words of their own, or where the name is a word: %s', (name) => {
    expect(score(name)).toBeLessThan(0.65)
  })
  it.each(['云帆宝积分兑换', '云帆宝礼品卡', '云帆宝内推', 'QVB 快递'])('is read in Chinese: %s', (name) => {
    expect(score(name)).toBeGreaterThanOrEqual(0.85)
  })
})

describe('who sees to the admissions of a place', () => {
  it.each(['Tamworth Admissions', 'Tamworth Admissions Office', 'Elster Scholarships', 'The Elster Registrar'])(
    'means its university, so that a person looks: %s',
    (name) => expect(score(name)).toBe(0.72),
  )
  it.each(['Tamworth Bakery', 'Elster Students', 'Farfield Admissions', 'Bright Futures Scholarships', 'Admissions'])(
    'and others do not: %s',
    (name) => expect(score(name)).toBeLessThan(0.65),
  )
})

describe('a legal form in letters that look alike', () => {
  it.each(['Larkvo lnc', 'Larkvo 1nc.', 'Larkvo Itd'])('is no other name: %s', (name) =>
    expect(score(name)).toBeGreaterThanOrEqual(0.85),
  )
})
