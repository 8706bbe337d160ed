import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look; from there on one holds. */
const [LOOK, HOLD] = [0.6, 0.85]

describe('lewd talk in calm words', () => {
  it.each([
    ['found a great site for porn, sending you the link', 'The porn filter on the guest wifi blocks the museum site'],
    ['what colour are your panties today', 'what colour are your tights, the shop has black and grey'],
    ['you up for a threesome after the party?', 'the hookup to the power grid is done after the party'],
    ['昨晚找到个看av片的好网站，链接发你', '网络审核组今天清理了三十个色情网站链接'],
    ['老板娘胸好大，想揉一把', '揉面机手感好，一把就够'],
    ['有沒有露點的照片，傳幾張來看', '露点温度传感器坏了，有没有备件'],
    ['Hot girls strip live', 'LED strip live in the shop window'],
    ['Strip show tonight, everything comes off', 'Comic strips tonight, bring your drawings'],
    ['XXX live show', 'size XXXL, live show in the canteen'],
    ['成人直播间，进来看', '成人教育直播课，周四晚八点'],
    ['裸舞直播间', '街舞直播间，周末开播'],
    ['脱衣舞直播', '审核组本周查处三个脱衣舞直播'],
    ['上班摸鱼看黄色小说，地址给你', '防骗提醒：裸聊敲诈近期高发，请勿添加陌生人'],
  ])('is looked at, and its neighbour is not: %s | %s', (meant, neighbour) => {
    expect(valueOf('text.sexual', meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.sexual', meant)).toBeLessThan(HOLD)
    expect(valueOf('text.sexual', neighbour)).toBeLessThan(LOOK)
  })
})

describe('a jibe in calm words', () => {
  it.each([
    ['that moron from HR forgot my badge again', 'The moron joke in the sitcom is old, the host said sorry'],
    ['ask that scumbag from sales where my laptop went', 'He called me a scumbag in the meeting, I want to complain'],
    ['our boss is such a bootlicker', 'I was a complete numbskull today, sorry all'],
    ['the wanker in procurement rejected it again', 'The witch costume is in the box'],
    ['小刘那个废物又没交周报', '这批废物料请放到回收区'],
    ['采购新招的那个二百五把单子弄丢了', '这个二百五十的订单已经发货'],
    ['那頭蠢豬又把合同寄錯了', '我真是个二百五，又把钥匙锁屋里了'],
    ['麻烦让那个死老太婆别来烦我', '老太太的预约改到三点'],
  ])('is looked at, and its neighbour is not: %s | %s', (meant, neighbour) => {
    expect(valueOf('text.harassment', meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.harassment', meant)).toBeLessThan(HOLD)
    expect(valueOf('text.harassment', neighbour)).toBeLessThan(LOOK)
  })
})
