import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look. */
const LOOK = 0.6

/** What is meant, and what is said at work in the same words. */
const TWINS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.piracy',
    'I kept a copy of their tender papers when I left. Tell me if you want them, nobody will know it was me.',
    'The tender papers are confidential, so please keep them in the locked room.',
  ],
  ['text.piracy', '老东家的底价表我留了一份，没公开的，想要就说', '底价表没公开，供应商来访时请收好'],
  [
    'text.piracy',
    'We printed the famous brand on our own shirts, they will never notice',
    'The customer asked us to print their logo on the shirts',
  ],
  ['text.piracy', '人家的课程照抄过来换成咱们公司名，没人认得', '人家的课程我们买了十个名额'],
  [
    'text.forged-documents',
    'Residence permit with hologram, looks genuine, no questions asked',
    'The residence permit of our new colleague came by mail today.',
  ],
  ['text.forged-documents', '焊工证带钢印，不用考试，一周拿', '焊工证考试在周三，带身份证'],
  [
    'text.fraud',
    'Put the night shift down twice, the boss never reads it, and you get half',
    'The night shift was booked twice by mistake, please take one off.',
  ],
  ['text.fraud', '夜班费重复报没人看，报下来分你一半', '夜班费重复报了，请财务退回一笔'],
  [
    'text.fraud',
    'Say it was stolen, the insurance pays and we split it',
    'The insurance asks for the police report of the stolen bike.',
  ],
  ['text.fraud', '就说被偷了，保险赔下来咱们平分', '被偷的车报警了，保险要回执'],
  [
    'text.fraud',
    'I am an army doctor on a mission and love your photo, I only need the plane ticket to come to you',
    'The army doctor comes on Monday for the check-ups, the plane ticket is booked',
  ],
  ['text.fraud', '我是军医，看了你的照片爱上你，只差机票钱就来见你', '军医周一来体检，机票已经订好'],
  [
    'text.advertising',
    'My sister bakes cakes from home, discount for colleagues, message me to order',
    'My sister baked the cake for our party.',
  ],
  ['text.advertising', '我姐开的花店，同事打折，私信我预订', '我姐给大家带了花'],
  [
    'text.threat',
    'If you talk to hr again remember your kids, you have two daughters',
    'If you talk to hr again, ask them about the kids room.',
  ],
  ['text.threat', '你再投诉一次试试，想想你孩子', '你再投诉的时候把单号带上'],
  [
    'text.threat',
    'One word to anyone and you end up in hospital',
    'He ended up in hospital with a broken arm, flowers are on the way',
  ],
  ['text.threat', '敢报警就打断你的腿', '他摔断了腿，已经报警处理事故'],
  [
    'text.threat',
    'We hold their passports, they get no wages and sleep on site. How many workers do you need?',
    'The workers get their passports back on Friday. How many wagons do you need?',
  ],
  ['text.threat', '工人护照都在我们这锁着，不发工资只管饭，您要多少人', '工人护照办签证，周五发回'],
  [
    'text.harassment',
    'Your legs look great, come to my room, just the two of us',
    'Come to my room for the interview, the door is open',
  ],
  ['text.harassment', '身材真好，下班别走，就咱俩', '下班别走，就咱俩把盘点做完'],
  [
    'text.harassment',
    'I will call you every hour until you talk to me',
    'I will call the carrier every hour until the truck is here',
  ],
  ['text.harassment', '我天天给你发，发到你答应为止', '我天天给供应商发邮件，等他们答复'],
  [
    'text.harassment',
    'Hold him down, the new guy has to drink it, I film',
    'The new guy drinks tea, I film the tour for the page',
  ],
  ['text.harassment', '按住那个学徒灌他，我来拍', '学徒量好尺寸，我来拍照存档'],
  [
    'text.animal-cruelty',
    'We put the hedgehog in the washing machine, hilarious',
    'The washing machine in the yard is broken again, hilarious',
  ],
  ['text.animal-cruelty', '把刺猬扔进洗衣机了，笑死', '院子里有刺猬，别踩到'],
  [
    'text.self-harm-risk',
    "I can't go on. Tonight I drive into a tree.",
    "I can't go on with this printer, tonight I drive home early.",
  ],
  ['text.self-harm-risk', '我熬不下去了，今晚就跳下去', '我熬不下去了，今晚先睡了'],
  [
    'text.dangerous-instruction',
    'Pour the toilet cleaner and the bleach together, works wonders, hold your breath',
    'Bleach and toilet cleaner are on the second shelf',
  ],
  ['text.dangerous-instruction', '洁厕灵和消毒水倒一起更好用，憋口气就行', '洁厕灵和消毒水放在二层架子'],
  [
    'text.dangerous-instruction',
    'Put a coin in the breaker, then it never trips',
    'The breaker trips every morning, can the electrician come?',
  ],
  ['text.dangerous-instruction', '空开拿铜丝短接，再也不跳', '空开老跳，请电工来看'],
  [
    'text.crime-incitement',
    'The bombers did the right thing. Who is next?',
    'The bombers were sentenced today. Who is next on the agenda?',
  ],
  ['text.crime-incitement', '纵火者干得漂亮，下一个谁来', '纵火者今天判了，下一个议题'],
  [
    'text.hoax',
    'They will freeze bank accounts on Monday, take out your money before they delete this',
    'The bank moves our accounts on Monday, no payments until noon',
  ],
  ['text.hoax', '下周冻结所有存款，快取钱，速转', '银行下周系统升级，转账会慢'],
  [
    'text.fundraising',
    'Typhoon at home. Please send what you can to my own account.',
    'Typhoon at home, everybody is safe, thanks for asking.',
  ],
  ['text.fundraising', '家里遭台风了，能捐多少捐多少，打到我的卡', '家里遭台风了，人都平安，谢谢大家'],
]

