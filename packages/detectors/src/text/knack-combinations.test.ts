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
    'text.exploit',
    'Count up the invoice number in the url and you see every bill of other firms, have a look.',
    'Count up the invoice number in the template before you send the bill.',
  ],
  [
    'text.exploit',
    'Set the role in the token to owner and you read payslips all day long.',
    'Set the role in the token to reader, the docs say why.',
  ],
  ['text.exploit', '抓包把订单号换成别的,别人的发票就能随便下', '抓包排查一下,测试环境的订单号对不上'],
  ['text.exploit', '把链接里的编号加一,全公司的工资条挨个看', '链接里的编号加一,下一期周报用'],
  [
    'text.seat-resale',
    'We have empty seats, so the firm next door pays us ten each to sit on our plan.',
    'We have empty seats, so procurement cancels ten on our plan.',
  ],
  [
    'text.seat-resale',
    'I rent out our business plan on craigslist, cheaper than the vendor.',
    'I split our business plan into chapters for the board.',
  ],
  ['text.seat-resale', '团队版三个人均摊,闲鱼上私聊我', '团队版的费用各部门均摊'],
  ['text.seat-resale', '企业版席位匀给楼下公司,按月给我就行', '企业版席位按月给各部门统计一次'],
  [
    'text.attack-service',
    'Midnight, everybody starts the script and we knock their portal offline.',
    'The script runs at midnight and takes the portal offline for maintenance, see the ticket.',
  ],
  ['text.attack-service', '十点每人开五个循环,把服务器搞崩为止', '服务器昨晚崩了,运维在查循环依赖'],
  [
    'text.evasion-help',
    'Beat the daily limit: rotate three throwaway accounts, I will show you.',
    'The daily limit is too low for us, please raise it.',
  ],
  ['text.evasion-help', '邀请上限好破,小号轮着发就行', '邀请上限不够用,已经申请提高'],
  [
    'text.evasion-help',
    'Mass report that profile from your alts until she is banned.',
    'Report that profile if it sends phishing, moderators look at each.',
  ],
  ['text.evasion-help', '每人拿小号举报他,凑够次数自动封', '收到诈骗信息请举报,平台会核实'],
  [
    'text.evasion-help',
    'My extension taps into the private api and reads all channels, never approved, works.',
    'My extension was approved yesterday and reads the calendar.',
  ],
  ['text.evasion-help', '脚本偷偷挂在群里自动回复,没报备', '自动回复脚本已报备,周一上线'],
  [
    'text.marks-removed',
    "This patch hides the vendor's name on the about page, looks like our own tool then.",
    'The about page lost the copyright notice, please put it back.',
  ],
  ['text.marks-removed', '一行脚本就能抹掉客户端里厂商的名字,看不出是谁家的', '客户端的厂商标识缺失,请尽快补上'],
  [
    'text.break-in',
    "Stick it on her laptop, the key logger emails me all she types, antivirus can't see it.",
    'The antivirus quarantined a key logger on her laptop.',
  ],
  ['text.break-in', '针孔装她工位,画面直接传到我手机', '安全组在工位发现针孔,已经报警'],
  [
    'text.account-lending',
    'Ben gets my login while I travel, same password, he answers in my name.',
    'Ben gets my customers while I travel, delegated in the tool.',
  ],
  ['text.account-lending', '我走后账号留给小赵,密码不变,他照样用我的名字发', '我走后客户账号留给小赵,交接单已签'],
  [
    'text.account-trade',
    'Parked eleven company names here, they pay up or never get them back; taking offers soon.',
    'Parked eleven company cars here, they move tomorrow.',
  ],
  ['text.account-trade', '囤了一堆大牌的名字,等他们来买', '名字还没想好,等品牌部来定'],
  [
    'text.restream',
    "Grand prix on Sunday: captured from my subscription, streamed to whoever hasn't one.",
    'Grand prix on Sunday, we watch it in the bar.',
  ],
  ['text.restream', '欧冠今晚,付费台采集卡推流,进来就看', '欧冠今晚,谁去酒吧看'],
  [
    'text.piracy',
    'All episodes in 2160p are on my nas, why pay for three services.',
    'All episodes of our podcast are on the intranet.',
  ],
  ['text.piracy', '付费网课扒下来打包好了,别花钱买', '公司的网课已经上线,请按时学完'],
  ['text.piracy', 'Harbour.Nights.S02.1080p.WEB-DL.DDP5.mkv', 'encoder-test-1080p-x264-sample.mkv'],
  ['text.piracy', '海岸之夜第二季_国语中字_4K_未删减', '产品宣传片_4k_成片_双语字幕'],
  [
    'text.fundraising',
    'The cleaner had an accident and the hospital bill is huge, chip in, revolut me and I hand it over.',
    'The cleaner had an accident, HR is in touch with the family.',
  ],
  ['text.fundraising', '保洁阿姨住院了,大家凑点,扫我的码,我转交', '保洁阿姨住院了,工会明天去看望'],
  [
    'text.advertising',
    'Found your company on a map, our factory makes cartons, free samples, may I send a catalogue?',
    'I found your company on a map, see you at the factory at nine.',
  ],
  ['text.spam', '冒昧联系,我司专业拓客,有需要回1', '冒昧问一句,拓客的预算定了吗'],
  [
    'text.harassment',
    'Those thighs in leggings, wear that again, I enjoy the view.',
    'Leggings do not count as safety trousers, the dress code says.',
  ],
  ['text.harassment', '你这大腿配黑丝,今天让我看个够', '黑丝面料的样衣到了,尺码偏小'],
  [
    'text.harassment',
    'Vote who of the trainees is the fattest, best insult wins a day off.',
    'Vote who of the trainees presents first.',
  ],
  ['text.harassment', '来给新来的几个姑娘颜值打分,垫底的请客', '来给新来的几个方案打分,垫底的重做'],
  ['text.hate', 'I hate every single muslim on this floor.', 'I hate every single alarm on this floor.'],
  ['text.hate', '看见就恶心,最恨黑人', '看见就恶心,最恨香菜'],
  [
    'text.self-harm-risk',
    'I gave my things away. When they find me, tell my sister it is not her fault.',
    'I gave my things away before I moved to the new flat.',
  ],
  ['text.self-harm-risk', '信放在抽屉里了,以后没有我你们会好过', '合同放在抽屉里了,以后没有我签字也行'],
  [
    'text.self-harm',
    'Three days of water only, stay strong girls, hunger is your friend.',
    'Water only before the scan, the clinic says.',
  ],
  ['text.self-harm', '这周只喝水,瘦成骨感才值得,瞒着家里', '体检前只喝水,早餐晚点吃'],
  [
    'text.dangerous-instruction',
    'Who dares: sit on the tracks until the train honks, film it and post the clip.',
    'Who wrote the plan for the train tracks, please post the file.',
  ],
  ['text.dangerous-instruction', '敢不敢躺铁轨等火车来,拍视频比谁最久', '铁轨检修今晚开始,请注意安全'],
  [
    'text.applause',
    'The grandchild trick never fails, quick cash, you should all try it too.',
    'The grandchild trick is back, the police explained how to spot it.',
  ],
  ['text.applause', '杀猪盘真来钱,老人一骗一个准,都学起来', '杀猪盘的受害者很多,反诈中心提醒大家'],
]

