import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'
import { LOOKS_AT_MOST } from './doubt-listed.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule asks for a person to look. */
const LOOK = 0.6

describe('words that say plainly what is meant, though no corpus teaches them', () => {
  it.each([
    [
      'text.harassment',
      'Go to bed with me and your contract is safe',
      'Go to bed early, the contract is signed at eight',
    ],
    ['text.harassment', '跟我开房，绩效给你打最高', '会议室已经开好，绩效面谈从九点开始'],
    ['text.sexual', 'wanna see some topless photos of you, send me', 'send me the photos of the rooftop terrace'],
    ['text.sexual', '拍张不穿衣服的给我看', '拍张不戴工牌的照片给我看，办证要用'],
    [
      'text.threat',
      'Do what I say or everybody sees your naked photos',
      'Do the slides first or everybody sees the old photos',
    ],
    ['text.sexual', 'call girls for tonight, 200 dollars an hour', 'girls who code meet tonight, 20 dollars a seat'],
    ['text.sexual', '外围女包夜，一千二，加微信 yy5566', '外围服务器包月，一千二，加微信 yy5566'],
    ['text.threat', '等他一个人的时候，看我怎么弄你', '等他一个人的时候再弄代码也行'],
    ['text.threat', '我带了汽油，大不了一起死', '我带了发票，大不了一起报'],
    ['text.sexual', '良家少妇，照片真实，可到酒店', '少妇装新款，照片真实，可到店试穿'],
    ['text.sexual', '无码大片每天更新，永久会员三十', '无码头的仓库，每天更新库存'],
    ['text.sexual', '成人直播，主播一对一，速来', '平台封禁了成人直播，主播都收到通知'],
  ] as const)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })

  it.each([
    ['text.gambling', '下班后老地方打德扑，底十块封顶五百，差一个人', '下班后老地方打羽毛球，差一个人'],
    ['text.gambling', '平台新人送38体验金，赢了随时提', '食堂新人送一份水果，随时来领'],
    ['text.gambling', '招盘口代理，占成五成', '招渠道代理，季度返点'],
    ['text.gambling', 'House poker tonight, 100 min buy-in, two seats open', 'Planning poker tonight, two seats open'],
    [
      'text.gambling',
      'Private poker tonight, 500 buy-in, house takes 5 percent, two seats left',
      'Poker night on Friday, ten euro buy-in, Ana brings the chips',
    ],
    ['text.gambling', 'My VIP picks are 12-0, get your losses back', 'My picks for the book club are in the channel'],
    ['text.fraud', '我是客服，把你卡号发我办退款', '打车费你垫了，把你卡号发我，我还你'],
    ['text.fraud', '车费退给您，把你卡号发我', '车费退给您，三天内到账'],
    ['text.fraud', '油费补贴到了，把卡号发我', '油费补贴到了，下周一起发'],
    ['text.fraud', '打车费你垫了，把卡号和验证码发我', '打车费你垫了，卡号发我一下'],
    [
      'text.reverse-engineering',
      'Crack the license check of their client and send me the patched one',
      'We need to crack the license server bug before Monday',
    ],
    ['text.fraud', '在家给商品写好评，一单五元，先交99资料押金', '请在系统里给供应商写评价，押金下周退'],
    ['text.fraud', '你名下的卡涉及洗钱，不要告诉家人，配合做笔录', '法院的传票到了，案号发法务群'],
    ['text.fraud', '舅舅，我换号了，先转我三千交学费', '舅舅，我换工作了，下周请你吃饭'],
    [
      'text.fraud',
      'Rate hotels on your phone, 200 a day, a small top up unlocks the next set',
      'Rate the hotel on your phone after the trip, please',
    ],
    [
      'text.fraud',
      "Grandma it's me, I'm in jail, I need bail money, don't tell dad",
      "Grandma it's me, I'm at the station, tell dad to pick me up",
    ],
    ['text.pyramid', '交699会员费，推荐三个就回本，下面的人再拉你还有', '健身房会员费699，推荐三家给你挑'],
    ['text.pyramid', '电话里说不清，来了就知道，大项目', '电话里听不清，来会议室说这个项目'],
    [
      'text.pyramid',
      'Stake 500 and get a cut of whatever your referrals put in',
      'Put in the stakes and cut the referrals column',
    ],
    [
      'text.pyramid',
      "Can't explain over text, bring your cousin, it is life changing",
      "Can't open the text file, bring your laptop",
    ],
    ['text.threat', '你家地址发我，不然弄死你', '你家地址发我，不然月饼寄不到'],
    ['text.doxxing', '我把那女的家住哪儿挂群里了，大家去问候一下', '我把那份问卷挂群里了，大家去填一下'],
    [
      'text.doxxing',
      "That reviewer's real name and his kids' school are in the chat, start calling",
      "That reviewer's comments and his slides are in the chat, start reading",
    ],
    ['text.stolen-data', '认识营业厅的人，通话单子一条八百，先给钱', '营业厅的通话单子对完了，先给财务'],
    [
      'text.stolen-data',
      'I scraped the staff payslips off the share, a tenner a pop',
      'I printed the staff payslips, pick them up at reception',
    ],
  ] as const)('%s: two or three signs together, "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })

  it('never act by themselves where the model sees nothing', () => {
    expect(valueOf('text.harassment', 'Go to bed with me and your contract is safe')).toBeLessThanOrEqual(LOOKS_AT_MOST)
  })

  it.each([
    [
      'text.attack-service',
      'booter service, any rival shop offline, 30 dollars',
      'the booster service of the lift, 30 dollars a month',
    ],
    ['text.attack-service', '黑客接单，盗号查记录都做，联系 tg hk77', '黑客松报名，接单小程序赛道，联系行政'],
    ['text.account-lending', '企业微信号出租，一天四十', '公司会议室出租，企业微信里报名'],
    ['text.attack-service', 'Come on, let us ddos their shop', 'Let us buy ddos protection for their shop'],
    ['text.attack-service', '周末一起ddos他们', '周末一起做ddos防护演练'],
    ['text.crime-incitement', 'Let us burn down the town hall', 'Let us meet at the town hall'],
    ['text.crime-incitement', '今晚一起去砸派出所', '今晚一起去派出所开证明'],
    ['text.crime-incitement', 'Wir sprengen morgen das Rathaus', 'Wir besuchen morgen das Rathaus'],
    [
      'text.hoax',
      'The tap water is poisoned, forward this to everyone',
      'The tap water is off, tell everyone to bring a bottle',
    ],
    ['text.official-claim', 'I work for the official WeCom verification desk', 'I work for a company that uses WeCom'],
    ['text.harassment', '你真垃圾', '这个软件真垃圾'],
    ['text.harassment', 'Come, let us all bully him until he quits', 'Come, let us all stop whoever bullies him'],
    ['text.harassment', '快去骂她，骂到她退群', '快去找她，找到她为止'],
    ['text.harassment', 'Careful, he is a child molester', 'Careful, he is a child at heart'],
    [
      'text.fraud',
      'I am from Trust and Safety, tell me your sign-in code',
      'I am from the front desk, tell me your room number',
    ],
    [
      'text.hoax',
      'Breaking: the government stops all cash tomorrow, draw out your money now, share at once',
      'The canteen stops taking cash tomorrow, load your card now, share at once',
    ],
    ['text.hoax', 'From Monday cash is worthless, pass it on', 'From Monday the vouchers are worthless, pass it on'],
    ['text.hoax', '突发：明天起国家取消所有现金，快转发', '公司明天起取消所有现金报销，请转发各部门'],
    ['text.hoax', '内部消息：下周一起现金作废，赶紧转发', '下周一起旧饭票作废，赶紧转发'],
    [
      'text.hoax',
      'This root heals cancer, doctors hide it from you',
      'The centre for cancer research hides its data well',
    ],
    ['text.gambling', '招博彩代理，待遇从优', '代理商大会，待遇从优'],
    [
      'text.fundraising',
      'I collect money for the orphans, transfer it to my account',
      'Transfer the rent to my account, please',
    ],
    ['text.fraud', '积分即将清零，点击领取', '密码即将过期，请到门户修改'],
    ['text.sexual', '出差无聊吗，安排个小姐姐到房间陪到早上，六百', '出差辛苦，安排个同事到机场接你，航班六点'],
    [
      'text.sexual',
      'Lonely tonight? A lady stays till morning, 600 each',
      'The ladies stay late tonight, 600 slides to print',
    ],
    ['text.drugs', '烟弹新到，吸两口腿就软，熟人介绍才卖', '烟感新到，爬两层楼腿就软，周五装好'],
    [
      'text.drugs',
      'Half a bar and you are seeing colors, 15 a pop, cash only',
      'Half a bar of chocolate, then see the colors of it',
    ],
    ['text.threat', '三天不撤诉，来找你的就不是我了，自己选', '三天不回信，我再来找你对一遍，你选时间'],
    [
      'text.threat',
      'Talk to HR again and you leave in an ambulance',
      'Talk to HR again and you leave with a new badge',
    ],
    ['text.self-harm', '想解脱的私聊我，有不痛苦的办法', '想拼车的私聊我，有不堵车的办法'],
    [
      'text.self-harm',
      'Day 12: fresh marks only, post your wrist or you are out of the group',
      'Day 12: post your run or buy the coffee',
    ],
  ] as const)('%s: "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})
