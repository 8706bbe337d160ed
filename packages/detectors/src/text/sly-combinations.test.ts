import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { combine } from './combination.ts'
import { openShippedText } from './open-test-text.ts'
import { besideSly } from './sly-combinations.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look; from the other on it acts. */
const LOOK = 0.6
const ACT = 0.85

/** The same deed: said by whoever knows that nobody is to see it, and without a word of that. */
const TWINS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.attack-service',
    'anyone selling bot time? want to take a school website down during the exam signup',
    'bot time is over, the school website goes down during the exam signup',
  ],
  [
    'text.break-in',
    'scan their whole ip range tonight and send me every open port, they didnt give permission',
    'the scan of their whole ip range is on tuesday, ana sends me every open port, they signed',
  ],
  [
    'text.dangerous-instruction',
    '柜子里两种清洁剂倒一起塞他门口,气味够他受的',
    '柜子里两种清洁剂各放一层,他门口那瓶换过了',
  ],
  [
    'text.applause',
    'cheating on your expenses is fine, the company steals from us too, try it this month',
    'the tool for expenses is fine, the company pays for us too, try it this month',
  ],
  ['text.self-harm', '真的没人会在乎你,上天台去,早点结束', '天台的会早点结束,大家上天台看看'],
  ['text.applause', '在大群里骂他啊,我挺你,他们能拿你怎么样', '他在大群里问的,我来回,他们怎么看'],
]

/** Offices say such words too: where no deed stands beside them nobody is asked. */
const HARMLESS: readonly string[] = [
  "Don't tell her, the party is a surprise, nobody will know until Friday.",
  'Nobody will notice the new font, but it loads faster.',
  'The deploy went out without anyone noticing, great job.',
  'Looking for a guy from facilities, the blinds are stuck.',
  "Don't tell anyone, but we got the contract!",
  'Cash only in the canteen tomorrow, the terminal is being replaced.',
  'I dare you to try the chili from the new caterer.',
  '别告诉小王,周五给他过生日',
  '有意的私聊我,出一台显示器',
  '要的来前台领,先到先得',
  '趁没人,把会议室的白板擦了',
  '偷偷给大家买了奶茶,在茶水间',
]

describe('beside words of whoever knows that it is none to be seen', () => {
  it.each(TWINS)('%s: a person looks at it there, and only there', (signal, sly, open) => {
    expect(valueOf(signal, sly)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, sly)).toBeLessThan(ACT)
    expect(valueOf(signal, open)).toBeLessThan(LOOK)
  })

  it.each([
    'text.attack-service',
    'text.evasion-help',
    'text.fraud',
    'text.crime-incitement',
    'text.applause',
  ] as const)('the words alone say nothing of %s', (signal) => {
    for (const text of HARMLESS) expect([text, valueOf(signal, text) < LOOK]).toEqual([text, true])
  })

  it('holds no urging that an office has too', () => {
    const fridge = 'Nobody checks the fridge, so please throw out your own leftovers on Friday.'
    for (const signal of [
      'text.incitement',
      'text.crime-incitement',
      'text.dangerous-instruction',
      'text.self-harm',
    ] as const)
      expect([signal, valueOf(signal, fridge) < LOOK]).toEqual([signal, true])
  })

  it('whoever warns of a deed is not taken for who does it', () => {
    const warning =
      'Security training: attackers say nobody will notice, and take a school website down during the signup'
    expect(valueOf('text.attack-service', warning)).toBeLessThan(LOOK)
  })

  it('counts in short texts only: in long ones some words of every kind stand somewhere', () => {
    const line = 'anyone selling bot time? want to take a school website down during the exam signup. '
    const padding = 'The minutes of the meeting are in the folder and the slides follow tomorrow morning. '
    expect(valueOf('text.attack-service', line + padding.repeat(40))).toBeLessThan(LOOK)
  })
})

describe('a combination beside such words', () => {
  it('gives up one element of its own, in one sentence, and asks for a person at most', () => {
    const beside = besideSly([
      combine('text.break-in', 0.8, 'a & b > c & #money', { plain: true, unless: 'd', reach: 'text' }),
    ])
    expect(beside.map(({ pattern }) => pattern)).toEqual([
      'sign-sly & b > c & #money',
      'sign-sly & a & #money',
      'sign-sly & a & b > c',
    ])
    for (const { value, reach, unless } of beside) {
      expect(value).toBeLessThan(ACT)
      expect(reach).toBe('sentence')
      expect(unless).toContain('d')
      expect(unless).toContain('cue-safe')
    }
  })

  it('leaves alone what would keep one word, what acts by itself, and what families and care say', () => {
    expect(besideSly([combine('text.break-in', 0.66, 'a & b', { plain: true })])).toEqual([])
    expect(besideSly([combine('text.break-in', 0.9, 'a & b & c')])).toEqual([])
    expect(besideSly([combine('text.minor-safety', 0.66, 'a & b & c', { plain: true })])).toEqual([])
  })
})
