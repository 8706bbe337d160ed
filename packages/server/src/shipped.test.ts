import { beforeAll, describe, expect, it } from 'vitest'
import { createShippedDetectors, type ShippedText } from './shipped.ts'

let text: ShippedText

beforeAll(async () => {
  text = (await createShippedDetectors()).text
})

function scoreOf(body: string, signal: string): number {
  return text.signalsOf(body, null).signals.find(({ name }) => name === signal)?.score ?? Number.NaN
}

describe('the shipped text signals', () => {
  it('answer every signal with a score, and point into the text', () => {
    const body = 'Bring the figures. You are such a useless, pathetic person, nobody wants you here.'
    const { signals, language } = text.signalsOf(body, null)
    expect(language).toBe('en')
    expect(signals.length).toBeGreaterThan(35)
    const harassment = signals.find(({ name }) => name === 'text.harassment')
    expect(harassment?.score).toBeGreaterThanOrEqual(0.6)
    const [evidence] = harassment?.evidence ?? []
    expect(body.slice(evidence?.start, evidence?.end)).toMatch(/useless|pathetic|nobody wants you/)
  })
  it('say nothing of no words', () => {
    for (const { score, evidence } of text.signalsOf('', null).signals)
      expect({ score, evidence }).toEqual({ score: 0, evidence: [] })
  })
  it.each([
    ['text.threat', 'if you go to HR i will find you and break your neck'],
    ['text.threat', '你敢告诉经理，我今晚就带人打断你的腿'],
    ['text.fraud', 'Your parcel is on hold, pay the customs fee now: http://parcel-fee.example/x or it is returned'],
    ['text.gambling', '皇冠体育开户送彩金88元，秒提款，加微信 kd8866'],
    ['text.self-harm-risk', 'i wrote a goodbye letter and saved up my pills, i cannot go on'],
    ['text.hate', 'Immigrants are filthy parasites and should be thrown out of this country'],
  ])('see %s in "%s"', (signal, body) => {
    expect(scoreOf(body, signal)).toBeGreaterThanOrEqual(0.6)
  })
  it.each([
    ['text.threat', 'I will kill the stuck process on host 3 before lunch'],
    ['text.hate', 'Immigrants in our team asked for a language course'],
    ['text.hate', 'Nobody should say that immigrants are parasites'],
    ['text.fraud', 'Your parcel is at reception, please pick it up before six'],
    ['text.gambling', '工会组织棋牌比赛，周五报名，奖品是水杯'],
    ['text.self-harm-risk', "I don't want to live on the ground floor anymore, too loud"],
    ['text.harassment', 'The build is green, thank you all for the quick reviews'],
  ])('let %s rest in "%s"', (signal, body) => {
    expect(scoreOf(body, signal)).toBeLessThan(0.6)
  })
})
