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
  ['text.self-harm-risk', '药囤了一抽屉，到周末就解脱了', '降压药我买好了，放抽屉，吃完这周就解脱了哈哈'],
  ['text.self-harm-risk', '想从楼顶下去，一了百了', '天台的快递柜怎么下去？走东边楼梯就好了'],
  ['text.self-harm-risk', '真的不想再撑了，各位再见，不用找我', '这个需求真不想再撑了，各位再见，周一继续'],
  ['text.self-harm-risk', '我跟爸妈说对不起了，银行卡密码都写在纸上', '我跟客户说对不起了，会议室密码都写在纸上'],
  ['text.self-harm-risk', '就这样睡下去再也不醒就好了，反正没人发现', '服务器休眠后醒不来，希望升级驱动就好了'],
  [
    'text.self-harm-risk',
    "no one would even notice if I didn't wake up",
    'No one would even notice if that button disappeared.',
  ],
  [
    'text.self-harm-risk',
    "I can't do this anymore, look after my cat, goodbye everyone",
    "I'm tired of being here on Fridays, goodbye everyone, see you on Monday",
  ],
  [
    'text.self-harm',
    'do it then, coward, nobody will come to the funeral',
    'do it then, I dare you to ask for the bigger monitor',
  ],
  [
    'text.harassment',
    "Answer me. I'll keep messaging until you do, block me all you like",
    'Answer me by noon please, until then I keep the room for you',
  ],
  ['text.harassment', '你脑子是不是被驴踢了，趁早滚', '我脑子是不是被驴踢了，邮件又忘加附件'],
  ['text.threat', '我表弟道上混的，你几点下班他都知道', '我表弟认识人，能帮你孩子问问学校的事'],
  [
    'text.hate',
    "the kurds can't be trusted with money, it's in their blood",
    'Kurdish new year is on the 21st, the canteen serves dolma',
  ],
  [
    'text.dangerous-instruction',
    'bridge the interlock with a zip tie, saves time, everyone does',
    'The interlock of press 3 is broken, everyone stay away, the electrician saves us time tomorrow.',
  ],
  ['text.dangerous-instruction', '把急停短接了，产量上去快多了', '急停换新了，今天产量上去快多了'],
  ['text.dangerous-instruction', '除垢剂兑84关上门，熏死他们', '除垢剂千万别兑84，会产生毒气，关上门也不行'],
  [
    'text.property-threat',
    "I'll smash up the showroom if they don't pay me",
    'Somebody smashed the showroom window, if they pay we repair it on Monday.',
  ],
  [
    'text.evasion-help',
    'take a photo of the screen instead, nothing is logged that way',
    'Take a photo of the screen with the error and add it to the ticket.',
  ],
  ['text.evasion-help', '用手机拍屏幕，没有记录', '用手机拍屏幕发我看看报错，工单里没有记录'],
  ['text.account-lending', '离职那个号还能登，密码贴在显示器上，你先用', '离职那个号昨天停用了，你先用测试账号'],
  ['text.official-claim', '对外就说我们是金牌代理，反正他们不会查', '对外就说我们在申请金牌代理，结果下月出'],
  [
    'text.marks-removed',
    'crop out the recording notice, nobody needs to see we were recording',
    'The recording notice is missing on page 2, nobody sees it in dark mode',
  ],
  ['text.piracy', '破解插件合集，带序列号，网盘自取', '插件合集已采购，序列号在网盘，授权到明年'],
  [
    'text.doxxing',
    "I tracked my coworker's phone, she was at a clinic, wonder why",
    'I tracked the parcel, she gets it at the clinic tomorrow',
  ],
  ['text.fraud', '投资黄金农场，45天翻倍，国家担保', '黄金又涨了，四年翻倍，附图'],
]

describe('what strangers wrote, clause by clause', () => {
  it.each(TWINS)('%s: a person looks at %s', (signal, meant) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
  })
  it.each(TWINS)('%s: and not because of the words alone (%#)', (signal, _, twin) => {
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})

describe('what was held or looked at for its words, and means nothing', () => {
  it.each<[SignalName, string]>([
    ['text.self-harm-risk', "I lost my brother to suicide last year and I'd like to help with the campaign"],
    ['text.self-harm-risk', '我哥去年自杀走了，我想参加预防宣传'],
    ['text.self-harm-risk', '这需求改得我想跳楼哈哈'],
    ['text.self-harm-risk', '下周的值班我撑不住了，能换换吗？'],
    ['text.reverse-engineering', 'Our own app crashes, can you decompile the stack trace with the mapping file?'],
    ['text.fundraising', '公司捐款通道在OA首页，公司1:1配捐'],
  ])('%s: %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it('holds nobody who tells of an offer of attacks, and looks at who makes one', () => {
    expect(
      valueOf('text.attack-service', 'A booter service offered to attack us, the police have the mail.'),
    ).toBeLessThan(ACT)
    expect(valueOf('text.attack-service', 'cheap booter service, dm me')).toBeGreaterThanOrEqual(ACT)
  })

  it('hears who wants to go beside whom they lost', () => {
    expect(
      valueOf('text.self-harm-risk', 'I lost my brother to suicide and I want to kill myself too'),
    ).toBeGreaterThanOrEqual(LOOK)
  })
})
