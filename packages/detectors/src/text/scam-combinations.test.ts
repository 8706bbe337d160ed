import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look. */
const LOOK = 0.6

/** What swindlers write, and what an office writes in the same words. */
const TWINS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.fraud',
    'Helen, we close an acquisition tonight that is not public yet. Prepare a wire of the first tranche and discuss it with no one.',
    'Helen, the acquisition is public since noon; the wire for the first tranche is with the board for approval.',
  ],
  [
    'text.fraud',
    'Could you pick up some gift cards on your way and email me the codes? I am in a meeting and cannot talk.',
    'Who picks up the cards for the team on the way? I am in a meeting until three.',
  ],
  [
    'text.fraud',
    'I switched banks, please move my direct deposit before Friday. I cannot take calls, mail is best.',
    'Payroll runs on Friday; whoever moves to another bank fills in the form in the portal.',
  ],
  [
    'text.fraud',
    'Our account is under audit. Kindly send the balance to our sister company, and reply only to this mail.',
    'Our account is audited each spring; invoices stay payable as printed.',
  ],
  ['text.fraud', '亲，退款需要您卡号发我一下', '亲，退款会原路返回，不用把您卡号发我'],
  [
    'text.fraud',
    'To refund you I just need your card number and the code.',
    'To refund you I never need your card number or the code.',
  ],
  [
    'text.fraud',
    '我司账户正在年审只进不出，货款先付至附件里的分公司账户，付完把水单发我',
    '年审已结束，货款按合同账户支付即可',
  ],
  [
    'text.fraud',
    'The director wants the W-2s of all employees in one PDF. Send them to my personal email please.',
    'W-2s of all employees are in the portal from Monday; each opens their own.',
  ],
  [
    'text.fraud',
    'You should get a sign-in prompt now, just tap approve so we can close the ticket.',
    'The new phone shows a sign-in prompt twice; we closed the ticket with a restart.',
  ],
  ['text.fraud', '一会儿手机会弹登录确认，你点同意，再把页面上的数字发我', '登录确认改成了指纹，旧手机要重新绑定'],
  [
    'text.fraud',
    'Your storage payment failed and all photos will be deleted. Update your card: keep-my-photos.example.net',
    'The payment for our storage failed because the card is from last year; finance has the new one.',
  ],
  ['text.fraud', '您的ETC已停用，请立即重新认证 etc-fw.example.net', 'ETC卡停用的车辆名单在群文件里，行政统一去换'],
  [
    'text.fraud',
    'See the attached invoice; you must enable editing and macros to read the figures.',
    'The attached invoice is a PDF; our sheets have no macros any more.',
  ],
  ['text.fraud', '附件为行政处罚决定书，请解压后用电脑打开，密码2031', '附件是本季度的培训材料，手机电脑都能看'],
  [
    'text.fraud',
    'Your mark was published. To be included in the International Register of trademarks, remit 1,900 EUR within 8 days.',
    'Our trade mark was published on Friday; the lawyer files the fee of 850 EUR.',
  ],
  ['text.fraud', '贵公司中文域名正被第三方申请，今天不答复确认将默认通过', '中文域名明年到期，信息组会续'],
  ['text.fraud', '贵单位入选百强企业，领取牌匾需缴制作费六千八', '我们入选了市里的百强名单，颁奖在周五'],
  [
    'text.fraud',
    'Hotel jobs in Canada, flights paid, no experience. The embassy lawyer requires a processing fee of $420, send it to our agent.',
    'Our colleague in Canada needs a work permit; HR pays the fee to the embassy.',
  ],
  [
    'text.fraud',
    'Vendor registration: your firm is shortlisted, a refundable security deposit of USD 9,000 is due.',
    'Vendor registration is free of charge in our portal; no deposit is taken.',
  ],
  ['text.fraud', '征信修复，逾期记录内部渠道处理，不成功不收费', '征信报告可以在官网免费查两次'],
  ['text.fraud', '原石急出，不走公账，转个诚意金给您发视频', '展会上有家做翡翠的，摊位在三号馆'],
  ['text.fraud', '我是谁你听不出来？换号了，先存一下', '你听不出来是谁在敲门吗？是隔壁装修'],
  [
    'text.threat',
    'I hacked your computer and have a video of you. Pay me in bitcoin or every contact gets it.',
    'The video of you at the fair is great, may we post it?',
  ],
  ['text.fraud', '昨晚的视频我都录下来了，通讯录同步给我了，转5000我给你删', '昨晚的评审录下来了，链接在群里'],
  [
    'text.fraud',
    'Cyber police: illegal content was traced to your IP. Send your justification within 72h to settle the matter out of court.',
    'The cyber police of the county gives a talk on Friday, all welcome.',
  ],
  [
    'text.spam',
    'Dear business owner, we provide link building and guest posts at an affordable price. Can I send the price list?',
    'Marketing asks whether link building is worth its price; I send my notes before Monday.',
  ],
  ['text.spam', '老板好，我们专业货代，双清包税到门，需要联系', '货代说船期推迟两天，关税按原来的算'],
  ['text.spam', '高仿名表，工厂直供，加微信看图', '客户的表走得不准，送去专柜了'],
  ['text.spam', '可开进项票，三个点，先票后款', '进项发票请在月底前交给财务认证'],
  ['text.forged-documents', '刻章办证，当天可取', '公司刻章要先交营业执照复印件'],
  ['text.forged-documents', '职称论文代写代发，包录用', '论文被会议录用了，周五请大家喝茶'],
]

describe('what swindlers write', () => {
  it.each(TWINS)('%s: a person sees "%s", and not "%s"', (signal, meant, said) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, said)).toBeLessThan(LOOK)
  })

  it('is told by whoever warns of it, and nobody is asked', () => {
    for (const warning of [
      'Is this real? "Your mark was published, remit 1,900 EUR to be included in the International Register." Looks fake to me.',
      '反诈提醒：凡是说征信修复、内部渠道处理的都是骗子',
    ])
      expect(valueOf('text.fraud', warning), warning).toBeLessThan(LOOK)
  })
})
