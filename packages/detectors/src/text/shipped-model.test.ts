import { readFileSync } from 'node:fs'
import { type SignalName, SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { detector } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const sink = new SignalValues()

function read(text: string): SignalValues {
  sink.clear()
  detector.detect([{ pointer: '/text', text }], null, sink)
  return sink
}

const HALF = 0.5
const LOOK = 0.6

/** A sentence that means something, its innocent twin, and what else the sentence may be taken for. */
type Pair = {
  readonly signal: SignalName
  readonly meant: string
  readonly twin: string
  readonly near: readonly SignalName[]
}

const ABUSE: readonly SignalName[] = [
  'text.harassment',
  'text.hate',
  'text.threat',
  'text.profanity',
  'text.incitement',
]
const OFFER: readonly SignalName[] = ['text.spam', 'text.advertising', 'text.fraud']
const pair = (signal: SignalName, near: readonly SignalName[], meant: string, twin: string): Pair => ({
  signal,
  meant,
  twin,
  near,
})

const PAIRS: readonly Pair[] = [
  pair(
    'text.harassment',
    ABUSE,
    'You are a pathetic idiot and a liar, get out of my sight.',
    'You are a patient reviewer and a good listener, see you at lunch.',
  ),
  pair('text.harassment', ABUSE, '你就是个没脑子的废物，看着就恶心', '你就是个热心的同事，跟你合作很开心'),
  pair(
    'text.hate',
    ABUSE,
    'All immigrants are parasites, throw them out of this country.',
    'All immigrants on our team get help with their papers.',
  ),
  pair('text.hate', ABUSE, '外地人都是垃圾，统统滚回老家去', '外地同事都可以申请回老家过年的补贴'),
  pair(
    'text.threat',
    ABUSE,
    'I know where you live and I will stab you tonight.',
    'I know where you parked, I can drop the keys off on my way home.',
  ),
  pair('text.threat', ABUSE, '你再敢举报我，我就打断你的腿', '你再举报一次这个缺陷，我就把它修好'),
  pair(
    'text.sexual',
    [...ABUSE, ...OFFER],
    'Come to my room tonight, I want to have sex with you, send me your nudes.',
    'Come to my desk tonight, I want to go through the photos of the party.',
  ),
  pair(
    'text.sexual',
    [...ABUSE, ...OFFER],
    '今晚来我房间，想和你做爱，先发裸照给我看',
    '今晚来我房间开会，先把照片发给我看',
  ),
  pair(
    'text.self-harm-risk',
    ['text.self-harm'],
    "I don't want to live anymore, I have thought about how to end my life.",
    "I don't want to live in this city anymore, I have thought about moving.",
  ),
  pair(
    'text.self-harm-risk',
    ['text.self-harm'],
    '我不想活了，每天都在想怎么结束自己的生命',
    '我不想住这里了，每天都在想怎么搬家',
  ),
  pair(
    'text.self-harm',
    [...ABUSE, 'text.self-harm-risk'],
    'Go kill yourself, slit your wrists, nobody will miss you.',
    'Go get some rest, save your work, nobody will mind.',
  ),
  pair(
    'text.spam',
    OFFER,
    'LIMITED offer! Buy 1000 followers cheap, click www.get-more.example now, 50% off today only!',
    'The printing company has answered, its price is a little lower than last year, see the folder.',
  ),
  pair(
    'text.advertising',
    OFFER,
    '全场五折，限时优惠，厂家直销，欢迎选购，加微信 kd2266',
    '食堂本周有新菜，欢迎大家提意见，填表即可',
  ),
  pair(
    'text.fraud',
    OFFER,
    'Your bank account has been suspended, verify your password within 24 hours at http://secure-login.example/id',
    'Your bank holiday request has been approved, see the calendar for the 24 hours notice rule.',
  ),
  pair(
    'text.fraud',
    OFFER,
    '【工商银行】您的银行卡已被冻结，请点击 http://login-cn.example/x 重新验证',
    '您的门禁卡周五到期，请到前台更新',
  ),
  pair(
    'text.gambling',
    OFFER,
    'Join our online casino, 100% first deposit bonus and free spins, best odds on every match!',
    'Join our bingo night at the summer party, every ticket is for charity.',
  ),
  pair(
    'text.gambling',
    OFFER,
    '澳门线上赌场，百家乐首存送88，加微信 kd8866',
    '公司年会抽奖，现场送88张电影票，找行政登记',
  ),
  pair(
    'text.drugs',
    [...OFFER, 'text.contact-drop'],
    'Selling cocaine and MDMA, 60 a gram, discreet delivery, text me on Telegram @fastline77',
    'Selling my bike and a desk lamp, 60 euros, pick up at the office.',
  ),
  pair(
    'text.drugs',
    [...OFFER, 'text.contact-drop'],
    '出冰毒，货真价实，每克300，同城送货，加微信 kd2288',
    '出旧显示器，成色很好，300元，同城自取',
  ),
  pair(
    'text.pyramid',
    OFFER,
    'Pay 200 once, recruit three friends below you, and earn from every level they bring in.',
    'Pay the deposit once, invite three friends, and we book the cabin.',
  ),
  pair(
    'text.pyramid',
    OFFER,
    '交3800元入会，拉三个人头就返利，下线越多层层提成',
    '交38元报名，三个人一组，奖品人人有份',
  ),
]

const JUDGED: readonly SignalName[] = [
  'text.harassment',
  'text.hate',
  'text.threat',
  'text.sexual',
  'text.self-harm',
  'text.self-harm-risk',
  'text.spam',
  'text.advertising',
  'text.fraud',
  'text.gambling',
  'text.drugs',
  'text.pyramid',
]

describe('the text signals that ship', () => {
  it('ask a person to look at what is meant', () => {
    const missed = PAIRS.filter(({ signal, meant }) => read(meant).value(signal) < LOOK)
    expect(missed.map(({ meant }) => meant)).toEqual([])
  })
  it('let the innocent twin pass, for each of them', () => {
    const alarms = PAIRS.flatMap(({ twin }) => {
      const values = read(twin)
      return JUDGED.filter((signal) => values.value(signal) >= LOOK).map((signal) => `${signal}: ${twin}`)
    })
    expect(alarms).toEqual([])
  })
  it.each([
    'Moby Dick',
    'You could always ask yourself why',
    'I wish I had one',
    'Invoice 8831 is overdue, please pay by bank transfer',
    'The CEO approved the gift card budget for the team',
    'Je vais bien',
    '两只秃鹰登上了飞机',
    '是谁写的白痴',
    '你为什么不能吃',
  ])('let talk pass that only sounds like harm: %s', (text) => {
    const values = read(text)
    expect([...JUDGED, 'text.weapons' as const].filter((signal) => values.value(signal) >= LOOK)).toEqual([])
  })
  it('leave the suspicion of fraud to offers of bets that the lists name as such', () => {
    const values = read('Place your bet with us tonight, guaranteed jackpot, fast payout: https://win-big.example')
    expect(values.value('text.gambling')).toBeGreaterThanOrEqual(LOOK)
    expect(values.value('text.fraud')).toBeLessThan(HALF)
  })
  it('see a threat through the padding of a long text', () => {
    const chat = 'The build is green, lunch is at noon and the slides are in the folder. '
    const zh = '构建通过了，中午一起吃饭，幻灯片在文件夹里。'
    const padded = [
      `${chat.repeat(12)}I will kill you tonight. ${chat.repeat(12)}`,
      `${zh.repeat(14)}我今晚就杀了你。${zh.repeat(14)}`,
    ]
    expect(padded.filter((text) => read(text).value('text.threat') < LOOK)).toEqual([])
    expect([chat.repeat(24), zh.repeat(28)].filter((text) => read(text).value('text.threat') >= HALF)).toEqual([])
  })
  it.each([
    'مرحبا يا زملاء، نلتقي غدا في المكتب لمناقشة خطة المشروع الجديدة والميزانية',
    'สวัสดีเพื่อนร่วมงานทุกคน พรุ่งนี้เราจะประชุมกันที่สำนักงานเพื่อหารือเกี่ยวกับแผนโครงการ',
    'नमस्ते साथियों, कल हम कार्यालय में नई परियोजना की योजना और बजट पर चर्चा करेंगे',
    'Коллеги, завтра встречаемся в офисе, чтобы обсудить новый план проекта и бюджет',
    '同事们，明天我们在办公室见面，讨论新的项目计划和预算，请大家提前准备材料',
  ])('see a threat as well beside words of another script as without: %s', (beside) => {
    const threat = 'I will kill you tomorrow when you leave the office.'
    const alone = read(threat).value('text.threat')
    expect(alone).toBeGreaterThanOrEqual(LOOK)
    for (const text of [`${threat} ${beside}`, `${beside} ${threat}`])
      expect(read(text).value('text.threat')).toBeGreaterThanOrEqual(alone)
    expect(read(`The report is ready. ${beside}`).value('text.threat')).toBeLessThan(HALF)
  })
  it.each([
    'Ich steche dich ab, du kommst hier nicht mehr raus',
    'Je vais te tuer, tu vas le regretter',
    'Te voy a matar cuando salgas de la oficina',
    'Vou te matar, você vai ver',
    'お前を殺すぞ、覚悟しろ',
    '너 내일 죽여버린다, 칼로 찔러 줄게',
  ])('ask a person to look at plain threats in languages that the model hardly knows: %s', (text) => {
    expect(read(text).value('text.threat')).toBeGreaterThanOrEqual(LOOK)
  })
  it.each([
    'What a dumb mistake on my side, apologies to all of you',
    'The patient had overdosed on insulin and was discharged after two days',
    'Ich hole dich um acht vom Bahnhof ab, dann bringe ich dich um neun nach Hause',
    'Te voy a matar de risa con estas fotos',
    '出冰箱一台，九成新，楼下自取',
    '国庆我回老家看爸妈，有事打电话',
  ])('let the innocent twin pass: %s', (text) => {
    const values = read(text)
    expect(JUDGED.filter((signal) => values.value(signal) >= LOOK)).toEqual([])
  })
  it('see no other harm in what means one: an offer of bets is none of drugs, an insult does not urge to self-harm', () => {
    const strange = PAIRS.flatMap(({ signal, near, meant }) => {
      const values = read(meant)
      return JUDGED.filter((other) => other !== signal && !near.includes(other) && values.value(other) >= HALF).map(
        (other) => `${other} ${values.value(other)}: ${meant}`,
      )
    })
    expect(strange).toEqual([])
  })
  it('take nobody at their name, and hear what lists see in one', () => {
    const called = (text: string): SignalValues => {
      sink.clear()
      detector.detect([{ pointer: '/name', text, isName: true }], null, sink)
      return sink
    }
    const asked = [
      'Willy Schwarz',
      'Nika Schwarz',
      'Schwarz',
      'Türkdoğan',

      'Anna Krieg',
      'Tom Slaughter',
    ].filter((name) => JUDGED.some((signal) => called(name).value(signal) >= LOOK))
    expect(asked).toEqual([])
    for (const name of ['fucking cunt', 'Kill all immigrants'])
      expect([name, JUDGED.some((signal) => called(name).value(signal) >= LOOK)]).toEqual([name, true])
  })
})
