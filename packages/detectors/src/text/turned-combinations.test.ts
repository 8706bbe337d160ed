import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule asks for a person to look. */
const LOOK = 0.6

describe('deeds put in a few short words', () => {
  it.each([
    [
      'text.lawbreaking',
      'the council guy wants his cut, bill it as travel so it stays off the books',
      'the council guy wants the travel plan, bill it as usual',
    ],
    ['text.lawbreaking', '验收那天给主任塞两条烟,他就过了', '验收那天给主任看三份报告,过了再发货'],
    [
      'text.lawbreaking',
      'burn those old ledgers and timesheets before the auditors show up',
      'sort those old ledgers and timesheets before the auditors show up',
    ],
    ['text.lawbreaking', '稽查要来了,小账和流水都先处理掉', '稽查要来了,凭证和流水都先整理好'],
    [
      'text.off-purpose',
      'found my tinder match by going through the staff directory, using it every day',
      'found my new desk neighbour by going through the staff directory',
    ],
    ['text.off-purpose', '公司群里接单跑私活,客人都在里面约我', '公司群里接龙报名,都在里面填表'],
    [
      'text.break-in',
      'do u know his password? wanna read his reviews while he is out',
      'do you know the wifi password? the guest one changed while he was out',
    ],
    ['text.break-in', '你知道她密码吗,趁她开会瞄一眼奖金', '你知道会议室密码吗,趁午休去布置'],
    [
      'text.break-in',
      'my old vpn account into their network still works, they forgot it',
      'my old vpn account stopped working, can someone let me into the network',
    ],
    ['text.break-in', '走之前在后台留了个号,现在还能登', '后台登不上了,走之前谁能看一下'],
    [
      'text.break-in',
      'can someone clone my ex s phone and read her chats',
      'can someone recommend a phone for my wife',
    ],
    ['text.break-in', '谁能破解前女友微信,看下聊天记录', '老婆手机摔了,微信聊天记录能恢复吗'],
    [
      'text.exploit',
      'this glitch gives free credits, use it while it lasts',
      'this glitch hides the credits, reported it to support',
    ],
    ['text.exploit', '改个id就能领两份,趁没发现多领点', '改个id就报错,已提交给研发排查'],
    [
      'text.evasion-help',
      'the mail filter is blind to it if you send a picture of the screen',
      'the mail filter blocks my street name, how do i report it',
    ],
    ['text.evasion-help', '先改后缀再发,dlp就识别不了', '改后缀发的包dlp误报了,找IT放行'],
    [
      'text.scraping',
      'my crawler copies all the profiles overnight, it wont notice',
      'my crawler checks our own links overnight and posts the status',
    ],
    ['text.scraping', '找人采集业主群手机号,一个号两毛', '业主群有人找物业,手机号发一下'],
    [
      'text.own-connector',
      'i inject my dll and read the chats without approval',
      'i asked for approval before the connector reads the chats',
    ],
    [
      'text.malware',
      'hidden script is in place, if they lay me off it wipes the shares',
      'the cron job is in place, the day i leave Pia takes it over',
    ],
    ['text.malware', '我埋了个定时的,他们裁我就全删', '我加了个定时的,每晚清理缓存'],
    [
      'text.attack-service',
      'lets all loop it at once until their shop goes down haha',
      'the shop was slow for everyone at once, it is up again',
    ],
    ['text.attack-service', '接ddos,一小时八十,先测后付', '昨晚遭到ddos攻击一小时,高防已切'],
    [
      'text.fraud',
      'the company account is under audit, send it to the accountant s private account, my account works too',
      'the company account is fine, call us if somebody says it is frozen',
    ],
    ['text.fraud', '对公账户年检用不了,先打会计卡', '对公账户年检,付款推到周三'],
    [
      'text.fraud',
      'late uncle left millions in a bank in Accra, need someone trustworthy, 40% yours',
      'late uncle left a letter, the notary reads it on Monday',
    ],
    [
      'text.fraud',
      'my trading bot pays 3% a day, guaranteed, paid off my car with it',
      'the build bot runs once a day, saves us ten minutes',
    ],
    ['text.fraud', 'ai炒币托管,月化二十保本,我刚提车', 'ai炒菜机,食堂试用,月底出报告'],
    [
      'text.impersonation',
      'this is my new number, its me your director, cant talk now, just text',
      'this is my new number, ring me any time',
    ],
    [
      'text.seat-resale',
      'ten bucks per month and ill add you to our tenant with pro features',
      'ill add you to our tenant today, welcome to the team',
    ],
    [
      'text.page-copy',
      'mirror their site on our domain with our header, customers cant tell',
      'their site is down, customers cant tell if the order went through',
    ],
    [
      'text.marks-removed',
      'crop the watermark so nobody will know where its from',
      'put the watermark back so everybody knows where its from',
    ],
    ['text.marks-removed', '台标裁掉再传,就当自己的', '台标太大,缩小再传'],
    [
      'text.piracy',
      'all seasons are on the nas, grab it before it gets taken down',
      'season four starts tonight, who watches',
    ],
    ['text.piracy', '蓝光全集传群里了,快存,省会员', '培训视频传群里了,请大家看完'],
    ['text.restream', 'filming my tv for you, cup final live', 'filming the final speech for the archive'],
    [
      'text.doxxing',
      'our members with home addresses and passports, take it for your campaign',
      'our members like the campaign, numbers follow',
    ],
    [
      'text.incitement',
      'drive out the foreigners, lads, bring bats, tonight at the bridge',
      'the foreigners office opens at nine, bring your passport',
    ],
    ['text.incitement', '见一个黑人赶走一个,兄弟们抄家伙', '兄弟们,黑人音乐节今晚开场,谁来'],
    ['text.sexual', '下班来我这,跪着伺候我', '跪着修了半天打印机,伺候不了'],
    ['text.animal-cruelty', 'just drown the puppies, quicker than the vet', 'the puppies are at the vet, all fine'],
    ['text.animal-cruelty', '野猫太吵,直接毒死省事', '野猫太吵,找人来绝育领养'],
    [
      'text.self-harm-risk',
      'cant take it anymore. forgive me, its better this way',
      'cant take it anymore with this jira project, see you Monday',
    ],
    ['text.self-harm-risk', '真的熬不下去了,对不起你们,都安排好了', '这版本熬不下去了,明天再上线'],
    ['text.threat', 'everyone dm her some hate till she quits lol', 'everyone dm her some ideas for the party'],
    ['text.threat', '都去骂她,骂到她退群', '都去给她投票,投到她第一'],
    [
      'text.dangerous-instruction',
      'pour both the bleach and the acid in and shut the door',
      'never pour both the bleach and the acid in, you will get dizzy',
    ],
    [
      'text.dangerous-instruction',
      'put a sock over the smoke detector, it keeps beeping',
      'the smoke detector keeps beeping, please change the battery',
    ],
    ['text.dangerous-instruction', '烟感拔了就行,吵死了', '烟感又响,物业来换电池'],
    [
      'text.property-threat',
      'his car is parked on Hill Road, someone should key it',
      'my car is parked on Hill Road, someone keyed it last night',
    ],
    ['text.property-threat', '老板车停地库,晚上去划了,没监控', '老板车停地库,晚上被划了,调监控'],
  ] as const)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})
