/**
 * What is said outright is looked at or held, and whoever works against it, warns of it or has its words in other business is let through: wards, guards,
 * moderators who took something down, offices that ask where to pay, and whoever asks for a number to call.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const ACT = 0.85

describe('what is said outright', () => {
  it.each([
    ['text.self-harm', 'You should all hurt yourselves, here is how to hide it'],
    [
      'text.crime-incitement',
      'Everybody take your rifles to the synagogue tonight and kill as many of them as we find',
    ],
    ['text.crime-incitement', '今晚大家抄家伙去教堂，把他们杀光'],
  ] as const)('is held (%s): %s', (signal, text) => expect(valueOf(signal, text)).toBeGreaterThanOrEqual(ACT))

  it.each([
    ['text.incitement', 'Everybody take your rifles to the synagogue tonight and kill as many of them as we find'],
    ['text.incitement', '今晚大家抄家伙去教堂，把他们杀光'],
    ['text.sexual', 'Come to the storeroom later and go down on me'],
    ['text.sexual', '晚上来我房，脱光'],
    ['text.violence', '处决视频完整版，看得爽'],
    ['text.doxxing', 'Got a screenshot of her medical file, juicy'],
    ['text.doxxing', '把病人名单拿去推销'],
    ['text.lawbreaking', '围标这事咱们说好，下次我中'],
    ['text.lawbreaking', '两本账，给审计看的那本做低'],
    ['text.lawbreaking', 'Keep two sets of books, show the taxman the thin one'],
    ['text.attack-service', 'If they sack me, my script wipes the servers'],
    ['text.impersonation', "I made a profile with the boss's photo, let's see who bites"],
    ['text.impersonation', '我拿经理头像弄了个号，看谁上当'],
    ['text.account-lending', "Just use Karin's login, it still works"],
    ['text.threat', 'I know where your kids go to school. Think carefully.'],
    ['text.dangerous-instruction', "Loosen the wheel nuts on his car, that'll teach him"],
    ['text.dangerous-instruction', '把他车胎割破，让他长长记性'],
  ] as const)('is looked at (%s): %s', (signal, text) => expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK))

  it.each([
    ['text.self-harm', 'Cut yourselves a slice of cake and hide it from the boss'],
    ['text.self-harm', '学生割腕又总穿长袖，请联系心理老师'],
    ['text.crime-incitement', 'Let us meet: soldiers storm the temple in scene 4, the rifles are props'],
    ['text.sexual', '体检时把衣服脱了，在3号房等我'],
    ['text.doxxing', 'The patient list for the ward round is printed, please shred it'],
    ['text.lawbreaking', '今天培训：围标、陪标要负刑责'],
    ['text.lawbreaking', 'The audit found a second set of books, the auditors told the board'],
    ['text.attack-service', 'On my last day, please wipe the laptop'],
    ['text.impersonation', "Phishing exercise: we made an account with the CEO's photo, see who falls for it"],
    ['text.account-lending', "Karin's login still works, please disable it"],
    ['text.threat', 'I know which school your daughter goes to, mine too. Carpool? Think about what you prefer.'],
    ['text.dangerous-instruction', '他车胎被扎了，去补胎'],
  ] as const)('is not in these (%s): %s', (signal, text) => expect(valueOf(signal, text)).toBeLessThan(LOOK))
})

describe('what is asked or told in plain words', () => {
  it.each([
    ['text.fraud', 'send me your phone number so I can call you'],
    ['text.fraud', '电话发我，我打给你'],
    ['text.doxxing', '别告诉小王，我们给他准备了生日惊喜'],
    ['text.confidential', '影展主题：阅后即焚'],
    ['text.seat-resale', 'Do we have spare seats in our plan? A new hire starts on Monday.'],
    ['text.evasion-help', 'Some strains evade detection by the standard test'],
    ['text.forged-documents', 'The dismissal letter says he forged his degree certificate.'],
    ['text.attack-service', '有人用撞库攻击咱们的登录接口，已经封了两百个IP'],
    ['text.laundering', '这笔款走对公账户，别走私人卡'],
    ['text.exploit', '这个漏洞可以绕过验证码，已经提给研发修'],
    ['text.drugs', '氯胺酮今天用了三支，空安瓿交回药房'],
    ['text.hate', '这句“滚回你们老家”算不算地域歧视？'],
    ['text.threat', '他在私聊里威胁我“你敢说出去我就弄死你”，我该找谁'],
    [
      'text.official-claim',
      'I got this on WhatsApp: "your parcel is held, pay 1.99 here". It\'s a scam, don\'t click.',
    ],
    ['text.incitement', 'Security briefing: someone threatened to attack the synagogue, extra guards on Friday.'],
  ] as const)('asks nobody to look (%s): %s', (signal, text) => expect(valueOf(signal, text)).toBeLessThan(LOOK))

  it.each([
    ['text.violence', 'We removed the beheading video within four minutes, the log is attached.'],
    ['text.violence', '那条砍头视频已经删除，账号封了'],
    ['text.fraud', 'Send me your bank details by Wednesday so payroll can pay your first salary.'],
  ] as const)('holds nothing (%s): %s', (signal, text) => expect(valueOf(signal, text)).toBeLessThan(ACT))

  it.each([
    ['text.violence', 'The beheading video was removed, I have a copy, telegram @gore4all'],
    ['text.fraud', 'Urgent: send me your bank details so payroll can pay your first salary, https://pay.example'],
    ['text.seat-resale', 'Four spare seats in our plan, your company can have them, 5 dollars a month'],
    ['text.evasion-help', 'Pack it twice and you evade detection'],
    ['text.confidential', '薪资方案【机密】阅后即焚'],
  ] as const)('and in these it does as before (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(ACT)
  })
})
