import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule asks for a person to look, and from there on it keeps back. */
const LOOK = 0.6
const ACT = 0.85

describe('misdeeds at work, in words that none of which means them alone', () => {
  it.each([
    [
      'text.harassment',
      "Unbutton your blouse a bit or your contract won't be renewed",
      'Come to the hotel lobby at eight; the contract is signed',
    ],
    ['text.harassment', '陪我喝一晚，不然合同别想续签', '来酒店找我拿门票，转正的事周一HR会联系你'],
    [
      'text.harassment',
      'She slept her way up with the regional manager. Spread the word.',
      'FYI everyone: the supplier day is moved to Friday, pass it on.',
    ],
    ['text.harassment', '告诉大家一声，新来的主管是靠睡上来的', '大家注意：收受回扣一律开除，请相互转告。'],
    [
      'text.harassment',
      "Don't invite her to anything from now on, act as if she isn't there until she leaves",
      'From now on nobody talks to the press without the communications team.',
    ],
    ['text.harassment', '从今天起吃饭别叫她，冷着她，看她能撑多久', '以后骚扰电话都别理，直接拉黑。'],
    [
      'text.threat',
      'accidents happen on that scaffold, remember that when you give evidence',
      'Accidents happen when people rush on the scaffold; please report near misses.',
    ],
    [
      'text.extremism',
      'To whoever stabbed the boss over there: a true hero, who is next',
      'The shooter game evening is on Friday, Ben is a hero in it.',
    ],
    ['text.extremism', '那个捅死领导的人真英雄，下一个该谁', '那场火灾里救人的小李是英雄，干得好。'],
    ['text.crime-incitement', '周六晚上一起去把派出所点了，带汽油和口罩', '外卖已经点了，派出所旁边那家，记得戴口罩。'],
    [
      'text.crime-incitement',
      'cameras are off on Sunday, we carry them out and split it between us',
      'The alarm code changed, ask the guard before you clear the racks.',
    ],
    [
      'text.crime-incitement',
      '仓库报警密码我有，周五晚上我们去把那批手机搬出来分了',
      '仓库搬空之后记得把报警器重新布防。',
    ],
    [
      'text.property-threat',
      "If they fire me I'll wipe the servers and delete everything",
      'Please wipe the test laptop before I leave on Friday and format the disk.',
    ],
    ['text.property-threat', '敢裁我我就删库，谁也别想好过', '离职前请把个人文件都删了，电脑交还IT格式化。'],
    [
      'text.dangerous-instruction',
      'Mix drain cleaner and bleach in the bucket, works wonders on the floor',
      'Mix the cleaner with water, it works better than dry; never add bleach.',
    ],
    [
      'text.dangerous-instruction',
      '洁厕灵跟84消毒液倒一起，去污力特别好用',
      '84消毒液兑水喷洒后通风，洁厕灵单独使用效果更好，不要混。',
    ],
    [
      'text.self-harm',
      'If you really want to end it, that many paracetamol with vodka does it',
      'Paracetamol: do not take the whole pack at once, ask the nurse.',
    ],
    ['text.self-harm', '想死就买百草枯，一瓶就够，别告诉家里', '这版终于上线，解脱了！请大家喝一瓶啤酒。'],
    [
      'text.self-harm',
      'skip eating for 5 days, ana buddies wanted',
      'Ana and her buddies skip the canteen for five days',
    ],
    [
      'text.hate',
      "Let's slip some lard in the Muslim girl's soup, she won't notice lol",
      'The Muslim colleagues do not eat pork, so label the ham clearly.',
    ],
    ['text.hate', '故意在清真窗口的锅里偷偷放点猪肉，看他们笑话哈哈', '食堂清真窗口和猪肉窗口分开，请勿混用餐盘。'],
    [
      'text.hate',
      'you know which passport I mean, they breed like rats',
      'Those people in the queue wait since nine, please open a second counter.',
    ],
    [
      'text.break-in',
      'I know the pin, logged in as him on his account and been reading his messages all week',
      'Can you log in as the test user and look around in the new portal?',
    ],
    ['text.break-in', '后台管理员密码我猜到了，偷偷看了大家的聊天记录', '新同事进后台系统看工资条的路径：我的-薪酬。'],
    [
      'text.attack-service',
      'selling a rat builder and stealer logs, source included',
      'The keylogger sample is detected by our scanner, the price of the licence is attached.',
    ],
    ['text.attack-service', '出免杀远控木马源码，包更新', '杀毒软件支持查杀免杀木马，样本源码分析报告已发'],
    ['text.attack-service', '今晚把打卡系统刷崩，让他们上不了班，好玩', '昨晚活动把服务器刷崩了，复盘明天做。'],
    [
      'text.account-lending',
      'renting out my work account, nobody checks',
      'My company account is charged per day of travel.',
    ],
    [
      'text.piracy',
      'Got a cracked copy of SolidWorks with the keygen, who wants it',
      'The display is cracked, who wants the laptop? Windows 11 runs fine.',
    ],
    [
      'text.piracy',
      '正版课程翻录，Photoshop破解版带注册机，网盘自取',
      '正版课程的下载链接分享到群里了，账号是公司买的。',
    ],
    [
      'text.fraud',
      'my late husband left 9 million, an unclaimed fund, I look for an honest person to stand as next of kin',
      'The widow of our customer is next of kin and brings the certificate.',
    ],
    ['text.sexual', '宝贝今晚想脱光你的衣服，舔遍你全身', '宝贝衣服脱毛了，全身都是毛'],
    [
      'text.fundraising',
      'Our village was flooded, please send whatever you can to this account, straight to the families',
      'Please send whatever you can about the flooded basement to facility management.',
    ],
    ['text.self-harm-risk', '我不想活了', '我不想活动了，腿疼，下午请假'],
  ] as const)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })

  it('are not those of whoever complains of them', () => {
    for (const told of [
      'He wrote to me "wear the short skirt or your contract isn\'t renewed". I want to report this to HR.',
      '我要投诉主管，他昨晚发消息说"不来酒店找我转正就别想了"，截图已保存。',
    ])
      expect(valueOf('text.harassment', told)).toBeLessThan(LOOK)
  })
})

