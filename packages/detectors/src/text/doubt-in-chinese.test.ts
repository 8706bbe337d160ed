/**
 * Chinese terms are short, and other trades have many of them as well. Where the lists hold a text and the head of its subject hardly hears of it, a
 * person looks and nothing is held; where it hears some of it, or the term has no other meaning, it is held as before.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const ACT = 0.85

describe('a Chinese text of which lists and model differ', () => {
  it.each([
    ['text.account-trade', '手机号可改绑，在设置里操作就行'],
    ['text.doxxing', '盲盒开盒查隐藏款，午休一起'],
    ['text.doxxing', '同事被开盒了，网上都是她的电话，我们能怎么帮？'],
    ['text.forged-documents', '网站要买证书了，SSL下月到期'],
    ['text.stolen-data', '被盗信用卡怎么挂失？客户在线等'],
    ['text.weapons', '农药喷子出售处在二号门'],
    ['text.hoax', '评审看完马上转给下一位'],
    ['text.violence', '断肢照明工具箱在三楼'],
    ['text.animal-cruelty', '有人在公园下药狗死了三只，群里提醒遛狗的'],
    ['text.official-claim', '官方缴费入口在政务网，别点短信'],
    ['text.self-harm', '实验室的催吐管过期了，换新的'],
    ['text.extremism', '油条炸得好，都来食堂尝尝'],
  ] as const)('is looked at and not held (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(ACT)
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })

  it.each([
    ['text.self-harm', '商场清仓快跳楼价了，中午去看看'],
    ['text.crime-incitement', '冰箱里去放火腿肠，顺便拿瓶水'],
    ['text.crime-incitement', '放学约架子鼓班的孩子排练'],
    ['text.crime-incitement', '露营记得带上刀砍柴，还有打火石'],
  ] as const)('is of another trade altogether (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it.each([
    ['text.doxxing', '把她开盒挂群里'],
    ['text.forged-documents', '代开发飘，点低'],
    ['text.crime-incitement', '下班约架，谁怂谁孙子'],
    ['text.self-harm', '催吐姐妹互相监督，瘦到八十'],
    ['text.self-harm', '快去跳楼吧，没人在乎你'],
    ['text.hoax', '视频马上删除，速看'],
    ['text.stolen-data', '出一手车主数据，按条收费'],
    ['text.animal-cruelty', '出虐猫视频，可定制'],
    ['text.official-claim', '我是官方客服，您的账号要交钱解封'],
  ] as const)('and is held where both hear it (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(ACT)
  })

  it('is held as well where harmless talk stands around it', () => {
    const padding = '今天的例会改到三点，会议室在二楼，请大家带上上周的表格，食堂的菜单也换了。'.repeat(4)
    expect(valueOf('text.animal-cruelty', `${padding}出虐猫视频，可定制。${padding}`)).toBeGreaterThanOrEqual(LOOK)
  })

  it('holds nothing for one paper of the board by its name', () => {
    expect(valueOf('text.confidential', '董事会纪要请各位周五前签字')).toBeLessThan(ACT)
    expect(valueOf('text.confidential', '绝密！董事会纪要别外传')).toBeGreaterThanOrEqual(ACT)
  })
})
