/** A word that is said again is one sign and not two: handbooks and error messages repeat what they are about. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look. */
const LOOK = 0.6

describe('a word said again', () => {
  it.each([
    ['text.self-harm', 'Close the window, and you get back to the window you came from'],
    ['text.self-harm', '导入时有错误，你先看第一个错误，再看别的错误'],
    ['text.piracy', '这版先打包，测完再重新打包'],
    ['text.piracy', '照片用无损压缩存，导出也选无损'],
    ['text.sexual', 'The release is late, the next release is available on Monday'],
    ['text.pyramid', '插入占位符，占位符打印时留空，禁用后占位符不显示'],
    ['text.self-harm', 'Payment methods differ by country, please order the methods by fee'],
  ] as const)('is one sign of %s: %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it.each([
    ['text.self-harm', 'nobody would miss you, take the window or the bridge'],
    ['text.pyramid', '拉三个人占位，下线满了就返佣金'],
  ] as const)('and two words are two signs of %s: %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })
})
