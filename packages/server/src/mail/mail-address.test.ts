import { describe, expect, it } from 'vitest'
import {
  deliveryOfMessageId,
  isMailAddress,
  isOwnAddress,
  mailboxOf,
  mailToken,
  maskAddresses,
  ownMessageId,
  senderToken,
  taggedAddress,
  tagOf,
} from './mail-address.ts'

const mailbox = mailboxOf(' Abuse@Operator.example ')!
const token = mailToken('key', 'report/1')

describe('an address', () => {
  it('is one of an envelope: a name and a host, without what would end it there', () => {
    for (const address of ['a@b', `${'x'.repeat(64)}@b.example`, '小明@例子.example', `a@${'b'.repeat(255)}`])
      expect(isMailAddress(address), address).toBe(true)
    const none = ['', 'a', '@b', 'a@', 'a b@c', 'a@b c', 'a@b@c', '<a@b>', 'a,b@c', '"a"@b', 'a@[1.2.3.4]', 'a\r@b']
    for (const address of [...none, `${'x'.repeat(65)}@b.example`, `a@${'b'.repeat(256)}`])
      expect(isMailAddress(address), address).toBe(false)
  })

  it('of a mailbox has room for a token, and none in it', () => {
    expect(mailbox).toEqual({ address: 'abuse@operator.example', local: 'abuse', domain: 'operator.example' })
    expect(mailboxOf(`${'a'.repeat(36)}@b.example`)).not.toBeNull()
    for (const address of [`${'a'.repeat(37)}@b.example`, 'abuse+x@b.example', 'abuse', ''])
      expect(mailboxOf(address)).toBeNull()
  })

  it('with a tag is the mailbox of that conversation, however it is written', () => {
    for (const kind of ['t', 'd'] as const) {
      const address = taggedAddress(mailbox, { kind, token })
      expect(address).toBe(`abuse+${kind}${token}@operator.example`)
      expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
      for (const written of [address, address.toUpperCase()])
        expect([isOwnAddress(mailbox, written), tagOf(mailbox, written)]).toEqual([true, { kind, token }])
    }
    for (const own of ['abuse@operator.example', 'ABUSE+anything@Operator.example'])
      expect([isOwnAddress(mailbox, own), tagOf(mailbox, own)]).toEqual([true, null])
    const tag = `t${token}`
    const others = ['sales@operator.example', `sales+${tag}@operator.example`, `abuse+${tag}@other.example`]
    for (const other of [...others, `abuse+${tag}@x.operator.example`, `abusex+${tag}@operator.example`])
      expect([isOwnAddress(mailbox, other), tagOf(mailbox, other)]).toEqual([false, null])
    for (const made of [`x${token}`, tag.slice(0, -1), `${tag}a`, `t${token.slice(0, -1)}1`])
      expect(tagOf(mailbox, `abuse+${made}@operator.example`)).toBeNull()
  })
})

describe('a token', () => {
  it('is 26 letters that survive a change of case, another for each key and thing', () => {
    expect(token).toMatch(/^[a-z2-7]{26}$/)
    expect(mailToken('key', 'report/1')).toBe(token)
    const others = [mailToken('key', 'report/2'), mailToken('other', 'report/1')]
    expect(new Set([token, ...others]).size).toBe(3)
    // Every sign depends on the bytes: over many tokens each place takes all 32 letters.
    const many = Array.from({ length: 2_000 }, (_, at) => mailToken('key', String(at)))
    for (let at = 0; at < 26; at += 1) expect(new Set(many.map((one) => one[at])).size).toBe(32)
    // Letters that were sent bear such tokens: they stay as they are.
    expect(mailToken('k', 'a')).toMatchInlineSnapshot(`"qmvflmbw4lxuow6e4eaesdbx4k"`)
  })

  it('of a sender is the same however their address is written', () => {
    expect(senderToken('key', 'Ann@Outside.example')).toBe(senderToken('key', 'ann@outside.example'))
    expect(senderToken('key', 'ann@outside.example')).toBe(`mail_${mailToken('key', 'sender/ann@outside.example')}`)
  })
})

describe('the id of a letter of ours', () => {
  const id = 'mail_01a21076-d204-71d4-b7bd-2bb42c76c66e'

  it('names its delivery, to whoever asks as this host', () => {
    const made = ownMessageId(mailbox, { id, token })
    expect(made).toBe(`<${id}.${token}@operator.example>`)
    expect(deliveryOfMessageId(mailbox, made)).toEqual({ id, token })
    expect(deliveryOfMessageId(mailbox, made.replace('operator', 'OPERATOR'))).toEqual({ id, token })
    const others = [made.replace('operator', 'other'), made.slice(1), made.replace('mail_', 'msg_'), `x${made}`]
    for (const other of [...others, made.replace(token, token.slice(1)), `<${id}@operator.example>`])
      expect(deliveryOfMessageId(mailbox, other)).toBeNull()
  })
})

describe('what another server said', () => {
  it('names nobody whom one could write to', () => {
    expect(maskAddresses('550 5.1.1 <ann@outside.example>: no such user')).toBe(
      '550 5.1.1 <a***@outside.example>: no such user',
    )
    expect(maskAddresses('rfc822;bob@x.example, "小明@例子.example" b@c')).toBe(
      'rfc822;b***@x.example, "小***@例子.example" b***@c',
    )
    expect(maskAddresses('😀joy@x.example a@b@c')).toBe('😀***@x.example a***@b***@c')
    expect(maskAddresses('mailto:ann@"odd host"')).toBe('mailto:a***@"odd host"')
    expect(maskAddresses('at @ noon, 3 @host')).toBe('at @ noon, 3 @host')
  })

  it('is kept without what no database keeps and what a terminal obeys', () => {
    expect(maskAddresses('250 ok \u0000\u001b[31m\u0085\ud83d a@b')).toBe('250 ok \ufffd\ufffd[31m\ufffd\ufffd a***@b')
    expect(maskAddresses(`${'x'.repeat(499)}😀`)).toBe(`${'x'.repeat(499)}\ufffd`)
    expect(maskAddresses('550-no such\n550 user')).toBe('550-no such\n550 user')
  })

  it('is cut after five hundred letters, and read in one pass however long it is', () => {
    expect(maskAddresses('x'.repeat(600))).toBe('x'.repeat(500))
    // A server that answers so took minutes, in which nothing else was answered.
    expect(maskAddresses('x'.repeat(200_000))).toHaveLength(500)
    expect(maskAddresses(`${'x'.repeat(200_000)}@y.example`)).toBe('x***@y.example')
  }, 5_000)
})