describe('small ways round what is agreed', () => {
  it.each(TWINS)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})

describe('what an office says of cases, news and goods of its own', () => {
  it.each([
    ['text.official-claim', 'This is Otto from customer support, your order has left the warehouse.'],
    ['text.official-claim', '我是服务台的小周,您的电脑已经修好,可以来取'],
    ['text.drugs', 'Doctor prescribed codeine, who drives by the pharmacy?'],
    ['text.hoax', 'The chain letter about closed banks was debunked today.'],
    ['text.money-request', '有人冒充老板要礼品卡,大家别上当'],
    ['text.laundering', '公安部提醒:请勿出租银行卡,跑分要坐牢'],
    ['text.extremism', 'Officials say a neo-Nazi cell was recruiting at schools.'],
    ['text.self-harm', 'She survived a suicide attempt and now works for the crisis line.'],
    ['text.reverse-engineering', '新规:不得安装破解版软件'],
    ['text.evasion-help', '虚拟机的定位飘到国外了,打卡页打不开'],
    ['text.account-trade', 'Our firm sells accounting courses.'],
  ] as const)('%s: nobody is asked about "%s"', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it('does not hold what an association for animals tells', () => {
    expect(valueOf('text.animal-cruelty', '动物保护组织举报了虐猫视频')).toBeLessThan(HOLD)
  })
})

describe('a rumour that cash ends', () => {
  it.each([
    '内部消息:春节后现金停用,快去银行换数字币,转给家里人',
    '内部消息:国庆后现金不再流通,赶紧去银行换成数字币,转给家人',
  ])('is a hoax, and washes no money: %s', (text) => {
    expect(valueOf('text.hoax', text)).toBeGreaterThanOrEqual(HOLD)
    expect(valueOf('text.laundering', text)).toBeLessThan(LOOK)
  })

  it.each(['内部消息:收现金转U,跑分日结,银行卡来几张', '收卡跑分,一天三千'])(
    'money is washed in other words: %s',
    (text) => expect(valueOf('text.laundering', text)).toBeGreaterThanOrEqual(LOOK),
  )
})
