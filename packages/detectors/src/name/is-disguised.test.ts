import { describe, expect, it } from 'vitest'
import { isDisguised } from './is-disguised.ts'

describe('a name that reads as another one', () => {
  it.each([
    ['Micros0ft', 'Microsoft'],
    ['Paypa1', 'PayPal'],
    ['\u0410pple', 'Apple'],
    ['rnicrosoft Ltd', 'Microsoft'],
    ['徽软', '微软'],
    ['招商银彳亍', '招商银行'],
    ['G00gle Inc', 'Google'],
  ])('%s is written to look like %s', (name, written) => {
    expect(isDisguised(name, written)).toBe(true)
  })

  it.each([
    ['MICROSOFT', 'Microsoft'],
    ['Micro-Soft', 'Microsoft'],
    ['M i c r o s o f t', 'Microsoft'],
    ['Ｍｉｃｒｏｓｏｆｔ', 'Microsoft'],
    ['Microsoft Corporation', 'Microsoft'],
    ['Nestle', 'Nestlé'],
    ['Nestlé S.A.', 'Nestle'],
    ['Marks and Spencer', 'Marks & Spencer'],
    ['騰訊', '腾讯'],
    ['深圳市騰訊計算機系統有限公司', '腾讯'],
    ['I.B.M.', 'IBM'],
  ])('%s is the name %s', (name, written) => {
    expect(isDisguised(name, written)).toBe(false)
  })
})
