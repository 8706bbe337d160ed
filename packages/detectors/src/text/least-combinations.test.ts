import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look; from the other on it acts. */
const LOOK = 0.6
const ACT = 0.85

/** What breaks a clause, and what an office writes in the same words. */
const TWINS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.hate',
    'no offence but muslims should not be in a customer facing job',
    'Two of our Muslim colleagues move to a customer facing job in May.',
  ],
  [
    'text.hate',
    'Could you tell the cleaner not to wear that rag on her head, it disgusts the visitors',
    'The cleaner asks whether a head scarf may be worn under the helmet; yes, it may.',
  ],
  ['text.hate', '黑人来应聘的先刷掉,客户看着不舒服', '非洲客户看着方案很满意,应聘的简历周五看'],
  [
    'text.account-trade',
    'swap logins? my premium for your verified org, plus 40 and cash',
    'The logins of the verified org are swapped for cards on Monday, 40 of them.',
  ],
  ['text.account-trade', '老号换新号,一个换俩再补点钱', '旧工牌换新工牌,一人一张,不用补钱'],
  [
    'text.account-trade',
    'im selling the admin seat of a 2000 people organisation',
    'The admin seat of the organisation moves to Ms Park, the form is in the folder.',
  ],
  ['text.account-trade', '帮我弄五十个假员工,每个一套头像资料,显得公司人多', '演示环境需要一批虚拟员工资料,头像用卡通'],
  [
    'text.fundraising',
    'the homeless shelter is full, we do it ourselves, money to me and i drive it over',
    'Every department must give its laptops back by Friday, 200 are still missing.',
  ],
  ['text.fundraising', '支持前线受伤的战士,往这个地址打币', '支持前线的同事,礼品往这个地址寄'],
  [
    'text.attack-service',
    'run this loop on every laptop, their hr portal wont survive it',
    'This loop ran on one laptop by mistake, our hr portal survived, sorry.',
  ],
  ['text.attack-service', '对家的小程序能不能找黑客给他干瘫几天', '我们的小程序瘫痪了几天,供应商已修复'],
  [
    'text.attack-service',
    "if they don't give us the bonus I'll wipe the production database",
    'If the migration is signed off we wipe the old production database after ninety days.',
  ],
  [
    'text.break-in',
    'tutorial: how to lift the session cookie off a coworkers laptop and be him in the chat',
    'The course shows how attackers lift session cookies and how to notice it.',
  ],
  ['text.break-in', '把同事电脑上的登录凭证拷出来,用他的身份登录', '把登录凭证改成硬件密钥,同事电脑下周统一换'],
]

describe('what was found least', () => {
  it.each(TWINS)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, meant)).toBeLessThan(ACT)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })

  it.each<readonly [SignalName, string]>([
    ['text.hate', 'Two of the candidates are pregnant, please schedule the interviews on the ground floor.'],
    ['text.hate', '外地同事多的夜班,请安排班车'],
    ['text.account-trade', 'I want to swap my account manager for yours, on top of that you get the north region.'],
    ['text.account-trade', '空间管理员谁能给我开一下,下周要给客户演示'],
    ['text.fundraising', 'Please transfer your share of the dinner, 34.50, to my account.'],
    ['text.fundraising', '聚餐每人三十四块五,转我微信'],
    [
      'text.attack-service',
      "Our platform chokes when the partner's script sends 300 requests at once, capacity ticket is open.",
    ],
    ['text.attack-service', '脚本把站刷爆了,缓存没开,抱歉我停了'],
    ['text.break-in', 'Copy the session cookie from the browser to reproduce the bug of the customer.'],
    ['text.break-in', '用客户的测试账号登录,二次验证码在保险箱'],
  ])('%s: nobody is asked about "%s"', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
})
