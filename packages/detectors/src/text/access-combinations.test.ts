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
    'text.seat-resale',
    "Give me fifty and I'll make you a login in our tenant.",
    'Give me five minutes and I make the trainee a login in our tenant, the budget is approved.',
  ],
  [
    'text.seat-resale',
    'Tell your friends I hand out logins for our company plan, thirty bucks each.',
    'Tell your team that the logins for our company plan come on Monday, thirty of them.',
  ],
  [
    'text.seat-resale',
    'The club uses our tenant too, the provider thinks they are interns.',
    'The club uses our hall too, the provider of the tent thinks so.',
  ],
  ['text.seat-resale', '拉外部团队进我们组织用,一个人收十块', '外部团队进我们组织的协作群，权限由信息部开'],
  ['text.seat-resale', '每月交钱给我,我让你公司的人也用我们企业号', '每月的软件费由财务统一交给供应商，企业号照常用'],
  [
    'text.exploit',
    "I have been scanning the chat servers for open ports all week, let's dig.",
    'The auditors have been scanning the chat servers for open ports all week, with our permission.',
  ],
  [
    'text.exploit',
    'You can skip the two-step check if you replay the old cookie, works on every account.',
    'You cannot skip the two-step check any more, it works on every account.',
  ],
  [
    'text.exploit',
    "Replaying the sign-in call lets you into the canteen system as anybody, let's see how far we get.",
    'The canteen system asks for the badge again after the update.',
  ],
  ['text.exploit', '昨晚拿扫描器扫了一遍聊天服务器,开着好几个端口', '安全组昨晚扫描了聊天服务器，报告已发'],
  ['text.exploit', '用抓包工具改掉参数就能跳过手机验证,我试了好几个号都行', '请大家本周开启手机验证'],
  ['text.exploit', '这个软件有漏洞,改一下请求就能免费开会员,大家快刷', '这个软件有漏洞，已经提工单，明天修复'],
  [
    'text.evasion-help',
    'Install this add-on, it switches off the screenshot block and the message filter, share it with your team.',
    'Install the add-on from the software centre, it switches off advertising on every page.',
  ],
  [
    'text.evasion-help',
    'In the other group nobody moderates, come over and say it there.',
    'In the other group nobody answered yet, come over to my desk.',
  ],
  ['text.evasion-help', '装这个插件可以关掉公司的消息监控,快发给同事', '监控插件升级后消息提醒变慢了，请看一下'],
  ['text.evasion-help', '另一个群管理员看不到,想吐槽的都来,随便骂', '另一个群里有会议纪要，请大家查看'],
  [
    'text.marks-removed',
    'I took the logo and the copyright line out of this messenger for our booth.',
    'I took the logo of the fair and put it on our posters.',
  ],
  ['text.marks-removed', '我把客户端启动页的商标抹掉了', '启动页的活动海报换成新的了'],
  [
    'text.drugs',
    'Send 0.05 BTC to my wallet and the pills leave today.',
    'The pharmacy sends the pills today, the wallet lies at reception.',
  ],
  [
    'text.hate',
    'Their prayer rug is a doormat, let us wipe our boots on it.',
    'The prayer room has a new doormat, please wipe your boots.',
  ],
  [
    'text.attack-service',
    'Let us all press reload on the sign-in page of this app at noon until nobody gets in.',
    'Everybody reload the page until the new menu shows.',
  ],
  [
    'text.self-harm',
    'Ending it is the best way out, take thirty of these pills tonight, it does not hurt.',
    'The best way out of the pharmacy car park is on the left, the pills are in the bag.',
  ],
  ['text.self-harm', '活着没意思，安眠药一次吃完就没感觉了', '安眠药请按医生说的吃，别一次吃完'],
  [
    'text.piracy',
    'I scanned the whole textbook, take the pdf, no need to buy it.',
    'I bought the whole textbook for the team, take it from the shelf, no need to buy another.',
  ],
  [
    'text.piracy',
    '盗版的autocad安装包在共享盘，每台电脑都装上',
    '正版autocad的安装说明在共享盘，信息部会给每台电脑装上',
  ],
  ['text.property-threat', '今晚我就把仓库点了，让公司什么都不剩', '今晚盘点，仓库的货点完了就下班'],
  ['text.hate', 'I will not take orders from a filthy paki.', 'I will not take orders from the filthy kitchen.'],
]

describe('signs of access that is sold, tried or widened', () => {
  it.each(TWINS)('%s: %s', (signal, meant, innocent) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, meant)).toBeLessThan(HOLD)
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
  })

  it.each([
    'This patched version needs a new licence key, ask IT',
    '客户端新版本已发布,请更新。',
    'Please ask IT for a licence key of the patched version',
    '补丁版本需要新的授权码,请找信息部领取',
  ])('a version that IT hands out is nobody’s crack: %s', (text) => {
    expect(valueOf('text.reverse-engineering', text)).toBeLessThan(LOOK)
  })

  it.each(['破解版已发布，请更新，不用授权', 'The cracked client is out, no licence needed any more, DM me'])(
    'and a crack is one, however it is told: %s',
    (text) => {
      expect(valueOf('text.reverse-engineering', text)).toBeGreaterThanOrEqual(LOOK)
    },
  )
})
