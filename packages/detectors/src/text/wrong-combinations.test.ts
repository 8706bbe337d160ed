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
    'text.crime-incitement',
    'Let the schoolchildren do the sewing, twelve hours a day, no names anywhere.',
    'The schoolchildren visit the sewing room, twelve of them.',
  ],
  ['text.crime-incitement', '招几个没证件的上夜班,不登记,给现金', '招几个实习生上夜班,合同已签'],
  [
    'text.crime-incitement',
    'Tip the barrels of solvent into the ditch tonight, cheaper than the disposal.',
    'The barrels of solvent go to the disposal firm tonight.',
  ],
  ['text.crime-incitement', '半夜把电镀废液排进雨水井,别让环保局知道', '电镀废液由处理公司周一来拉'],
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
  ] as const)('%s: nobody is asked about "%s"', (signal, text) => expect(valueOf(signal, text)).toBeLessThan(LOOK))
})
