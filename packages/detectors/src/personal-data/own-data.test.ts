import { describe, expect, it } from 'vitest'
import { isOwn } from './own-data.ts'

/** Whether the last word is said to be the writer's own. */
function isSaidToBeOwn(text: string): boolean {
  const start = text.lastIndexOf('#')
  return isOwn(text, { start, end: text.length }, '')
}

describe('data in a text that is somebody else’s', () => {
  it.each([
    'My roommate Tim lives at #',
    'Our intern lives at #',
    'My old boss lives at #',
    'my new flatmate’s number is #',
    'Our tenant Max Muster has the IBAN #',
    'our cleaner: Ana Reis, #',
    'My patient Julia Weber, #',
    "my ex-husband's number: #",
    'my mother-in-law moved to #',
    'my fiancé lives at #',
    'My co-worker can be called at #',
    '我室友的电话是#',
    '我同学王芳电话 #',
    '我的同桌电话#',
    '我的老板电话#',
    '我们的租客住在#',
    '我表姐的手机#',
    '我是他的新客户经理，他的电话#',
    '我是来问王芳的，她电话#',
  ])('is theirs: %s', (text) => expect(isSaidToBeOwn(text)).toBe(false))
})

describe('data in a text that is the writer’s own', () => {
  it.each([
    'My phone is #',
    '您好，我是贵司所在区域的新客户经理，电话 #',
    '我叫陈宁，前台的，手机：#',
    'My new phone number is #',
    'Our office is at #',
    'Our customer service can be reached at #',
    'our patient hotline: #',
    'Our guest house is at #',
    'My home address for the parcel: #',
    'Our IBAN is #',
    'call me at #',
    '我的电话是#',
    '我住在#',
    '我们公司地址：#',
    '我们客户服务热线#',
    '我们学生处电话#',
    '有事联系我 #',
  ])('is not theirs: %s', (text) => expect(isSaidToBeOwn(text)).toBe(true))
})
