import { describe, expect, it } from 'vitest'
import { createFold } from './fold.ts'

const fold = createFold(null)
const read = (text: string): string => {
  const { units, length } = fold(text)
  return String.fromCharCode(...units.subarray(0, length))
}

describe('words of Taiwan and Hong Kong', () => {
  it.each([
    ['駭客接單，駭進伺服器', '黑客接单,黑进服务器'],
    ['資料庫和原始碼', '数据库和源代码'],
    ['殭屍網路', '僵尸网络'],
    ['簡訊收到後私訊我帳號', '短信收到后私信我账号'],
    ['軟體、程式、介面', '软件,程序,界面'],
    ['這部影片要先登入', '这部视频要先登录'],
  ])('%s is read as %s', (written, known) => expect(read(written)).toBe(known))

  it.each(['这部影片要先登入', '网路', '帐号', '影片'])(
    'are left as they stand where nothing is traditional: %s',
    (text) => expect(read(text)).toBe(text),
  )

  it('keep their places', () => {
    const { units, starts, ends, length } = fold('說：用伺服器')
    expect(String.fromCharCode(...units.subarray(3, length))).toBe('服务器')
    expect([...starts.subarray(3, length)]).toEqual([3, 4, 5])
    expect([...ends.subarray(3, length)]).toEqual([4, 5, 6])
  })
})
