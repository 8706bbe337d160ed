import { describe, expect, it } from 'vitest'
import { createHashLanes } from './hash-string.ts'
import { signContacts } from './text-contacts.ts'

function contactsIn(text: string): string | null {
  const lanes = createHashLanes()
  return signContacts(text, lanes) ? lanes.join() : null
}

describe('the contacts in a text', () => {
  it.each([
    [
      'a link, whoever is asked for by it',
      'Fill it in at https://forms.example/q?to=ann',
      'See forms.example/q?to=bob.',
    ],
    ['a number, however it is spelled', 'Call +44 20 7946 0958', 'call (+44) 20-7946-0958, soon'],
    ['an address and a handle', 'Write to Lin@Trade.example or @lin_deals', 'write to @LIN_DEALS or lin@trade.example'],
    ['a name at a messenger', '加微信 dian6688 咨询', '请加微信：DIAN6688，谢谢'],
    ['several in any order', 'dian6688，电话 138 0013 8000', '138-0013-8000（微信 dian6688）'],
  ])('are the same: %s', (_what, one, other) => {
    expect(contactsIn(one)).not.toBeNull()
    expect(contactsIn(one)).toBe(contactsIn(other))
  })

  it.each([
    'Happy New Year to all of you! 祝大家新年快乐！',
    'The meeting is on 2026-11-30 10:00, room 301, see page 12 of report no. 4.5.',
    'Holidays are from 2026.12.24 to 2027.01.02, e.g. for the office in Ulm.',
    'As the notice at https://www.gov.example.gov.cn/2026/n-7.html says, ring 030 1234 56789.',
    'It costs 1.250.000 at most.',
    '',
  ])('are none in: %s', (text) => {
    expect(contactsIn(text)).toBeNull()
  })

  it("are another's where one of them is", () => {
    const invitation = (link: string) => `Join the meeting: https://meet.example/j/${link} or dial +1 646 555 0100`
    expect(contactsIn(invitation('81723'))).not.toBe(contactsIn(invitation('81724')))
  })

  it('are read once, however long and odd the text is', () => {
    for (const part of ['1 ', '1-', 'a.', '@', '://', '.1', 'a1', '1'])
      expect(() => contactsIn(part.repeat(40_000))).not.toThrow()
  })
})
