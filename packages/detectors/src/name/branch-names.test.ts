/** Branches of well-known firms, and firms of computers whose name is a sign away from one; honest names beside them. */
import { describe, expect, it } from 'vitest'
import { createNameIndex, type NameEntry } from './index.ts'

const entry = (name: string, aliases: readonly string[] = []): NameEntry => ({
  id: name,
  name,
  aliases,
  kind: 'business',
  tier: 1,
  owner: null,
})
const index = createNameIndex([
  entry('Tesla'),
  entry('Nokia'),
  entry('Bosch'),
  entry('Sharp'),
  entry('LIDL'),
  entry('Apple'),
  entry('Tencent', ['腾讯']),
  entry('Lenovo', ['联想']),
  entry('HSBC'),
  entry('DHL'),
  entry('Tesco'),
  entry('Visa'),
])
const scoreOf = (name: string): number => index.find(name)[0]?.score ?? 0

describe('a short well-known name that begins another', () => {
  it.each([
    'Tesla Motors Shanghai',
    'Tesla Shanghai',
    'Nokia Technology Store Berlin',
    'Tesla Motors New York',
    'Nokia Solutions Germany Ltd',
  ])('is looked at beside places and what anybody adds: %s', (name) => expect(scoreOf(name)).toBe(0.8))
  it('is looked at beside more than a place where families bear it', () => {
    expect(scoreOf('Bosch Technology Shanghai')).toBeGreaterThanOrEqual(0.6)
    expect(scoreOf('Bosch Technology Shanghai')).toBeLessThan(0.85)
    expect(scoreOf('Bosch Shanghai Ltd')).toBeLessThan(0.6)
  })
  it.each(['HSBC London', 'HSBC Bank London', 'HSBC Shanghai Ltd', 'DHL Nairobi', 'DHL Kenya'])(
    'is looked at where its letters are the initials of one firm: %s',
    (name) => {
      expect(scoreOf(name)).toBeGreaterThanOrEqual(0.65)
      expect(scoreOf(name)).toBeLessThan(0.85)
    },
  )
  it.each(['Tesco PIc', 'Tesco pIc.', 'HSBC Holdings PIc', 'Tesco LIc'])(
    'is itself before a legal form with a capital i in it: %s',
    (name) => expect(scoreOf(name)).toBeGreaterThanOrEqual(0.9),
  )
  it.each([
    'Tesco Pic',
    'Tesco pics',
    'Apple IIc Club',
    'Visa London',
    'HSBC Lindqvist London',
    'Choir of HSBC London',
    'Dhl Nairobi',
    'Dahl London',
    'HSBO London',
    'DHL Lindqvist',
    'Nikola Tesla Shanghai',
    'Tesla Choir Berlin',
    'Tesla Lindqvist London',
    'Shanghai Tesla Lane Bakery',
    'Sharp Solutions London',
    'Lidl Berlin',
    'Apple Orchard Boston',
    'Teslin Motors Shanghai',
  ])('is not asked about beside anything else, or where it is a word: %s', (name) =>
    expect(scoreOf(name)).toBeLessThan(0.6),
  )
})

describe('a Chinese name with a sign of the same sound', () => {
  it.each(['腾迅计算机', '深圳腾迅计算机有限公司', '腾迅软件', '腾迅科技'])(
    'is looked at beside what a computer firm does: %s',
    (name) => expect(scoreOf(name)).toBeGreaterThanOrEqual(0.65),
  )
  it.each(['腾讯计算机', '腾讯软件有限公司'])('is known as it is written: %s', (name) =>
    expect(scoreOf(name)).toBeGreaterThanOrEqual(0.85),
  )
  it.each(['腾飞计算机', '腾达软件', '飞迅计算机', '联发电脑', '腾迅茶叶', '通讯计算机'])(
    'is another’s beside another trade, or where only the sign is shared: %s',
    (name) => expect(scoreOf(name)).toBeLessThan(0.6),
  )
})
