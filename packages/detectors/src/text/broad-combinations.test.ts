import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look; from there on one holds. */
const [LOOK, HOLD] = [0.6, 0.85]

/** What is meant, and what is said at work in the same words. */
const TWINS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.break-in',
    'Karin left her screen open at lunch so I went through her inbox, nothing interesting sadly',
    'Karin left her screen unlocked at lunch, please remind everybody to lock theirs.',
  ],
  ['text.break-in', '他去吃饭没锁屏，我顺手翻了翻她的邮件', '吃饭的时候请锁屏，昨天有三台电脑开着没人。'],
  [
    'text.break-in',
    'Is there any way into the HR folder without HR finding out?',
    'Is there any way into the HR folder? I was told that I am in the group now.',
  ],
  ['text.break-in', '咱得想办法弄到出纳的邮箱密码', '出纳邮箱密码丢了，谁能重置？'],
  [
    'text.account-trade',
    'I have set up a whole crowd of pretend members who like our posts',
    'A whole crowd of members liked our posts',
  ],
  ['text.account-trade', '我有个脚本每分钟注册一个新账号', '我有个脚本每分钟备份一次'],
  [
    'text.account-lending',
    'Our interns have no users, they all go in with mine.',
    'Our interns have no lockers, they all go in with coats on.',
  ],
  ['text.account-lending', '我朋友在这替我写报告，密码我告诉他了', '我朋友在这写报告，模板我告诉他了'],
  [
    'text.impersonation',
    "I'm calling as the landlord's son, then they give us the keys.",
    "The landlord's son calls, then they give us the keys.",
  ],
  ['text.impersonation', '我们给退休老人打电话，说自己是警察', '我们给退休老人打电话，说班车几点到'],
  [
    'text.evasion-help',
    'Break it up into three messages, then the checker stays quiet.',
    'Break the bar into three pieces, then all have some.',
  ],
  ['text.evasion-help', '写在纸上拍照发，机器看不懂', '写在纸上拍照发给客户签字'],
  [
    'text.applause',
    'Good job, more of these clips where the police get beaten, please!',
    'Good job, more of these clips where the police get cake, please!',
  ],
  ['text.applause', '警察挨揍的片段真棒，再多来些！', '警察送蛋糕的片段真棒，再多来些！'],
  [
    'text.exploit',
    "If you press back twice it doesn't charge you, keep that to yourselves",
    'If you press back twice the form is empty, please mend.',
  ],
  [
    'text.dangerous-instruction',
    'Just bridge the safety switch with a wire, then the press runs with the door open',
    'The safety switch of the press is broken, the fitter comes at two.',
  ],
  ['text.doxxing', '跟你们说，丽娜怀孕了，还没告诉别人', '丽娜自己宣布怀孕了，三点吃蛋糕'],
  [
    'text.fraud',
    'Invoice attached, and yes our account number changed last week, please use the new one without calling.',
    'Invoice attached, our account number is the same as ever.',
  ],
  [
    'text.fraud',
    "Tell people the lift was inspected last week, it wasn't, but who asks.",
    'Tell people the lift was inspected last week.',
  ],
  ['text.hoax', '全市停课，水里有毒，我瞎编的，转出去看看效果', '周五学校停课修水管，转告一下'],
  [
    'text.fundraising',
    'Throw five euros in for the boy with leukaemia; the district office can stay out of it',
    'Throw five euros in for the leaving present',
  ],
  ['text.hate', 'Those from the islands think in bananas', 'Those from the islands like bananas'],
]

describe('broad kinds of plain words, of which none means it alone', () => {
  it.each(TWINS)('%s: %s | %s', (signal, meant, innocent) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, meant)).toBeLessThan(HOLD)
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
  })

  it.each<readonly [SignalName, string]>([
    ['text.evasion-help', 'Put the text in an image for the poster.'],
    ['text.violence', 'The video of the fire drill is in my folder, uncut.'],
    ['text.threat', '我会去你家送资料'],
    ['text.dangerous-instruction', '教你怎么检查叉车刹车'],
  ])('leaves alone what is said every day, %s: %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
})
