import { readFileSync } from 'node:fs'
import { type SignalName, SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { DEEDS, SIGNAL_OF_HEAD } from '../classifier/heads.ts'
import { createTextDetector, type TextDetector } from './detect-text.ts'
import { openShippedText } from './open-test-text.ts'

const { detector, lexicon } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

function readerOf({ detect }: TextDetector): (text: string) => SignalValues {
  const sink = new SignalValues()
  return (text) => {
    sink.clear()
    detect([{ pointer: '/text', text }], null, sink)
    return sink
  }
}
/** As it ships; and the word lists alone. */
const read = readerOf(detector)
const readLists = readerOf(createTextDetector(lexicon, undefined))

const LOOK = 0.6
const ACTS = 0.85
const JUDGED = DEEDS.map((deed) => SIGNAL_OF_HEAD[deed])

/** What is meant in words that no list has, and what is innocent in the same words. */
const PAIRS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.weapons',
    'mate in the yard has a couple of pieces with no numbers, never fired, cash only and no questions, dm me',
    'mate in the yard has a couple of chairs with no numbers, never used, free to whoever collects them',
  ],
  ['text.weapons', '真家伙两把，没号的，带十发，懂的私聊，货到付款', '真皮沙发两个，没用过，带靠垫，要的私聊，自提'],
  [
    'text.forged-documents',
    'this fella prints the papers himself, same hologram, the inspector never looks twice, two days and they are in your letterbox',
    'the office sends the forms itself, the same ones as last year, allow two days for the post',
  ],
  [
    'text.forged-documents',
    '病假条哪家医院的都能出，章是真的，系统也查得到，一张八十',
    '病假条请三天内补交，拍照传到系统里就行',
  ],
  [
    'text.stolen-data',
    'I walked out with every client and rate they have, copied before my notice, first bid takes the stick',
    'I showed our new rates to the client before the meeting and they signed on the spot',
  ],
  [
    'text.laundering',
    'we drop 5k in your account, you draw it out the same day, keep ten percent and hand over the rest',
    'payroll pays into your account on the 25th, check the amount the same day and tell us about mistakes',
  ],
  [
    'text.laundering',
    '你的卡借我进一笔钱，当天打出去，两个点归你，谁的钱别管',
    '报销款打到你的工资卡，当天到账，明细在系统里',
  ],
  [
    'text.account-trade',
    'renting out verified profiles by the week, aged and with a real name on them, 30 a week, dm for the list',
    'renting a flat by the week near the office, quiet and with a real kitchen, dm for the photos',
  ],
  [
    'text.hoax',
    'put your hands over the mic, we know the dam is cracking and the mayor hides it, tell everybody down the valley tonight',
    'put your hands up if you know the answer, the mayor visits the dam today, tell everybody the bus leaves at two',
  ],
  [
    'text.hoax',
    '群里都传疯了，三号线要出事，里面的人说的，不让报，大家这周别坐，转给亲戚',
    '三号线这周末检修，提前一小时收车，大家看好时间，转给加班的同事',
  ],
  [
    'text.official-claim',
    'the platform has chosen your group, I am from its trust desk, answer within the hour with your sign in code or the group is closed',
    'the team has chosen your group for the pilot, answer within the week if you would like to join it',
  ],
  [
    'text.doxxing',
    'this is the house of the woman who reported us, number 12, blue door, her kids come home at three, go and say hello',
    'this is the house for the team dinner, number 12, blue door, come at seven and say hello',
  ],
  [
    'text.doxxing',
    '举报我们的就是她，住阳光小区3栋，孩子在二小上学，大家去认识认识',
    '聚餐就在阳光小区旁边那家，大家下班一起去',
  ],
  [
    'text.fundraising',
    '三岁宝宝等钱做手术，好心人扫这个码，十块不嫌少，转发也是救命',
    '三岁宝宝今天第一次上幼儿园，老师发了照片，谢谢大家关心',
  ],
  [
    'text.animal-cruelty',
    'put something in meat and throw it over the fence, that barking mutt will be quiet for good, works every time',
    'put the meat in the fridge and close the fence, that barking puppy steals everything every time',
  ],
  [
    'text.violence',
    'uncut clip, you see the head come off and hear him scream, sent it to the group, watch till the end',
    'uncut version of the keynote, the slides come at the end, sent it to the group',
  ],
  [
    'text.evasion-help',
    'how do you get the monitoring off the work phone so the boss sees nothing, I pay for a clean way',
    'how do you get the work phone onto the new network, the guide says nothing about it',
  ],
  [
    'text.attack-service',
    "can somebody take down my ex's shop page for a week, flood it until it falls over, I pay in crypto",
    'can somebody take the shop page down for an hour tonight, we move it to the new server',
  ],
  [
    'text.reverse-engineering',
    'altered build of the client, no banner and undeleted messages, get yours before they change the signature',
    'the patched build of our client is out, it fixes the deleted messages, please update today',
  ],
  [
    'text.dangerous-instruction',
    "pour this and that into a bottle at home and it takes a door off, I'll send the steps",
    "put a little oil on the hinge of the door and it stops squeaking, I'll send a picture",
  ],
  [
    'text.dangerous-instruction',
    '教大家把报警器拆了不响，配电柜锁也能跳过去',
    '教大家把报警器的电池换了，配电柜的锁找电工，照着说明做就行',
  ],
]

describe('deeds in words that no list has', () => {
  it.each(PAIRS)('are seen by the model, for a person to look at and no more: %s', (signal, meant) => {
    expect(readLists(meant).value(signal)).toBeLessThan(LOOK)
    expect(read(meant).value(signal)).toBeGreaterThanOrEqual(LOOK)
    expect(read(meant).value(signal)).toBeLessThan(ACTS)
  })
  it.each(PAIRS)('have an innocent twin that passes: %s', (_, __, twin) => {
    expect(JUDGED.filter((signal) => read(twin).value(signal) >= LOOK)).toEqual([])
  })
})

describe('what is threatened to somebody', () => {
  it.each(['明天下班我就打死你，你给我等着', '你这条狗，我打断你的腿'])('is no cruelty to animals: %s', (text) => {
    expect(read(text).value('text.threat')).toBeGreaterThanOrEqual(ACTS)
    expect(read(text).value('text.animal-cruelty')).toBeLessThan(LOOK)
  })
  it('leaves cruelty to animals that is told beside it', () => {
    const both = '我要打死你。看我把这只小猫活活折磨死，拍下来给大家看'
    expect(read(both).value('text.animal-cruelty')).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('a way to deal elsewhere', () => {
  it.each([
    '兼职加➕微:abc123',
    '➕V: abc123',
    '进叩叩群123456',
    '威❤：abc123',
    'jia wei xin abc123',
    '+V xin: abc123',
  ])('is known however it is written: %s', (text) =>
    expect(read(text).value('text.contact-drop')).toBeGreaterThanOrEqual(0.85),
  )
  it.each(['短信+微信通知已开通', 'A+V: voltage, please measure both', '显微镜➕支架到货了'])('is none: %s', (text) =>
    expect(read(text).value('text.contact-drop')).toBeLessThan(0.6),
  )
})
