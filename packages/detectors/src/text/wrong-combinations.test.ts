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
    'text.lawbreaking',
    'Let the schoolchildren do the sewing, twelve hours a day, no names anywhere.',
    'The schoolchildren visit the sewing room, twelve of them.',
  ],
  ['text.lawbreaking', '招几个没证件的上夜班,不登记,给现金', '招几个实习生上夜班,合同已签'],
  [
    'text.lawbreaking',
    'Tip the barrels of solvent into the ditch tonight, cheaper than the disposal.',
    'The barrels of solvent go to the disposal firm tonight.',
  ],
  ['text.lawbreaking', '半夜把电镀废液排进雨水井,别让环保局知道', '电镀废液由处理公司周一来拉'],
  [
    'text.crime-incitement',
    'Book it as samples and pay the rest under the table, the tax office never sees it.',
    'Book it as samples, the tax office wants the list.',
  ],
  ['text.crime-incitement', '给招标办的塞点好处费,他会把底价透露给我们', '招标办说底价不公开'],
  [
    'text.confidential',
    'They made me sign an NDA, but I kept a copy of the deck, between us.',
    'They made me sign an NDA before the deck was shown.',
  ],
  ['text.confidential', '签过保密的图纸,我偷偷拷了一份发你', '图纸要先签保密协议,法务在办'],
  [
    'text.piracy',
    'Grab the nulled theme from the drive, put it on all machines without paying.',
    'The theme is paid for, it is on the drive.',
  ],
  ['text.piracy', '注册机我发你,装上永久激活,太贵了没必要买正版', '正版授权到了,激活码邮件发你'],
  [
    'text.break-in',
    "I signed in to her account, she left it unlocked and won't notice.",
    'I signed in to my account after lunch.',
  ],
  ['text.break-in', '他忘了锁屏,我用他的号翻了聊天记录', '我忘了锁屏,下次注意'],
  [
    'text.off-purpose',
    'We run our poker nights over the work chat, nobody notices.',
    'We run the release over the work chat, nobody notices.',
  ],
  ['text.off-purpose', '上班时间就用工作群拉客做代购', '上班时间请在工作群回复客户'],
  [
    'text.other-client',
    'The patched apk works without the official app, install it.',
    'The official app works without extra steps, install it.',
  ],
  ['text.other-client', '分身软件装上就能双开', '官方软件装上就能用'],
  [
    'text.misused-power',
    'With admin rights I read their chats, they pay up or it goes round.',
    'With admin rights I read their tickets.',
  ],
  ['text.misused-power', '我有管理员权限,看谁不爽就锁了谁的号', '我有管理员权限,账号锁了找我'],
  [
    'text.asks-papers',
    'Upload a passport scan before you can join.',
    'You can join now, no need to upload a passport.',
  ],
  ['text.asks-papers', '入群先登记银行卡号和婚姻状况', '入群无需登记银行卡号'],
  ['text.hidden-age', "I'm actually 12, fake birthday lol, i signed up anyway.", "I'm 12 minutes late, sorry."],
  ['text.hidden-age', '我还是小学生,注册时用我姐的生日', '小学生参观团周三来'],
  [
    'text.came-back',
    "Lifetime ban last year, so this is a new account with my husband's name.",
    'New account manager since last year, here is the name.',
  ],
  ['text.came-back', '被终止之后用亲戚的身份又注册了', '合同被终止之后又签了一份'],
  [
    'text.impersonation',
    "I'm your boss, lost my phone, this is my new number.",
    'I lost my phone, my new number is in the directory.',
  ],
  ['text.impersonation', '我是你领导,换号了,以后用这个', '我换号了,以后用这个'],
  [
    'text.lawbreaking',
    "Paste her signature under the form, the bank won't notice.",
    'Her signature is missing under the form, the bank noticed.',
  ],
  ['text.lawbreaking', '公章抠图贴上去,一模一样,没人查', '公章下午盖,原件寄过去'],
  [
    'text.lawbreaking',
    'Tape over the light curtain, it is faster, and back on when the inspection comes.',
    'The light curtain of press two is broken, the inspection comes on Monday.',
  ],
  ['text.lawbreaking', '光栅短接了赶进度,检查来了再装上', '光栅坏了,检修周一来'],
  [
    'text.lawbreaking',
    'We agreed with the competitors to keep the price and to split up the regions.',
    'The competitors have a lower price, we have to explain ours.',
  ],
  ['text.lawbreaking', '几家同行约好一起涨价格,谁也别降', '同行都在涨价格,我们再看看'],
  [
    'text.lawbreaking',
    'He got hurt at the press, keep it quiet and say it happened at home.',
    'He got hurt at the press, the report went to the insurance.',
  ],
  ['text.lawbreaking', '车间压伤了一个,别报,私了算了', '车间压伤了一个,已经报工伤'],
  [
    'text.piracy',
    "Just take their illustrations from the site, no need to ask, they won't notice.",
    'They gave us their illustrations for the site, with permission.',
  ],
  ['text.piracy', '他们的文案扒下来用在我们官网,发现不了', '他们的文案授权书收到了,可以用在官网'],
  [
    'text.doxxing',
    'His therapy file was lying on the desk, I took a photo, look at this.',
    'The template of the personnel file lies on the desk.',
  ],
  ['text.doxxing', '她的离婚判决书忘在打印机里,我拍下来发你', '我的离婚判决书忘在打印机里了,请帮我收好'],
  [
    'text.threat',
    'Meet me tonight, otherwise I send the screenshots to your boss.',
    'I send the screenshots to your boss tonight, as agreed.',
  ],
  ['text.threat', '不答应就发给你家人看那些视频', '视频已经发给你家人了,团建那天的'],
  ['text.harassment', 'You reek, nobody wants to sit beside a pig.', 'The fridge reeks, somebody left cheese in it.'],
  ['text.harassment', '小美女来我房间,乖,别装', '请来我房间号1203取资料'],
  [
    'text.break-in',
    "Guess her password, try her birthday, or the dog's name.",
    'Her birthday is on Friday, who brings a cake?',
  ],
  ['text.break-in', '试试密码,应该是他生日,进去看看', '他生日是周五,谁订蛋糕'],
  [
    'text.impersonation',
    'From payroll here, I have a new number, please send the staff list.',
    'Payroll has a new number, see the staff list.',
  ],
  ['text.impersonation', '我是财务,原来的号登不上,把花名册发我', '财务的号登不上了,找信息部'],
  [
    'text.impersonation',
    'I am writing as the attorney of your landlord, you must pay today.',
    'We received a letter from the court about the parking lot.',
  ],
  ['text.impersonation', '这里是法院,你涉嫌违约,立即配合', '法院的判决书周三寄到'],
  [
    'text.other-client',
    'A location spoofer does the attendance check for you from bed.',
    'The attendance check is done at the gate.',
  ],
  ['text.other-client', '云手机挂着签到,躺着就行,没人发现', '签到在门口,带工牌就行'],
  [
    'text.other-client',
    'I pretend to work for their bank as a recruiter, nobody checks.',
    'I work for their bank as a recruiter since May.',
  ],
  ['text.other-client', '资料里写医生,其实不是,他们都信', '资料里写医生,因为我是医生'],
  [
    'text.spam',
    'Send this to twelve friends or bad luck finds you.',
    'Send this to the twelve colleagues of the branch.',
  ],
  ['text.spam', '转给十个朋友,菩萨保佑你发财', '转给十个部门,周五前回复'],
  [
    'text.account-lending',
    "The whole shift uses Ben's, one login is easier than six.",
    "The whole shift uses Ben's room for the break.",
  ],
  ['text.account-lending', '我走了以后号给你接着用,没人发现', '我走了以后客户由你接着跟'],
  [
    'text.evasion-help',
    'Uninstall the dlp agent and you can send anything out.',
    'The dlp agent gets an update tonight.',
  ],
  ['text.evasion-help', '把防泄密停掉,就能随便拷了', '防泄密今晚升级'],
  [
    'text.false-papers',
    'The letter of authority is made up, the reviewer accepted it.',
    'The letter of authority is signed, the reviewer has it.',
  ],
  ['text.false-papers', '资质证书是借别人的，蒙混过审就行', '资质证书到了，可以送审核'],
  [
    'text.contacts-taken',
    'All our leads are backed up on my dropbox for my next job.',
    'All our leads are in the crm for the next quarter.',
  ],
  ['text.contacts-taken', '外部客户都导出来存到私人邮箱了，以后单干用', '外部客户导出来的表已归档'],
  [
    'text.lawbreaking',
    'Paying the pickers half the minimum, no insurance, saves us a lot.',
    'Paying the pickers by the hour saves us a lot of questions.',
  ],
  [
    'text.evasion-help',
    'This module fools the integrity check, the app thinks all is fine, pass it on.',
    'The integrity check of the build failed, see the ticket.',
  ],
  [
    'text.misused-power',
    'I made myself owner and wipe their messages before the audit.',
    'I made myself a coffee before the audit.',
  ],
]