const SERVICE_TWINS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.evasion-help',
    'Mass registration of accounts, passes phone verification, never banned',
    'Registration needs phone verification now, new colleagues ask HR.',
  ],
  ['text.evasion-help', '批量注册账号，过滑块，不封号', '注册页的滑块太难，请换一个'],
  [
    'text.attack-service',
    'Everyone keep sending the big file until it crashes',
    'Everyone who has the big file: it crashes when opened in the preview.',
  ],
  ['text.attack-service', '大家狂点登录，点到系统挂掉', '大家登录慢是因为证书更新'],
  [
    'text.malware',
    'I built a little virus that wipes the backups, I leave it on the server',
    'I built a little rig that tests the backups, it runs on the server',
  ],
  ['text.malware', '我写了个病毒，会删备份，放到他电脑上', '我写了个脚本，会校验备份，放到仓库里'],
  [
    'text.exploit',
    'There is a loophole, keep it quiet and help yourselves',
    'There is a loophole in the tender rules, legal closes it.',
  ],
  ['text.exploit', '这有个漏洞，别声张，大家随便看', '这有个漏洞，已经报给开发'],
  [
    'text.exploit',
    'Change the date and the trial starts over, works every time',
    'The trial ends on that date, shall we buy?',
  ],
  ['text.exploit', '改系统时间试用就重新开始，屡试不爽', '试用到期时间改到周五了'],
  [
    'text.official-claim',
    'We are an official agent of WeCom, papers to follow',
    'Our official agent for customs sends the papers.',
  ],
  ['text.official-claim', '我们是企业微信授权代理，授权书还没下来', '企业微信的授权书法务收好了'],
  [
    'text.scraping',
    'We harvest member lists of chats, 10 euro per thousand',
    'The member lists for the bus are ready, 10 euro per seat',
  ],
  ['text.scraping', '采集群成员手机号，一千条五十', '群成员请把手机号填好'],
]

