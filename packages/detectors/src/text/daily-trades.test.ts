import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule keeps a message back, and from here on it asks for a person to look. */
const HOLD = 0.85
const LOOK = 0.6

describe('what trades say all day in words of harm', () => {
  it.each<readonly [SignalName, string, string]>([
    ['text.violence', '急诊室来了个砍伤的，右臂一刀见骨，先止血输血', '一刀一刀捅进去，血喷了一地，无码现场视频'],
    ['text.violence', '伤情鉴定：腹部两刀，刀口长三厘米，有血肿', '想不想看人被砍头，血和内脏都拍得清清楚楚'],
    ['text.violence', '厨房新到三把刀：菜刀、剔骨刀、水果刀', '刀捅进去，肠子和血都出来了，慎点'],
    [
      'text.violence',
      'Pathology: skull fracture, blood in both ears, flesh under the nails sampled',
      'Blood, guts, a skull split open - uncensored clip',
    ],
    [
      'text.animal-cruelty',
      "Our dog has been poisoned by chocolate before, he's on a drip again",
      "I poisoned the neighbour's dog, finally quiet",
    ],
    ['text.threat', '下班走夜路小心点，施工那段没灯', '晚上走夜路小心点，别怪我没提醒你'],
    ['text.threat', '走夜路小心一点，到家报个平安', '敢举报我，走夜路小心点'],
    ['text.laundering', '这是典型的跑分团伙，流水截图发给反诈中心', '跑分日结，一天五百，不会被管控，来人'],
    ['text.laundering', '学生被骗去办卡走账，人已经写检讨', '收卡走账，一天三百，当天结'],
    ['text.account-lending', '他把账号借给外包用，出了事故，写检讨', '把账号借给外包用，没人会发现'],
    ['text.attack-service', '邮箱登录页打不开，运维在修', '把他们登录页打到打不开，一千块'],
    ['text.attack-service', '登录页面打不开，报502', '找人把竞品小程序刷崩，白屏最好，报价'],
    ['text.self-harm-risk', '这周改稿改得我想死', '我想死，真的撑不下去了'],
    ['text.drugs', 'Anyone got a drill and a van? Moving flat on Sunday, pay in beer', 'Anyone got coke? I pay cash'],
    ['text.forged-documents', '样品要补一张发票，我来报关', '代开发票，报关用的也行，点数低，加微信'],
  ])('%s: nobody looks at "%s", and somebody at "%s"', (signal, harmless, meant) => {
    expect(valueOf(signal, harmless)).toBeLessThan(LOOK)
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
  })

  it('is looked at and not held where only wounds are told of, however many', () => {
    const told = valueOf('text.violence', '他拿刀捅了人，又砍了一刀，浑身是血')
    expect(told).toBeGreaterThanOrEqual(LOOK)
    expect(told).toBeLessThan(HOLD)
  })
})

describe('a line that somebody speaks on a stage', () => {
  it.each<readonly [SignalName, string]>([
    ['text.threat', '剧本第三场："你敢跑，我就打断你的腿！"演员情绪再收一点'],
    ['text.threat', '字幕核对："我要杀了你。"这句时间轴晚了半秒'],
    ['text.threat', '对白改成“我弄死你！”更有张力，编剧看下'],
    ['text.threat', 'Line in the script: "I\'ll break your legs!" - the director wants it softer'],
    ['text.harassment', '"asshole"直译不行，意译吧，大家有什么想法？'],
  ])('ends with the mark that closes it, behind its full stop too (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(HOLD)
  })

  it.each<readonly [SignalName, string]>([
    ['text.threat', '"开会。"我要杀了你。'],
    ['text.threat', '分镜改"好。"我要杀了你，"听见没有"'],
    ['text.threat', '你敢跑，我就打断你的腿！"好自为之"。'],
  ])('hides nothing that stands beside it (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(HOLD)
  })
})

describe('what somebody said, written down by whoever works on the case', () => {
  it.each<readonly [SignalName, string]>([
    ['text.threat', 'Witness two heard him shout "I\'ll smash your face in" in the loading bay'],
    ['text.threat', 'Evidence C: text message "pay up or I\'ll break your legs", screenshot attached'],
    ['text.harassment', 'Complaint quotes: "he called me a dumb bitch in front of a client". HR to follow up'],
    ['text.threat', '证据二：微信语音“我弄死你全家”，已公证'],
    ['text.harassment', '投诉单：顾客骂收银员“臭婊子”，店长已劝离'],
  ])('is not held (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(HOLD)
  })

  it.each<readonly [SignalName, string]>([
    ['text.threat', "Evidence or not, I'll break your legs"],
    ['text.threat', '截图去吧，我就是要弄死你'],
    ['text.threat', '“证据”？我要砍死你们'],
  ])('is, where it is said (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(HOLD)
  })
})

describe('anger about a trifle, with a laugh', () => {
  it.each(['再偷吃我零食弄死你哈哈', '再抢我停车位我弄死你哈哈哈', "Touch my mug again and you're dead, lol"])(
    'is looked at and delivered: %s',
    (text) => {
      expect(valueOf('text.threat', text)).toBeGreaterThanOrEqual(LOOK)
      expect(valueOf('text.threat', text)).toBeLessThan(HOLD)
    },
  )

  it.each([
    '再告状我弄死你哈哈',
    '弄死你，等着',
    '再偷吃我零食弄死你',
    '哈哈我要杀了你全家，外卖你吃吧',
    'haha I will kill you and your kids, see you at lunch lol',
    "I'll stab you mate, wait by your parking space",
  ])('a threat that lacks either, or names a weapon, a family, a place or an hour, is held: %s', (text) => {
    expect(valueOf('text.threat', text)).toBeGreaterThanOrEqual(HOLD)
  })
})

describe('what somebody found out', () => {
  it.each<readonly [SignalName, string, string]>([
    [
      'text.stolen-data',
      'Someone is selling our customer list on a forum, 400 dollars, ten rows are real',
      'Selling customer list, 400 dollars',
    ],
    [
      'text.weapons',
      'Somebody is offering pistols and ammunition in the car park, 400 dollars',
      'Offering pistols and ammunition, 400 dollars',
    ],
    ['text.violence', '120送来一个被砍成重伤的，手术室准备', '被砍成重伤的视频，高清无码，看过来'],
    ['text.violence', '那段斩首视频先打码再出门，谁也别再看', '斩首视频，群里看'],
    [
      'text.harassment',
      '律师函：你多次向我当事人发送"臭婊子""去死吧"等辱骂信息，并威胁"上门弄死你全家"，请立即停止',
      '律师函？你就是个臭婊子，去死吧',
    ],
  ])('%s: "%s" is not held, and "%s" is', (signal, told, meant) => {
    expect(valueOf(signal, told)).toBeLessThan(HOLD)
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(HOLD)
  })
})
