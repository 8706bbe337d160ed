import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule asks for a person to look, and from here on it keeps a message back. */
const LOOK = 0.6
const HOLD = 0.85

describe('one word of a class that ends in place of another', () => {
  it.each<readonly [SignalName, string, string]>([
    [
      'text.doxxing',
      'Did you know that Tom from sales has epilepsy? Keep it between us.',
      'Tom from sales is diabetic, can we get a cake without sugar?',
    ],
    ['text.doxxing', 'guess who has bulimia in accounting, I saw the letter', 'Guess who is back from leave!'],
    [
      'text.account-trade',
      'buying aged Revolut accounts, paypal',
      'Finance buys 20 Zoom licences for the Revolut team accounts.',
    ],
    [
      'text.account-trade',
      'selling Twitch accounts, verified, 10 each',
      'We stream on Twitch, our account is verified since today.',
    ],
    ['text.account-trade', '收飞书号，价格私聊', '收到飞书号的开通申请，价格私聊过供应商'],
    ['text.account-trade', '出知乎号，老号万粉，要的来', '我们推出知乎号，老读者都来关注'],
    ['text.stolen-data', '出五千条客户的快递单号，一手，加密货币结算', '客户的快递单号按条打印，贴在面单上'],
    [
      'text.stolen-data',
      'selling payslips of 5000 customers, fresh, btc',
      'The breach: payslips are for sale, fresh, says the police report.',
    ],
    ['text.threat', "if you tell anyone I'll hurt your gran", "I'll kill your gran at chess again, see you on Sunday"],
    ['text.threat', '我知道你外婆在哪儿，把投诉撤了', '我知道你外婆爱吃什么，生日就订这家'],
    ['text.property-threat', '你再说一遍试试，我砸了你的电脑', '不好意思，不小心我砸了你的杯子'],
    [
      'text.malware',
      'I wrote a wiper, send it to accounting, they open everything',
      'I wrote a wiper detection rule, send it to accounting',
    ],
    [
      'text.malware',
      "need a crypter so defender doesn't see my rat, fud only",
      "Defender doesn't see my mouse driver, need a new one",
    ],
    ['text.reverse-engineering', '用友注册机好用，链接在这', '车辆注册机构搬了，链接在这'],
    [
      'text.page-copy',
      "need an exact copy of the DHL site, same logo, don't ask why",
      'Need an exact copy of the site for the staging server.',
    ],
    [
      'text.fraud',
      'whisky casks giveaway: send 0.1, get 0.2 back, tonight only',
      'Swag giveaway: send me your size, get a shirt.',
    ],
    ['text.drugs', '谁有愷他命出？周末用', '谁有毛毯出？周末用'],
    ['text.animal-cruelty', '昨晚给邻居的羊下了毒，拍下来了，太爽了', '邻居的羊被人下了毒，已经报警，兽医在救'],
    ['text.hate', '一群尼哥也配跟我们一个食堂吃饭', '一群尼泊尔同事也来食堂吃饭'],
  ])('asks for a person (%s): %s', (signal, meant, harmless) => {
    const seen = valueOf(signal, meant)
    expect(seen).toBeGreaterThanOrEqual(LOOK)
    expect(seen).toBeLessThan(HOLD)
    expect(valueOf(signal, harmless)).toBeLessThan(LOOK)
  })
})

describe('a people and a drug that were on no list', () => {
  it.each<readonly [SignalName, string, string]>([
    [
      'text.drugs',
      'anyone selling mephedrone? need it before the weekend',
      'Anyone selling a garden hose? Need it soon.',
    ],
    ['text.incitement', '移工都是蟑螂，全部趕出去', '推移工作都安排好了，蟑螂药全部放好'],
  ])('count as their kind does (%s): %s', (signal, meant, harmless) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, harmless)).toBeLessThan(LOOK)
  })
})

describe('what somebody is called, in other letters', () => {
  it.each([
    ['开会又是那个傻bi在说', '开会又是那个傻瓜相机在拍'],
    ['开会又是那个智zhang在说', '开会又是那个智能音箱在说'],
    ['那个sb又迟到', '那个SB-200型号的阀门又迟到'],
    ['你怎么不去屎，赶紧去屎吧', '你怎么不去试，赶紧去试吧'],
    ['又是那個屎忽鬼', '又是那個室內設計師'],
    ['what a cvnt', 'what a cut'],
    ['the beyotch from finance took my seat', 'the beetroot from finance took my seat'],
    ['you spastics, everybody laughs about you', 'you special people, everybody laughs with you'],
    ['another kyke in the warehouse', 'another kayak in the warehouse'],
  ])('asks for a person: %s', (meant, harmless) => {
    const worst = (text: string) => Math.max(valueOf('text.harassment', text), valueOf('text.hate', text))
    expect(worst(meant)).toBeGreaterThanOrEqual(LOOK)
    expect(worst(harmless)).toBeLessThan(LOOK)
  })
})

describe('a plain word in disguise', () => {
  it('is asked about whatever the model makes of its letters, and not where it stands undisguised in words that the model knows', () => {
    expect(valueOf('text.sexual', 'send n u d e s or no promotion')).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.sexual', 'j e r k off pics for 5')).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.sexual', 's e n d the n e w s or no promotion')).toBeLessThan(LOOK)
  })
})

describe('who never asks, and who takes nothing', () => {
  it.each<readonly [SignalName, string, string]>([
    ['text.impersonation', '系统管理员不会要你的验证码', '我是系统管理员，把你的验证码发给我'],
    ['text.fundraising', '灾区物资由集团统一采购，不收个人捐款', '灾区急需物资，请向个人账户捐款，不开收据'],
  ])('is none who fishes (%s)', (signal, harmless, meant) => {
    expect(valueOf(signal, harmless)).toBeLessThan(LOOK)
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
  })
  it.each(['Betting sites are blocked at work.', '官方授权的经销商名单在官网'])(
    'speaks of a thing by its name: %s',
    (text) => {
      expect(valueOf('text.gambling', text)).toBeLessThan(LOOK)
      expect(valueOf('text.official-claim', text)).toBeLessThan(LOOK)
    },
  )
})
