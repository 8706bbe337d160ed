import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const risk = (text: string): number => valueOf('text.self-harm-risk', text)

describe('words of who goes, beside half a suspicion', () => {
  it.each([
    '没有出路了，绳子在柜子里',
    '想把自己从这个世界上删掉',
    '对不起，妈，下辈子再做您女儿',
    '不吃药了，就这样耗死算了',
    '等猫死了，我也就没牵挂了',
  ])('ask for a person: %s', (text) => {
    expect(risk(text)).toBeGreaterThanOrEqual(LOOK)
  })

  it.each([
    ['of work', '项目没意义，白干了，真绝望'],
    ['of work in the house', '绳子和胶带在仓库领'],
    ['of a jest', '下辈子不做产品经理了哈哈'],
    ['of a next life as a cat', '下辈子想当一只猫'],
    ['of somebody else', '他去世了，追悼会周六，天堂没有病痛'],
    ['of a long sleep', '周末我要睡到谁也叫不醒'],
    ['of a move', '我不想住这里了，每天都在想怎么搬家'],
    ['of a wrist at work', '手腕疼，鼠标手，求推荐护腕'],
  ])('ask nobody where they are %s', (_, text) => {
    expect(risk(text)).toBeLessThan(LOOK)
  })

  it('asks nobody of a suspicion alone', () => {
    expect(risk('下周的值班我撑不住了，能换换吗？')).toBeLessThan(LOOK)
  })
})

describe('who moderates', () => {
  it('tells what was in the queue, and is not held for it', () => {
    const told = 'Moderation queue: 14 posts with "go kill yourself", all removed, two users suspended.'
    expect(valueOf('text.self-harm', told)).toBeLessThan(LOOK)
    expect(valueOf('text.self-harm', 'go kill yourself, all your posts were removed')).toBeGreaterThanOrEqual(0.85)
  })
})