const WORK_TWINS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.piracy',
    'Torrent of the new season is in the folder, share it',
    'The new season of the company podcast starts today, share it',
  ],
  ['text.piracy', '新专辑的磁力链分享给大家，速存', '新专辑的海报分享给大家看看'],
  [
    'text.fraud',
    'Deliver only forty boxes and charge them for fifty, nobody counts',
    'Deliver only forty boxes, ten are still with customs',
  ],
  ['text.fraud', '少装两箱照全价开票，发现不了', '少装了两箱，明天补发'],
  [
    'text.harassment',
    'We all turn our backs when she comes in, her face is priceless',
    'We all stand up when she comes in, it is her birthday',
  ],
  ['text.harassment', '他一来就躲开他，大家都这样，看他气哭太逗', '他一来就发蛋糕，大家都等着'],
  [
    'text.threat',
    'Do the shift or your wife finds out about the hotel',
    'Do the shift or tell me by noon, I need a name for the list',
  ],
  ['text.threat', '给我换班，不然就告诉你老婆酒店的事', '给我换班，不然周五没人'],
  [
    'text.threat',
    "Tell her that her kids won't make it home if she talks",
    'Tell her that the kids are at home if she asks',
  ],
  ['text.threat', '他要是敢作证，女儿就回不了家', '他女儿回不来家，要请半天假'],
  ['text.hate', 'Peasants bow to a wooden doll, how stupid', 'The wooden doll in the window is from the fair'],
  [
    'text.incitement',
    'Those squatters again. Chase them away tonight, with dogs if need be',
    'The squatters left the hall this morning',
  ],
  ['text.incitement', '今晚把乞丐轰走，必要时动手', '今晚把乞丐送去收容所过夜'],
  [
    'text.self-harm',
    'Please just step off the roof, nobody would notice',
    'Please just step off the ladder before you answer the phone',
  ],
  ['text.self-harm', '你怎么还不去跳楼', '你怎么还不下楼，车到了'],
  [
    'text.crime-incitement',
    'Tomorrow we crack the jeweller, the alarm is broken, bring gloves',
    'Tomorrow the jeweller comes for the trophy, bring the list',
  ],
  ['text.crime-incitement', '明晚撬金店，监控关了，带手套', '金店明晚开业，带名片去'],
  [
    'text.dangerous-instruction',
    'Run the crane after a few beers, nothing ever happens',
    'The crane course starts after the break, nothing to bring',
  ],
  ['text.dangerous-instruction', '喝几杯再爬梯子，从来没出过事', '爬梯子之前看一下挂牌'],
  [
    'text.applause',
    'Do as I do and take some home from the warehouse, nobody misses it',
    'Do as I do and write the count on the list',
  ],
  ['text.applause', '跟我学，从仓库拿点回家，没人发现', '跟我学，扫码以后按确认'],
  [
    'text.page-copy',
    'I built a fake form that asks for the password, four people fell for it',
    'I built a form that asks for the lunch order, four people answered',
  ],
  ['text.page-copy', '搭了个页面让人登录，好几个上当了', '搭了个页面让人报名，好几个填完了'],
  [
    'text.doxxing',
    'This is the woman who complained, 030 5550199, give her a call tonight',
    'The woman who ordered is 030 5550199, please call back about the delivery',
  ],
]

/** What only sounds like it: said on any day, in words of several of these kinds. */
const HARMLESS: readonly (readonly [SignalName, string])[] = [
  ['text.break-in', 'I left the badge at home, can I still use her locker?'],
  ['text.account-lending', '请不要把账号借给别人，找服务台开一个'],
  ['text.impersonation', 'I am off sick, the doctor says until Friday'],
  ['text.seat-resale', 'We resell office chairs, forty seats at half price'],
  ['text.harassment', 'Everyone holds their noses when she comes in with the blue cheese, lol'],
  [
    'text.piracy',
    'We use the pictures of the photo agency for the flyer, we have paid for them, nobody checks the old ones',
  ],
  ['text.doxxing', 'This is the man who repairs the heating, 030 5550144, ring him when it is cold'],
  ['text.evasion-help', 'I got kicked out of the meeting, joining again with another number'],
  ['text.evasion-help', '我被踢出会议了，换号码重新进'],
  ['text.dangerous-instruction', '喝了酒别爬梯子，从来没出过事是运气'],
  ['text.money-request', 'Attached is our change of bank details form, please call the number on file before you pay.'],
  ['text.weapons', '附上不锈钢管的报价'],
  ['text.laundering', '反洗钱课程讲空壳公司和虚开发票，周五前学完'],
  ['text.threat', "Watch your step in the car park tonight, it's icy"],
  ['text.hoax', 'Fact check: it is false that they freeze bank accounts, do not share'],
]

describe('scenes in plain words', () => {
  for (const [signal, meant, harmless] of [...TWINS, ...SERVICE_TWINS, ...WORK_TWINS])
    it(`${signal}: ${meant}`, () => {
      expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
      expect(valueOf(signal, harmless)).toBeLessThan(LOOK)
    })

  for (const [signal, text] of HARMLESS)
    it(`${signal} is not said: ${text}`, () => {
      expect(valueOf(signal, text)).toBeLessThan(LOOK)
    })
})
