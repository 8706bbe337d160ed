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
    'text.scraping',
    'My python script opens every profile and saves name, mail and phone.',
    'My script exports the phone numbers from our own address book for the migration.',
  ],
  [
    'text.exploit',
    'Put a quote into the login field, it lets you in without the password, works for any account.',
    'With admin rights you can read the logs, the password is in the vault.',
  ],
  ['text.exploit', '登录框填万能密码就能进去，谁的号都能看，别说出去', '登录框的密码校验改好了，请回归'],
  [
    'text.page-copy',
    'A clone of the sign-in page, identical to the original, ready to deploy on your own domain.',
    'Here is the login page mock-up, same look as the old one, please comment.',
  ],
  ['text.page-copy', '复刻企业微信的登录页，可部署到自己的域名', '企业微信的登录页改版了，请更新书签'],
  [
    'text.own-connector',
    'Our adapter sits between wecom and the shop and forwards everything, without their knowledge.',
    'The plugin for the calendar connects to our CRM, IT approved it last week.',
  ],
  ['text.own-connector', '自制网关对接企业微信，从没申请过', '插件已经通过审批，可以接到群里用了'],
  ['text.own-connector', '自己写的机器人偷偷接在群里，没报备', '机器人自动回复的内容要不要改一下'],
  [
    'text.seat-resale',
    'Outside firms pay us a fee for getting into our workspace.',
    'Partners can join our workspace as guests, it costs nothing.',
  ],
  ['text.seat-resale', '企微席位长期出租，按月收', '企微席位续费走采购，按月摊销'],
  [
    'text.malware',
    'I made a little program that he opens once, then it shows me his webcam.',
    'The virus scanner found a macro in the spreadsheet, I deleted it.',
  ],
  ['text.malware', '给财务发个藏了脚本的表格，她打开了我就能看她的屏幕', '表格里的脚本是财务自己写的，打开时点允许'],
  [
    'text.attack-service',
    'Tonight we all keep sending pictures to this channel until it crashes.',
    'Everybody please refresh the page, the site was down for a minute.',
  ],
  [
    'text.marks-removed',
    'Erased the maker\u2019s name from the about dialog, so it looks like our tool.',
    'The about dialog still names the old maker, the vendor fixes it.',
  ],
  [
    'text.evasion-help',
    'They limit invites per day, so I rotate five accounts, do it too.',
    'They limit attachments to 20 MB, please split the file or use the share.',
  ],
  [
    'text.evasion-help',
    'Swap letters with numbers, moderation is too dumb for that.',
    'Moderation asks for the letters and numbers of the ticket.',
  ],
  [
    'text.other-client',
    'I run a modded app so the boss never sees when I am online.',
    'Please do not install a modded app, take it from the official website.',
  ],
  ['text.other-client', '装了个魔改的客户端，对方撤回也能看', '请从官网下载，不要安装魔改的客户端'],
  [
    'text.break-in',
    'I took Paula\u2019s badge while she was at lunch and had a look at her file.',
    'Paula left her badge in the canteen at lunch, please call her.',
  ],
  ['text.break-in', '趁他去吃饭，我用他电脑看了工资表', '他去吃饭了，工资表等他回来看'],
  [
    'text.account-lending',
    'Could you lend us your login for the afternoon? ours does not work yet',
    'Could you lend me your charger? my account is still locked by the helpdesk.',
  ],
  ['text.account-lending', '我休产假，你替我登着，有人找就回', '我休产假，工作交接给小李，他用自己的账号'],
  ['text.account-lending', '要离职了，账号送给你用，别跟人说', '要离职了，账号下周注销，资料已经交接'],
  [
    'text.piracy',
    'A cracked copy of the whole office suite, keygen included, help yourself.',
    'The training videos are on the share, download them before the trip.',
  ],
  [
    'text.piracy',
    'I kept the blueprints of my former employer, we only have to copy it.',
    'My former employer used the same blueprints folder, it was easier to find.',
  ],
  ['text.piracy', '从上一家公司拷了配方，咱们照着做', '从上一家公司离职的证明还没开下来'],
  [
    'text.extremism',
    'The taliban did right, finally somebody with guts.',
    'The museum shows how the taliban destroyed the temple, hard to watch.',
  ],
  ['text.incitement', '棒子见一个撵走一个，兄弟们一起', '来一个新同事就带一个，大家一起帮忙'],
  ['text.applause', 'Just do it, beat him up, kick him again.', 'Just do it, beat the record, kick the ball again.'],
  [
    'text.applause',
    'Everybody: nasty comments under her post until midnight.',
    'Everybody: please send your ideas to her account by midnight.',
  ],
  ['text.applause', '大家去她主页轮番刷差评', '大家去她主页给她点赞'],
  [
    'text.harassment',
    'I know where you live, I will make your days miserable.',
    'I know where you live, I can bring the papers on my way home.',
  ],
  [
    'text.harassment',
    'Sweetheart, turn around, that skirt is a gift.',
    'That skirt is part of the new uniform, size M is sold out.',
  ],
  [
    'text.property-threat',
    'I will see his truck in flames before he wakes up.',
    'His truck was on fire, the insurance asks for pictures.',
  ],
  [
    'text.doxxing',
    'Sick notes of all employees are in this public folder, have a look.',
    'Sick notes of all employees go to HR only, sealed please.',
  ],
  [
    'text.impersonation',
    'I call on behalf of your bank, your pc is infected, install TeamViewer now.',
    'I call on behalf of the canteen, your lunch card is ready.',
  ],
  ['text.impersonation', '我说我是税务局的，他们都信了，什么都给我', '我跟客户说我是技术部的，他们把问题发过来了'],
  [
    'text.spam',
    'Allow me to introduce our agency: backlinks and web design, would you be open to a chat about it?',
    'The agency sent the web design, could we have a chat about it?',
  ],
  ['text.spam', '转发到五个群，就能领红包，真的到账', '转发到部门群，领取体检单'],
  [
    'text.fundraising',
    'Her family lost their home in the storm, donate what you can, my paypal is below.',
    'Her family is back home after the storm, thanks for what you did.',
  ],
  [
    'text.lawbreaking',
    'Half of it in cash and the tax office never sees it, saves us a lot.',
    'We paid the plumber in cash, the receipt is in the tax folder for the auditor.',
  ],
  ['text.lawbreaking', '找人多开发票冲账，税务局看不出', '发票抬头写错了，税务那边要重开'],
  [
    'text.lawbreaking',
    'We put new labels on the expired meat and sell it on.',
    'Please put the new labels on the boxes before we sell them.',
  ],
  [
    'text.scraping',
    'Scraped all members with a bot in one night.',
    'A bot cleans the member list at night, as the admins decided.',
  ],
  [
    'text.exploit',
    'The basket trusts whatever the browser sends, set it to one cent and it is yours.',
    'Set it to one in the config, for free users the limit is five.',
  ],
  ['text.exploit', '充值接口不校验金额，填个一分钱就行，趁没修', '把价格改成一分钱测试一下支付，测试环境'],
  [
    'text.reverse-engineering',
    'Hex editor on the web client, the keys are in plain text.',
    'I unpacked the installer, the algorithm for the checksum is in the readme of our own app.',
  ],
  ['text.evasion-help', '换头像和昵称重新进群，管理员认不出', '换了新头像，大家认不出我了吧'],
  ['text.other-client', '我下了个去广告版的客户端，用着不弹窗，不用买会员', '我下了个新字体，是免费商用的，不用买'],
  ['text.account-trade', '我收不用的企微，价格好说', '不用的企微账号请行政注销'],
  ['text.account-trade', '我的号卖了，以后是别人在用', '我的车卖了，以后坐地铁'],
  [
    'text.account-lending',
    'The password is on a note, write as me while I am out.',
    'The password is in the vault, write to me while I am out.',
  ],
  [
    'text.piracy',
    'Those pictures: without asking anyone, cropped and on our flyer.',
    'Those pictures: cropped for our flyer, the agency agreed.',
  ],
  ['text.hate', 'Greeks again, always late and no manners.', 'Our colleagues from Albania go back home for Christmas.'],
  ['text.hate', '那些烧香的真没教养', '烧香的地方在后山，请注意防火'],
  ['text.hate', 'That turban looks ridiculous on anybody.', 'The turban of the guest speaker is in the cloakroom.'],
  ['text.extremism', 'Hitler had good ideas too.', 'The documentary about Hitler is on in the canteen at noon.'],
  [
    'text.threat',
    'I will see to it that you lose everything and never work again.',
    'I will see to it that you never miss a shift plan again.',
  ],
  ['text.harassment', 'Nobody wants to work with you.', 'Nobody wants to work on Sunday.'],
  ['text.harassment', '没人愿意跟你一组', '没人愿意周末值班'],
  ['text.applause', 'Mock her until she quits, all of you.', 'Thank her until she blushes, all of you.'],
  ['text.applause', '总得有人去砸他的店，我支持', '总得有人去看他的店，我支持'],
  [
    'text.self-harm-risk',
    'I hoarded the pills, I have enough pills now.',
    'I hoarded the paper clips, I have enough of them now.',
  ],
  ['text.crime-incitement', '绑架那个老板要赎金，缺个开车的', '出差缺个开车的，谁有空'],
  [
    'text.fraud',
    'We tried to deliver: pay for another try with this link.',
    'Your package is at reception, please fetch it.',
  ],
  [
    'text.fraud',
    'Mia from payroll here: the old link is dead, new portal, log in with your password on this one.',
    'Mia from payroll here: the payslips are in the new portal since Monday.',
  ],
  ['text.impersonation', '名片上写的是公安局，其实我就是个保安，人家就信', '名片上写的地址错了，请重印'],
  ['text.lawbreaking', '没资质先干着，验收的时候再说', '资质办好了，下周验收'],
  ['text.lawbreaking', '车间砸死了人，给点钱私了', '车间有人受伤，已送医院并上报'],
  [
    'text.piracy',
    'Brought the price sheet from my old firm on my phone.',
    'At my old firm we copied the price sheet every week.',
  ],
  ['text.account-trade', 'Wanted: spare profile, any age.', 'Wanted: a spare charger, any age.'],
  [
    'text.fraud',
    'Kate from HR: the link has changed, log in with your password here or on the new page.',
    'Kate from HR: the link has changed, the survey is on the new page.',
  ],
  [
    'text.own-connector',
    'A small script forwards the rooms to slack, behind their back.',
    'A small script forwards the tickets to slack, as the vendor agreed.',
  ],
  ['text.own-connector', '瞒着平台做了个插件自动群发', '平台同意了，插件可以群发通知'],
  ['text.dangerous-instruction', '保险丝用铁丝代替，再也不跳闸', '保险丝换了新的，不跳闸了'],
  ['text.malware', '写了个自毁程序埋在服务器里，走的那天数据库全删', '服务器里的旧数据库周五删，备份已做'],
  ['text.crime-incitement', '请领导吃顿饭，塞个包，批文很快就下来', '请领导签字，批文很快就下来'],
]

describe('kinds of words of several lists that mean the same, heard together', () => {
  it.each(TWINS)('%s: %s | %s', (signal, meant, innocent) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    if (signal !== 'text.fundraising') expect(valueOf(signal, meant)).toBeLessThan(HOLD)
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
  })

  it('knows the service by its Chinese name, which holds the name of another', () => {
    expect(valueOf('text.page-copy', '高仿企业微信，可自己部署')).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.page-copy', '高仿家具，可自己搬走')).toBeLessThan(LOOK)
  })

  it('takes no offer of a lift for an offer, nor a rule about accounts for a loan of one', () => {
    expect(valueOf('text.drugs', '医生开了止咳水，吃了药还能开车吗')).toBeLessThan(LOOK)
    expect(valueOf('text.account-lending', '提醒大家，千万别把账号借给外人')).toBeLessThan(LOOK)
    expect(valueOf('text.stolen-data', '通讯录在内网可以查，要分机表找前台')).toBeLessThan(LOOK)
  })
})