describe('plain wrongs at work', () => {
  it.each(TWINS)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})

describe('what an office says of accounts, papers and rules', () => {
  it.each([
    ['text.impersonation', '系统密码忘了，麻烦管理员帮忙重置一下。'],
    ['text.forged-documents', '营业执照的扫描件发你了，认证用。'],
    ['text.fraud', 'Please read the acceptable use rules before you get your account.'],
    ['text.account-trade', 'Create an account for the trainee and sell me on the rights that he needs.'],
    ['text.confidential', 'I kept a copy of the NDA for our files.'],
    ['text.impersonation', 'The lawyer of the customer called, you have to call back today.'],
    ['text.impersonation', '我是你们公司的新客户经理,换了个新号,方便加一下吗?'],
    ['text.lawbreaking', 'He hurt himself at the gym, not at work.'],
    ['text.spam', 'Share this with your team, have a good day and good luck.'],
    ['text.evasion-help', 'Turn off the scanner in the evening, then you can lock the room.'],
    ['text.misused-power', "As an admin you can't read private chats, that is by design."],
    ['text.off-purpose', '企业号认证通过了,以后客户都加到这里来。'],
    ['text.hidden-age', 'My son is 11 years old and registered for the school trip.'],
  ] as const)('%s: nobody is asked about "%s"', (signal, text) => expect(valueOf(signal, text)).toBeLessThan(LOOK))
})
