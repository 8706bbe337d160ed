/** What is meant in one sentence is heard in a long text too: at least a person looks. Padding, and a line that tells of a film, hide nothing. */
import { readFileSync } from 'node:fs'
import { type SignalName, SIGNAL_NAMES, SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf, detector } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const HOLD = 0.85

/** Everyday lines; the last one stands before the sentence. */
const EN = [
  'The build is green and the slides are in the folder.',
  'Lunch is at noon, and the room on the second floor is free again.',
  'Can you send me the numbers of last week before the call?',
]
const ZH = ['构建已经通过，幻灯片放在文件夹里。', '中午十二点一起吃饭，二楼的会议室空出来了。']
/** And one that tells of something. */
const EN_TOLD = [...EN, 'He told me about the film that they saw on Sunday.']
const ZH_TOLD = [...ZH, '他说周日看的那部电影很好看']

function padded(lines: readonly string[], length: number, sentence: string): string {
  let text = ''
  for (let at = 0; text.length < length; at += 1) text += `${lines[at % lines.length] ?? ''}\n`
  return `${text}${lines.at(-1) ?? ''}\n${sentence}`
}

const MEANT: readonly (readonly [SignalName, readonly string[], string])[] = [
  ['text.threat', EN_TOLD, 'I know where you live and I will burn your house down.'],
  ['text.threat', ZH_TOLD, '再敢举报我就砍死你。'],
  ['text.harassment', ZH_TOLD, '你这个废物垃圾，滚出去，没人要你。'],
  ['text.gambling', EN_TOLD, 'Join our online casino, first deposit bonus 200%, bet on slots and baccarat now.'],
  ['text.gambling', ZH_TOLD, '线上赌场，真人荷官，首存送彩金，百家乐开户加微信。'],
  ['text.drugs', ZH_TOLD, '出售K粉冰毒，加微信发货，货到付款。'],
  ['text.fraud', ZH_TOLD, '刷单兼职，日赚三百，先垫付本金，做完返佣，加微信。'],
  ['text.pyramid', ZH, '交三千元入会，发展三个下线就有提成，层层返利。'],
  ['text.extremism', EN, 'Blood and soil, our land, our race.'],
  ['text.account-trade', EN, 'Aged accounts in bulk, verified, best price.'],
  ['text.official-claim', EN, 'Message from the platform: confirm your identity or lose access.'],
  ['text.weapons', EN, 'Selling glock pistols without serial numbers, ships to any address.'],
  ['text.forged-documents', ZH, '专业办证，学历证书身份证，以假乱真，加微信。'],
  ['text.stolen-data', ZH, '出售公民个人信息，身份证手机号银行卡四件套，量大优惠。'],
]

describe.each([200, 500, 2_000, 20_000])('in %d signs of everyday lines', (length) => {
  it.each(MEANT)('%s is looked at', (signal, lines, sentence) => {
    expect(valueOf(signal, sentence)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, padded(lines, length, sentence))).toBeGreaterThanOrEqual(LOOK)
  })

  it('an offer in one sentence of it is not held', () => {
    for (const [signal, lines, sentence] of MEANT)
      if (signal === 'text.gambling' || signal === 'text.fraud')
        expect(valueOf(signal, padded(lines, length, sentence)), sentence).toBeLessThan(HOLD)
  })

  it.each([
    [EN, 'I will kill the process on the old server tonight.'],
    [EN, 'The raffle at the summer party is free, one ticket for everybody.'],
    [ZH, '今晚我把旧服务器上的进程杀掉。'],
    [ZH, '发展三个新客户就有季度提成，请财务核对。'],
  ])('what is ordinary stays so: %#', (lines, sentence) => {
    const sink = new SignalValues()
    detector.detect([{ pointer: '/text', text: padded(lines, length, sentence) }], null, sink)
    expect(
      SIGNAL_NAMES.filter((name) => name.startsWith('text.') && name !== 'text.length' && sink.value(name) >= LOOK),
    ).toEqual([])
  })
})

/** Said for pages, each of these once took the room or the time of what stands behind it. */
const REPEATED = [
  'VX ',
  '你',
  '我要',
  '…',
  'The police warn of online casino bonus offers and of fraud.\n',
  '请勿参与刷单兼职、网络赌博、出售冰毒。\n',
]
const PAGES = 60_000

describe.each(REPEATED)('behind pages of %j', (repeated) => {
  it.each(MEANT.filter(([signal]) => signal !== 'text.harassment').slice(0, 6))(
    '%s is looked at',
    (signal, _lines, sentence) => {
      const text = `${repeated.repeat(Math.floor(PAGES / repeated.length))}\n${sentence}`
      expect(valueOf(signal, text), sentence).toBeGreaterThanOrEqual(LOOK)
    },
  )
})
