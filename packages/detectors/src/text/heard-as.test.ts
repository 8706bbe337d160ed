import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createHeardAs } from './heard-as.ts'
import { openShippedText } from './open-test-text.ts'
import { createTextReading } from './read-text.ts'

const { lexicon } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const heardAs = createHeardAs(lexicon)
const read = createTextReading(lexicon, null)

describe('a head that hears a family of deeds', () => {
  it.each<[heard: SignalName, told: SignalName | null, text: string]>([
    ['text.attack-service', 'text.break-in', "snoop around in the boss's mailbox"],
    ['text.attack-service', 'text.break-in', '翻翻财务的邮箱'],
    ['text.attack-service', 'text.exploit', 'a bug in the upload form gives you the server'],
    ['text.attack-service', 'text.attack-service', 'flood it until it crashes'],
    ['text.account-trade', 'text.account-lending', 'take my login while I am away'],
    ['text.account-trade', 'text.seat-resale', 'ten seats of our plan for rent'],
    ['text.drugs', 'text.drugs', 'take my login while I am away'],
    ['text.account-trade', 'text.account-trade', 'the weather is fine'],
    ['text.attack-service', null, '谁有能打开加密PDF的工具？我自己的文件忘了密码'],
  ])('%s is told as %s', (heard, told, text) => {
    expect(heardAs(heard, read(text))).toBe(told)
  })
})
