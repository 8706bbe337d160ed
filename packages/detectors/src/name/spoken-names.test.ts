/** Names that are heard where somebody speaks for them, and nowhere else. */
import { describe, expect, it } from 'vitest'
import { createNameIndex, type NameEntry, readListedNames } from './index.ts'

const index = createNameIndex(
  readListedNames('Qing; @qing.test\nQBI; @qbi.test\nQuiv Pay; @quiv.test\nJoor; @joor.test', 'spoken'),
)
const score = (name: string, of: { readonly find: typeof index.find } = index): number => of.find(name)[0]?.score ?? 0

describe('a name that is heard beside who speaks for it', () => {
  it.each([
    'Qing Support',
    'qing customer care',
    'Qing Fraud Prevention',
    'Qing Seller Central',
    'Qing Vendor Central',
    'QBI KYC Update',
    'Quiv Pay Refunds',
    'Qing Hỗ Trợ Khách Hàng',
    'Kundenservice Qing',
    'Atención al Cliente Qing',
  ])('is for a person to look at: %s', (name) => {
    expect(score(name)).toBe(0.78)
  })
  it.each([
    ['words of a trade', 'Qing Plumbing Support'],
    ['a trade alone', 'Qing Group International'],
    ['a number', 'Qing 24'],
    ['small letters of so short a name', 'Qbi Support'],
    ['a slip of the name', 'Qinh Support'],
    ['another word that holds it', 'Qinga Support'],
  ])('is not heard beside %s', (_, name) => {
    expect(score(name)).toBeLessThan(0.78)
  })
  it('stays a name of the long tail where it stands alone', () => {
    const tail: NameEntry = { id: 't', name: 'Joor', aliases: [], kind: 'business', tier: 2, owner: null }
    expect(score('Joor')).toBe(score('Joor', createNameIndex([tail])))
    expect(score('Joor Support', createNameIndex([tail]))).toBeLessThan(0.6)
  })
})
