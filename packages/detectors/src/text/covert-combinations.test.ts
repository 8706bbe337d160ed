import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
/** From here on a rule holds what asks strangers for money. */
const HELD_FROM_STRANGERS = 0.5

type Pair = readonly [signal: SignalName, meant: string, twin: string]

const PAIRS: readonly Pair[] = [
  [
    'text.piracy',
    'My last week, so I copied the whole codebase to my own laptop',
    'My last week, so I copied the whole codebase guide to the team drive for the handover',
  ],
  [
    'text.piracy',
    'Downloaded the supplier list before they cut my login, it will help at the next place',
    'Downloaded the supplier list before the meeting, it will help at the next review',
  ],
  ['text.piracy', '月底就跳槽了，客户资料都拷到移动硬盘了', '月底就跳槽了，客户资料都移交给小周了'],
  [
    'text.piracy',
    'I can get you the sealed bids and the floor price list, if you make it worth my while',
    'The floor price list for the tender is worth a look',
  ],
  ['text.piracy', '标底和成本表我都有，给点好处费就发你', '标底和成本表请在会前密封好'],
  [
    'text.break-in',
    'Left tcpdump running on the guest network and got a few passwords, guess whose',
    'Left tcpdump running on the guest network, the report shows a few passwords in plain text',
  ],
  ['text.break-in', '我在食堂wifi嗅探，截到好几个人的密码，要不要看', '食堂wifi抓包看了，密码接口超时'],
  [
    'text.break-in',
    'Granted myself root on the salary server, without asking, ask me what they earn',
    'Granted myself root on the test server, ticket 12',
  ],
  [
    'text.harassment',
    'My place tonight, then we talk about your contract',
    'My place tonight, the whole team comes to watch the match',
  ],
  ['text.harassment', '晚上来我家，转正的事好说', '晚上来我家看球，全组都来'],
  [
    'text.harassment',
    'I will keep waiting outside your door, you cannot get rid of me: whether you like it or not',
    'The courier will keep calling until you sign the form',
  ],
  ['text.harassment', '我天天去你楼下等，你躲不掉的', '快递员天天去你楼下等，你记得签字'],
  [
    'text.harassment',
    'All of us report him tonight, pick a reason, then he gets banned',
    'All of us report phishing with the button, then it gets blocked',
  ],
  ['text.harassment', '大家集体举报她，随便编，号就没了', '大家集体举报这条钓鱼短信，运营商会处理'],
  [
    'text.self-harm',
    'Skipping meals again, girls: whoever eats today loses, hide it from your mum',
    'Skipping meals again because of the release, lunch tomorrow?',
  ],
  ['text.self-harm', '今天只喝水，谁吃谁输，瞒着家里', '体检前只喝水，别吃早饭'],
  [
    'text.threat',
    'The photos of you at the hotel go to your wife, unless you sign',
    'The photos of you at the award go to HR, unless you object by noon',
  ],
  [
    'text.fraud',
    'Let the customer pay the balance to my private account, not through the company, we split it',
    'Let the customer pay the balance to the company account, not to my private one',
  ],
  ['text.fraud', '尾款转到我个人支付宝，别走对公，咱俩分', '尾款不得转到我个人支付宝，必须走对公'],
  [
    'text.exploit',
    'There is a way to skip the 2FA on the portal, use it first, before they fix it',
    'There is a way to skip the 2FA on the portal, I told security, please fix',
  ],
  [
    'text.applause',
    'You skimmed the till? We saw nothing, we will cover for you',
    'You have the shift at the till? I will cover for you',
  ],
  [
    'text.crime-incitement',
    'We clear out the depot on Sunday, the guard is paid and looks away',
    'We count what is in the depot on Sunday, the guard opens at eight',
  ],
  ['text.crime-incitement', '周日把仓库的铜线拉走，门卫打点好了', '周日把仓库的铜线盘点一下，门卫八点开门'],
]

describe('what is done on the quiet', () => {
  it.each(PAIRS)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})

describe('money that nobody fishes for', () => {
  it.each([
    'Our bank details have changed as of 1 June. Please ring the number you have for us to confirm before you pay.',
    'The bank account has changed in the master data, thanks for the hint',
  ])('keeps nobody waiting for "%s"', (text) => {
    expect(valueOf('text.money-request', text)).toBeLessThan(HELD_FROM_STRANGERS)
  })
  it('holds from strangers new bank details that say where to pay', () => {
    const text = 'Our bank details have changed, kindly send payment for the invoice to the new account 4711 today'
    expect(valueOf('text.money-request', text)).toBeGreaterThanOrEqual(LOOK)
  })
  it.each([
    'Class 2a: please give your child 5 pounds pocket money and a packed lunch for the museum',
    '秋游：请给孩子带30元零花钱和午餐',
  ])('takes "%s" for no collection', (text) => {
    expect(valueOf('text.fundraising', text)).toBeLessThan(LOOK)
  })
})

describe('what offices say in the words of deeds', () => {
  it.each<readonly [SignalName, string]>([
    ['text.break-in', 'His account still had the default password, so I changed it with him'],
    ['text.account-lending', 'The kiosk was still logged in as me, so I logged out and changed my password'],
    ['text.page-copy', 'Copied the login page from Figma into the prototype, the password field is wired to a mock'],
    ['text.hate', 'The Chinese branch is ahead of schedule, ours is the lazy one'],
    ['text.pyramid', 'Refer two friends to our open positions and get 1000 for each who has passed probation'],
    ['text.applause', 'Great that you punched the hours in again, next time use the import'],
    ['text.official-claim', '平台客服回复了，账号异常已解除'],
    ['text.official-claim', 'I wrote to support, the official support team says it is fixed'],
    ['text.hate', 'Day 2 of fasting for Ramadan and the smell of the kitchen is hard'],
    ['text.page-copy', '有人仿冒我们的登录页钓密码，大家别输密码'],
    ['text.applause', 'Good that you beat us to it, next time tell me'],
    ['text.asks-papers', 'Please upload your passport in the HR portal, not by mail'],
  ])('%s: asks nobody about "%s"', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
})
