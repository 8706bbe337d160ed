import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule asks for a person to look. */
const LOOK = 0.6

describe('abuse of the service, of rights and of people, in words of which none means it alone', () => {
  it.each([
    [
      'text.scraping',
      'Wrote a scraper that goes over all members at night, a headhunter pays per row',
      'The headhunter sent a list of members of the panel, all rows are in the sheet',
    ],
    ['text.scraping', '把花名册全爬下来，手机号打包卖给电销', '花名册已导入系统，手机号有误的请联系人事更正'],
    [
      'text.page-copy',
      'I cloned the login form on my own server, it looks exactly like theirs and stores the passwords',
      'We cloned the login form component in the design review, it looks exactly like the mock-up',
    ],
    ['text.page-copy', '我照着登录界面克隆了一个，他们输密码就存下来', '登录界面改版照着新规范做，输密码的框再大一点'],
    [
      'text.exploit',
      "There's a glitch that lets you see other people's files, keep it between us till they fix it",
      "There's a glitch that shows other people's files; reported it, they fix it tonight",
    ],
    ['text.exploit', '这个漏洞改参数就能免费用，先别声张', '这个漏洞改参数就能复现，已提交给安全团队'],
    [
      'text.restream',
      'Rebroadcasting the cup final from my phone, private link, a fiver',
      'The cup final is shown in the canteen, we have the licence for it',
    ],
    ['text.restream', '欧冠我转播，进直播间免费看', '欧冠周三凌晨开赛，食堂不转播，请大家在家看'],
    [
      'text.marks-removed',
      'crop out the watermark and pass it off as ours, nobody will know',
      'crop out the watermark preview, the paid file is in the folder',
    ],
    ['text.marks-removed', '把署名和水印都抹掉再转发，查不到是谁', '水印位置挪一下，署名放右下角再转发给印厂'],
    [
      'text.crime-incitement',
      'Declare half at customs and split the difference, they never look',
      'Customs asked why we declared half of the shipment, please split the list by tariff code',
    ],
    ['text.crime-incitement', '发票低开，关税差额我们分，没人查', '关税差额已补缴，发票请财务重新核对'],
    [
      'text.crime-incitement',
      'Untaxed fags by the carton, my van is in the car park',
      'Cartons are folded flat, please leave them beside the lift',
    ],
    ['text.crime-incitement', '这个标段你陪我，下次我陪你，别压价', '这个标段周五开标，标书请下班前封好'],
    [
      'text.crime-incitement',
      'I sell votes for the works council, 30 dollars a ballot',
      'The works council counted 30 ballots, votes are sealed',
    ],
    ['text.crime-incitement', '我没证，酒店打瘦脸针，一针三百', '打疫苗请带身份证，没证的到前台登记'],
    [
      'text.crime-incitement',
      'bring lighter fluid and masks, tonight we torch the depot',
      'bring candles and matches, tonight is the vigil at the depot',
    ],
    ['text.crime-incitement', '明天去把摊子掀了，带棍子，谁拦打谁', '明天把摊子收了，带篷布，谁有空搭把手'],
    [
      'text.harassment',
      'Hold him down in the changing room, film it and post the video',
      'Film it from the changing room door and post the video of the new tiles',
    ],
    ['text.harassment', '放学堵她，扇耳光，录下来发群里', '放学接她的家长把接送卡录下来发群里'],
    [
      'text.harassment',
      "everyone report him with all our accounts until he's banned",
      'everyone report the outage with a ticket until it is fixed',
    ],
    ['text.harassment', '大家举报他，十个小号一起，搞掉他', '大家举报有奖，实名一起办理'],
    ['text.hate', 'no niggers on this shift', 'no nights on this shift'],
    ['text.hate', '公司里的残疾人占着名额，恶心', '公司里的残疾人名额还有两个，请推荐'],
    ['text.hate', 'That hijab stinks, take that rag off or go home', 'The hijab day stall is next to the incense shop'],
    [
      'text.fundraising',
      'Chip in for our fighters at the front, straight to my revolut',
      'Chip in for the leaving present, cash to Mia at the front desk',
    ],
    [
      'text.fundraising',
      '孩子得了尿毒症，求大家捐一点，打给我，不开收据',
      '工会慰问金已发给尿毒症同事家属，收据已归档',
    ],
    [
      'text.doxxing',
      'She had a miscarriage, I saw her file, pass it on',
      'The file on miscarriage leave is on the intranet, pass it on',
    ],
    ['text.doxxing', '他堕过胎的女朋友的病历我翻到了，发给你们', '病历模板我翻到了，发给你们'],
    [
      'text.evasion-help',
      'put dots between letters and the word filter never sees it, goes through every time',
      'the word filter should also catch dots between letters, please add a test case',
    ],
    ['text.evasion-help', '敏感词用首字母缩写，审核识别不了，我教你', '审核组请补充首字母缩写的用例，规则组更新规则'],
    [
      'text.break-in',
      'Selling VPN access to a hospital, domain admin, 500 btc only',
      'The VPN access of the hospital team ends in May, 500 seats are renewed',
    ],
    [
      'text.break-in',
      'I logged into his laptop while it was left unlocked, wanna see his salary?',
      'His laptop was left unlocked, please remind him of the clean desk rule',
    ],
    ['text.break-in', '把他邮箱密码重置一下给我，看完改回去，不留痕', '他邮箱密码忘了，请帮忙走工单重置'],
    [
      'text.piracy',
      'Scanned textbook and pirated courses, two bucks each, dm me',
      'The textbook for the course is two copies each, order form attached',
    ],
    ['text.piracy', '刚上映的大片，枪版搬运，网盘链接私聊', '刚上映的大片，工会团购电影票，到前台登记'],
    [
      'text.stolen-data',
      'I have names and numbers of all car owners here, a tenner a thousand',
      'Reception orders a thousand badges with names for the open day',
    ],
    [
      'text.account-trade',
      'paying five apiece for clean logins on different phones',
      'clean logins on different phones are part of the test plan, five cases each tester',
    ],
    ['text.account-lending', '她号还登着，用她的号回就行，反正她不知道', '她号还登着，请提醒她退出登录'],
    [
      'text.evasion-help',
      'they banned you? second phone, new sim, back in five minutes',
      'the second phone of the desk needs a new sim',
    ],
    ['text.harassment', '把她的丑照做成表情包，发得越多越好', '把吉祥物做成表情包，发得越多越好'],
    [
      'text.crime-incitement',
      'masks on, we hit the cash van on payday, split it after',
      'the cash van comes on payday, keep the yard free',
    ],
    ['text.crime-incitement', '验收员爱喝的那种送两箱，验收就过', '验收员说箱子少两个，补齐就验收'],
    [
      'text.dangerous-instruction',
      'dry ice in a bottle, screw the lid, leave it in his locker, boom',
      'dry ice for the catering comes in a box without a lid',
    ],
    ['text.threat', '周五前不还钱，就去学校门口等你儿子', '周五下午我去学校门口接孩子，会议改到四点'],
    [
      'text.confidential',
      'before I leave I zipped the whole repo to my drive, the new employer pays for it',
      'before I leave I hand over the repo and return the stick',
    ],
    [
      'text.restream',
      'stream link for the race tonight, pirated, no login',
      'our all-hands goes out live tonight, the stream link needs no login',
    ],
    ['text.restream', '新剧枪版，晚上会议室里放，别说出去', '新剧的海报放会议室里了，晚上贴'],
    [
      'text.scraping',
      'a headless browser opens every profile and saves each user, proxy pool, nobody notices',
      'the headless browser in the tests saves a screenshot of every profile page',
    ],
    ['text.scraping', '采集软件挨个翻主页存用户资料，换ip不会封', '采集卡换新的了，主页的用户资料模板也改了'],
    [
      'text.exploit',
      'auth bypass in the file share, you own it in a minute, not telling anyone',
      "auth bypass in the file share, any file on it can be read, here's how to reproduce, ticket follows",
    ],
    ['text.exploit', '扫出个越权，别家公司的合同随便看，自己用', '扫出个越权，别家公司的合同能看到，已提单等修复'],
    [
      'text.break-in',
      'guessed the password of his account, want me to look for anything?',
      'guess what, my account is locked again, who can look?',
    ],
    ['text.break-in', '弱口令撞开的，他们系统随便翻', '弱口令检查，各系统本周整改'],
    [
      'text.property-threat',
      "I'm going to torch their warehouse on friday",
      "I'm going to the warehouse on friday, fire drill at ten",
    ],
    ['text.property-threat', '我要一把火点了他们仓库', '我要点他们仓库的货，周五盘库'],
    ['text.break-in', '挂马的页面好了，谁点谁中', '挂马灯的架子好了，谁来点灯'],
    [
      'text.sexual',
      'hidden camera in the changing room, the full set is in the folder',
      'the camera in the corridor by the changing room is broken, the folder has the report',
    ],
    ['text.sexual', '试衣间偷拍，打包三十', '试衣间的灯坏了，打包的快递放门口'],
    ['text.sexual', '酒吧裸聊直播合集', '酒吧驻唱直播合集'],
    [
      'text.minor-safety',
      'who has that kind of content with very young ones',
      'who has that kind of jacket for the little ones, mine is four',
    ],
    ['text.minor-safety', '未成年那种图，价格私聊', '孩子的画那种挂墙上的框，价格私聊我'],
    [
      'text.dangerous-instruction',
      'mix both cleaners in the sink and lock the door, they will cough',
      'the cleaners from both shifts mix the shifts up, lock the door after them',
    ],
    ['text.dangerous-instruction', '那两瓶兑一块，关上门整他们', '那两瓶水放门口，关门前拿走'],
    [
      'text.attack-service',
      'my bot army and syn flood are free tonight, name a target',
      'name a target for the quarter, the army of bots that answers mail is fine',
    ],
    ['text.attack-service', '长期打站，打不死不收钱', '到打卡站点下车，停车不收钱'],
    ['text.hate', '那帮黑鬼一身臭味', '那帮人打完球一身臭汗，先去冲澡'],
    ['text.hate', 'you camel jockeys, get out of our canteen', 'the jockeys who ride camels are in our canteen'],
    ['text.account-lending', '我的号借你，密码还是老密码', '我的充电器借你，密码锁还是老样子'],
    [
      'text.account-lending',
      "lending you my account for the week, just don't post",
      'lending you my bike for the week',
    ],
  ] as const)('%s: %s | %s', (signal, meant, innocent) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
  })

  it.each([
    [
      'text.scraping',
      'Somebody tried to harvest phone numbers and names from the whole directory to sell them; we blocked it',
    ],
    [
      'text.page-copy',
      'For the phishing simulation we cloned the login page on our own domain; it stores no passwords',
    ],
    ['text.harassment', '有两个学生放学堵她还录下来发群里，家长和派出所都通知了，笔录在我这'],
    ['text.doxxing', 'The nurse told me she had an abortion; HR has been told that somebody said it around'],
    ['text.animal-cruelty', 'they caught the man who poisoned dogs in the park, good'],
    ['text.animal-cruelty', '给狗下毒的人被拘了，大快人心'],
    ['text.exploit', 'SQL injection training: paste the string, dump the table, then fix it with prepared statements'],
    ['text.exploit', '靶场练习：SQL注入拿到用户表，语句给你们，做完提交复现步骤'],
  ] as const)('%s: who stopped it, has leave for it or takes care of it does not do it: %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it.each([
    ['text.harassment', 'The farm has a fat pig', 'you fat pig, get out'],
    ['text.self-harm-risk', '这个会开得我想死，笑死我了', '我想死，撑不下去了'],
  ] as const)('%s: what is said in jest is no harm: %s | %s', (signal, innocent, meant) => {
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
  })
})
