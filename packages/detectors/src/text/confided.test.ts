/**
 * What is kept for somebody, sent to whom it is of or shown under an agreement is called confidential as well, and is no leak. Each of these letters was
 * held on its way to a customer.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const ACT = 0.85

describe('a promise of silence, a letter to whom it is of, an offer under an agreement', () => {
  it.each([
    'We treat your data as strictly confidential and never pass it on.',
    'Your test results are private and confidential, we have posted them to you.',
    'Private & confidential: your payslip for November is attached.',
    'Our counselling service is free and strictly confidential. See attached leaflet.',
    'The deck is attached and under NDA as agreed, please pass it on to your counsel only.',
    'Attached is our press release, embargoed until Tuesday 9:00. Please do not publish before.',
    'The whistleblowing line is confidential, nobody must know who called.',
    'Without prejudice and subject to contract. Privileged and confidential. Our client is willing to settle.',
    '您的个人资料我们严格保密，绝不外传。',
    '心理咨询免费且严格保密，单页见附件。',
    '给大家准备了惊喜，先保密，别告诉小玛。',
    '答案周五公布，之前保密，别告诉别的组。',
  ])('is nothing to look at: %s', (text) => {
    expect(valueOf('text.confidential', text)).toBeLessThan(LOOK)
  })
  it.each([
    'STRICTLY CONFIDENTIAL board minutes attached, you did not get them from me',
    'Internal use only, do not distribute: our price model for next year',
    'Our counselling records are strictly confidential, here they are, keep it between us',
    'STRICTLY CONFIDENTIAL, not for distribution: the salaries of last year',
    '董事会纪要，绝密，偷偷发你一份',
    '问卷原件属于公司机密，悄悄发你',
  ])('and this is held: %s', (text) => {
    expect(valueOf('text.confidential', text)).toBeGreaterThanOrEqual(ACT)
  })
})

describe('a mark of secrecy alone', () => {
  it.each([
    'Your consultation notes are private and confidential; only your doctor sees them.',
    'Highly confidential documents can be sent through our secure upload instead of mail.',
    'Confidential: your salary review letter is attached, please sign and send it back.',
    '我们作为审计机构负有保密义务，您上传的资料均严格保密。',
    '本报价属商业机密，三十天内有效，请勿转给第三方。',
  ])('is looked at, and holds no letter back: %s', (text) => {
    expect(valueOf('text.confidential', text)).toBeLessThan(ACT)
  })
  it.each(['Strictly confidential: the acquisition closes on Friday', '商业机密：底价和客户名单'])(
    'does beside what is kept from all: %s',
    (text) => {
      expect(valueOf('text.confidential', text)).toBeGreaterThanOrEqual(ACT)
    },
  )
})

describe('a notice that asks for nothing', () => {
  it.each([
    ['text.laundering', 'From 1 March the interest on your savings account rises to 2.1 percent.'],
    ['text.fraud', 'Your claim for the stolen laptop has been accepted. We pay 940 to the account you gave us.'],
    ['text.fraud', 'Please confirm your bank details in the HR portal before the 20th for payroll'],
    ['text.pyramid', '去年收益百分之十二，过往业绩不代表未来'],
    ['text.hoax', 'Bomb cyclone on Thursday, home office for everybody north of the river'],
    ['text.self-harm-risk', 'If you feel that life is not worth living please talk to us, day and night'],
    ['text.self-harm-risk', '如果你觉得活着没意思，请联系我们，热线二十四小时'],
    ['text.crime-incitement', '别告诉小玛，周五四点给她办惊喜派对，一人交五块现金'],
    ['text.gambling', 'The draw of the lottery syndicate paid 8.40 to each member'],
  ] as const)('is let through (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
  it.each([
    ['text.fraud', 'Your claim has been accepted, send me your card number and the code to get paid'],
    ['text.self-harm-risk', 'I feel that life is not worth living'],
  ] as const)('and this is not (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('who says that the real desk writes to nobody first', () => {
  it('is looked at, and waits for nobody', () => {
    expect(valueOf('text.official-claim', '本软件官方客服只在帮助页，别信主动找你的')).toBeLessThan(ACT)
    expect(valueOf('text.official-claim', '我们是本软件官方客服，今天必须找我们确认账号')).toBeGreaterThanOrEqual(ACT)
  })
})