describe('papers and accounts that every office handles', () => {
  it.each([
    [
      'text.confidential',
      "The source code of our billing engine is attached, don't tell anyone",
      'Hello Ms Novak, our price list for next year is attached.',
    ],
    [
      'text.confidential',
      'Attached our unreleased numbers, keep it quiet until Monday',
      'As agreed, the blueprints of the stairs are attached for your permit.',
    ],
    ['text.confidential', '我手上有全部客户名单，你出个价，我悄悄发给你', '图纸和底价不会泄露给同行，请放心。'],
    ['text.confidential', '核心代码我拷出来了，发你邮箱', '报价已经发给你们采购了，图纸明天寄给你。'],
    ['text.forged-documents', '身份证办理，不用本人到场，加微信 zz8888', '我明天上午请假，去派出所办身份证'],
    ['text.forged-documents', '开病假条，三甲医院盖章真实，30元一张', '请病假的同事需要医院开病假条，拍照上传OA'],
    ['text.forged-documents', '代办证书，包过，价格面议', '外籍员工居留证件办理流程已更新，公证书办理找行政'],
    ['text.forged-documents', '毕业证办理，学信网可查', '毕业证办理：学校说六月底发'],
    ['text.account-trade', '长期收账号，价格好说，加微信 ab9999', '账号回收：离职同事的账号今天停用'],
    ['text.account-trade', '账号转让，三百一个，要的私聊', '企业微信账号转让给接手同事，管理员已操作'],
    ['text.stolen-data', '车主数据业主数据打包出，加微信 ab1234', '车主数据接口报错，请排查'],
    ['text.stolen-data', '出四要素，一手，量大从优', '四要素验证接口已联调通过，明天上线'],
    ['text.laundering', '闲置银行卡收购，日结三百，现货', '闲置银行卡请及时注销，以防被冒用'],
    ['text.laundering', '收对公账户，跑分日结', '收对公转账的，请备注发票号'],
    ['text.weapons', '枪械配件出售，私聊', '枪械配件图纸属于涉军项目，按保密要求管理'],
    ['text.official-claim', '我是企业微信官方代表，交费找我', '安全中心提醒：请更新补丁'],
    ['text.stolen-data', 'selling stealer logs, escrow ok', 'Stealer logs were found on the infected laptop'],
    [
      'text.official-claim',
      'We are the official support of WeCom, operators of this service, pay your fee here',
      'We run this service on Kubernetes, Ben is on call',
    ],
    ['text.hoax', '自来水被投毒，转发给所有人', '物业通知：水管维修，自来水被污染，请用桶装水'],
    ['text.extremism', 'we need more heroes like Breivik', 'Lecture: how extremist groups recruit teenagers online'],
  ] as const)('%s: kept back is "%s", and nobody looks at "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(ACT)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})
