/** Who cannot go somewhere is not tired of life, and who calls the support of a service does not claim to be it. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule asks for a person to look. */
const LOOK = 0.6

describe('words of despair that go on otherwise', () => {
  it.each([
    "I can't go on holiday this year",
    "Sorry, I can't go on the trip",
    "I can't go on leave until the release is out",
    "I can't go on the call at 3",
    "I can't go on parental leave before May",
    'I cannot go on stage without my notes',
  ])('ask for nobody: %s', (text) => expect(valueOf('text.self-harm-risk', text)).toBeLessThan(LOOK))
  it.each([
    "I can't go on",
    "I can't go on any more",
    "I can't go on, nobody would miss me",
    "I can't go on the way it is",
  ])('ask for help where they end: %s', (text) =>
    expect(valueOf('text.self-harm-risk', text)).toBeGreaterThanOrEqual(LOOK),
  )
})

describe('the support of a service', () => {
  it.each(['官方客服电话是多少', '请联系官方客服处理退款', '我打了官方客服，说要等三天'])('is called: %s', (text) =>
    expect(valueOf('text.official-claim', text)).toBeLessThan(LOOK),
  )
  it.each(['我是官方客服，请配合核验', '官方客服：您的账号异常，请点击验证'])('is claimed to be: %s', (text) =>
    expect(valueOf('text.official-claim', text)).toBeGreaterThanOrEqual(LOOK),
  )
})
