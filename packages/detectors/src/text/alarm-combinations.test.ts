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
    'text.hoax',
    'There is a bomb in the east stairwell, get out now.',
    'The bomb disposal drill: get out by the stairwell.',
  ],
  [
    'text.hoax',
    'Somebody with a gun is in the canteen, run for your lives!',
    'Somebody with a camera is in the canteen, run and smile!',
  ],
  ['text.hoax', '地铁站被放了炸弹，马上离开。', '地铁站换了新闸机，请从二号口离开。'],
  [
    'text.threat',
    'If you do not pay by midnight I send the pictures to your wife.',
    'If you do not pay the invoice we send the reminder to your accounts department.',
  ],
  ['text.threat', '不打钱的话，这些录像明天就发给你领导看。', '录像剪好了，今天发给你领导看。'],
  [
    'text.fraud',
    '您的邮箱已满，请点开下面的页面输入密码，否则邮件将被删除。',
    '您的邮箱快满了，请在设置里归档旧邮件。',
  ],
  ['text.fraud', '今天投五百，老师保证周日翻四倍。', '今天投票，老师保证下周公布结果。'],
  [
    'text.attack-service',
    '周五我可以让他们的订票网站瘫痪一小时，三百块。',
    '他们的订票网站瘫痪了一小时，我们损失三百块。',
  ],
  ['text.account-trade', '出售带认证的老账号，量大从优。', '没有认证的老账号十二月关闭。'],
  [
    'text.scraping',
    'I wrote a script that pulls the whole member directory, want a copy?',
    'The script that exports the member directory runs at night for the payroll check.',
  ],
  [
    'text.exploit',
    "There is a hole in the admin page that lets you read anyone's chat, keep it to yourself.",
    'The hole in the admin page was reported to security and is closed.',
  ],
  [
    'text.page-copy',
    'I rebuilt the sign-in page pixel by pixel, now we only need to send it round.',
    'I rebuilt the sign-in page for our new brand, the review is open.',
  ],
  ['text.marks-removed', '把水印去掉，没人知道照片是谁拍的。', '付完款摄影师会给去掉水印的照片。'],
  ['text.forged-documents', '周四的考题我拿到了，十块一份。', '周四的考题锁在保险柜里，九点开封。'],
  [
    'text.confidential',
    'Share the draft of the merger with him, but not from your work mail.',
    'The draft of the merger is in the data room only.',
  ],
  [
    'text.crime-incitement',
    'The inspector likes whisky, put two bottles in his boot and the permit comes.',
    'The inspector comes at eight, the permit is in the blue folder.',
  ],
]

describe('alarms, extortion and deeds in further words', () => {
  it.each(TWINS)('%s: %s', (signal, meant) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
  })

  it.each(TWINS)('not %s, what is said at work beside it: %s', (signal, _, innocent) => {
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
  })

  it.each(['The flood victims are housed in our canteen until Friday.', '公司给灾区捐款配比，表格在内网。'])(
    'what names a cause and asks for nothing is held back nowhere: %s',
    (text) => {
      expect(valueOf('text.fundraising', text)).toBeLessThan(HOLD)
    },
  )
})
