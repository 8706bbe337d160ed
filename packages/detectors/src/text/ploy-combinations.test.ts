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
    "Does anybody have Petra's password? I want to look into her mailbox while she is away.",
    'Petra is away and asked me to look into her mailbox; IT set up the delegate right.',
  ],
  ['text.break-in', '老板的密码被我猜到了，他的邮件随便看，别说出去', '老板忘记密码了，信息部已经重置'],
  [
    'text.break-in',
    'Can someone help me crack my manager’s password?',
    'My manager was hacked last week, his password is new.',
  ],
  ['text.break-in', '谁能帮我破解经理的密码？', '经理的账号被盗了，找信息部'],
  [
    'text.attack-service',
    "I wrote a script that sends ten thousand calls a second, let's run it until their api dies.",
    'The load test with ten thousand calls a second runs tonight on staging, as agreed.',
  ],
  ['text.attack-service', '今晚一起攻击服务器，把它搞瘫', '今晚服务器升级，可能会瘫痪一小时'],
  [
    'text.scraping',
    'My bot collects the email addresses of all members of this chat, who wants them?',
    'Our bot collects feedback of all members and posts it every Friday.',
  ],
  ['text.scraping', '谁能给我做个爬这个聊天服务的爬虫', '我们自己文档站被搜索爬虫报了404'],
  [
    'text.exploit',
    "The export page doesn't check who you are, let's download the other tenants' files before someone notices.",
    "The export page doesn't check who you are; ticket 77 is open, the fix comes tonight.",
  ],
  ['text.exploit', '我找到一个漏洞，打算用它拿管理员权限', '我找到一个漏洞，已经报给安全组'],
  [
    'text.account-lending',
    'We are six people on one account: my wife and my brother log in as me, nobody notices',
    'Six people work on the account Petra, it is our largest customer.',
  ],
  ['text.account-lending', '我把账号借给室友用了', '室友把充电器借给我用了'],
  [
    'text.seat-resale',
    'Our company plan is half empty, let us rent the seats to other firms for 5 euros a month',
    'The customer wants two more seats in the enterprise plan, please send a quote.',
  ],
  ['text.seat-resale', '出售我们公司工作区的使用权，每月五块', '访客工位在二楼，每月保洁一次'],
  [
    'text.account-trade',
    'We reserved the names of all our competitors here, let them pay to get them.',
    'Names of competitors must not appear in our ads, says legal.',
  ],
  ['text.account-trade', '竞争对手的名字我们都先占上了，让他们花钱买', '竞争对手在集市街开店了'],
  [
    'text.evasion-help',
    'If they delete your post, post it again with other letters',
    'If they delete the old post, link the new one.',
  ],
  ['text.evasion-help', '别听那些规定，想发什么发什么', '请听从消防员安排，想问什么可以问'],
  [
    'text.impersonation',
    'I am officer Miller of the federal police, you must answer my questions in this chat at once.',
    'The police want the footage of the car park.',
  ],
  ['text.impersonation', '我是公安局的李警官，必须马上在这里配合调查', '我是信息部的，十点来换你的电脑'],
  [
    'text.impersonation',
    "I'm going to say I'm Tom from HR so she gives me her file.",
    'I am Tom from HR, nice to meet you all on Monday.',
  ],
  [
    'text.threat',
    'If Jonas tells anyone he will get hurt, let him know that.',
    'If Jonas tells anyone about the surprise party he will be sorry.',
  ],
  ['text.incitement', '见到难民就打，大家转发', '见到难民家庭有困难，请打救助电话'],
  [
    'text.incitement',
    'No Muslim is to get served here, they are vermin, spread it',
    'No visitor is to be served after ten, the kitchen closes.',
  ],
  ['text.hate', 'Those Arabs, their kind can’t be trusted', 'This kind of cable can’t be trusted'],
  [
    'text.self-harm',
    'Hanging is quick, I can tell you how if life is too much.',
    'Hanging the picture is quick, I can show you how.',
  ],
  ['text.self-harm', '告诉你吃多少片就醒不过来', '说明书说饭后吃两片'],
  ['text.self-harm', '有没有一起走的，周日约着结束生命', '有没有一起走的，周日约着爬山'],
  [
    'text.dangerous-instruction',
    'Put nails on the road so that their trucks crash',
    'Put the nails on the shelf, the road is blocked',
  ],
  ['text.fraud', '先交两百定金房子就给你留，看不了房，我在国外', '房子五月空出来，押金两个月，周六看房'],
  ['text.doxxing', '我把大家的护照号都放公开表格里了', '护照号请填在人事系统里'],
  [
    'text.animal-cruelty',
    'How to hurt a dog without leaving marks: use a wet towel.',
    'How to dry a dog: use a wet towel first.',
  ],
]

describe('what is meant is looked at, and held by nothing new', () => {
  it.each(TWINS)('%s: %s', (signal, meant) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('what offices say in the same words is not', () => {
  it.each(TWINS)('%s: beside %s', (signal, _, innocent) => {
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
  })
})

describe('applause', () => {
  it.each([
    'Whoever beat up that reporter did the right thing, more people should do it.',
    'respect to the guys who smashed the shop windows, keep going!!',
    'Great that they burned the refugee home, do it everywhere!',
    'Everybody should try shoplifting, it is fun and they never catch you',
    '打那个记者的人干得好，大家都该这么干。',
    '烧清真寺的干得漂亮，下一座安排上',
    '继续骂她，好玩，大家都来。',
  ])('is heard in %s', (text) => {
    expect(valueOf('text.applause', text)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.applause', text)).toBeLessThan(HOLD)
  })
  it.each([
    'Whoever fixed the reporter tool did the right thing, thank you.',
    'Respect to the guys who repaired the shop window overnight, keep going!',
    'You smashed the record of the night shift, well done, keep it up!',
    'Bravo to the boys who beat the champions, next time harder.',
    'It is terrible that someone set the mosque on fire, we collect signatures.',
    '连夜修好橱窗的师傅牛，继续加油！',
    '打进决赛的小伙子好样的，下次再加油。',
    '消防演练做得好，继续保持！',
  ])('is not heard in %s', (text) => {
    expect(valueOf('text.applause', text)).toBeLessThan(LOOK)
  })
})

describe('ordinary words that were taken for harm', () => {
  it.each<readonly [SignalName, string]>([
    ['text.self-harm', '三天不吃糖的挑战，谁要一起参加？'],
    ['text.fraud', 'Your mailbox will be moved tonight between 22:00 and 23:00, nothing to do for you.'],
    ['text.fraud', 'The shared mailbox for the department is ready, IT gave all of you access.'],
    ['text.official-claim', '我是停车场运营方，道闸明天修好。'],
    ['text.reverse-engineering', '规定：不得反编译、修改客户端。'],
    ['text.fundraising', "I'd like to start a donation drive, whom do I ask for the permit?"],
    ['text.extremism', 'We attack the backlog on Monday, who joins me?'],
    ['text.minor-safety', '她妈上夜班，九岁的小姑娘在奶奶家'],
    ['text.minor-safety', '女儿十二岁，放学自己和同学回家，我四点走。'],
  ])('%s: %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
  it.each<readonly [SignalName, string]>([
    ['text.self-harm', '三天不吃，越瘦越美，一起打卡'],
    ['text.fraud', 'Your mailbox will be closed today, reply with your password to keep it.'],
    ['text.minor-safety', '九岁的小姑娘在奶奶家，单独约她出来，别告诉她妈'],
  ])('and what is meant is still seen: %s: %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })
})
