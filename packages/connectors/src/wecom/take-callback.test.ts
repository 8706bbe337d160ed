import { createCipheriv } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSigned, keyBytes, openEnvelope } from './crypt.ts'
import { CORP, ENVELOPE, eventXml, sealCallback } from './open-test-wecom.ts'
import { takeCallback } from './take-callback.ts'

const NOW = 1_790_000_000_000
const timestamp = NOW / 1_000
const XML = eventXml({ Event: 'change_contact', ChangeType: 'delete_user', UserID: 'lin', CreateTime: timestamp })

/** An envelope with a padding of one's own. */
function padded(padding: readonly number[]): string {
  const key = keyBytes(ENVELOPE.key) ?? Buffer.alloc(32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const before = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 0, 0, 5]), Buffer.from(`words${CORP}`)])
  const body = Buffer.concat([before, Buffer.from(padding)])
  return Buffer.concat([cipher.update(body), cipher.final()]).toString('base64')
}

describe('the envelope', () => {
  it('opens whatever WeCom’s own library seals, and finds its signatures good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer(), (text, number) => {
        const encrypted = encrypt(ENVELOPE.key, text, CORP)
        expect(openEnvelope(encrypted, ENVELOPE)).toEqual({ ok: true, text: decrypt(ENVELOPE.key, encrypted).message })
        const signature = getSignature(ENVELOPE.token, number, 'nonce', encrypted)
        const signed = { signature, timestamp: String(number), nonce: 'nonce', encrypted }
        expect(isSigned(signed, ENVELOPE.token)).toBe(true)
        expect(isSigned({ ...signed, encrypted: `${encrypted}=` }, ENVELOPE.token)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it('opens nothing that was made for another receiver, with another key, or that is no envelope', () => {
    const other = { ...ENVELOPE, key: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg' }
    expect(openEnvelope(encrypt(ENVELOPE.key, XML, 'ww-another-corp'), ENVELOPE)).toEqual({ ok: false })
    expect(openEnvelope(encrypt(other.key, XML, CORP), ENVELOPE)).toEqual({ ok: false })
    expect(openEnvelope(padded([1, 2, 3, 4, 5]), ENVELOPE)).toEqual({ ok: false })
    expect(openEnvelope(padded([5, 5, 5, 5, 5]), ENVELOPE)).toEqual({ ok: true, text: 'words' })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(openEnvelope(Buffer.from(bytes).toString('base64'), ENVELOPE)).toEqual({ ok: false })
      }),
    )
  })
})

describe('a callback', () => {
  it('is taken when it is signed, for us, and of these minutes', () => {
    const { query, body } = sealCallback(XML, { timestamp })
    expect(takeCallback({ query, body }, ENVELOPE, NOW)).toMatchObject({
      kind: 'callback',
      callback: { at: NOW, change: { kind: 'member.left', userId: 'lin' } },
    })
  })

  it('echoes what WeCom wants to read when it verifies the address', () => {
    const { query, encrypted } = sealCallback('1616140317555161061', { timestamp })
    query.set('echostr', encrypted)
    expect(takeCallback({ query, body: null }, ENVELOPE, NOW)).toEqual({ kind: 'echo', text: '1616140317555161061' })
    query.set('msg_signature', '0'.repeat(40))
    expect(takeCallback({ query, body: null }, ENVELOPE, NOW)).toMatchObject({ kind: 'refused', status: 401 })
  })

  it('is refused with a wrong signature, from another token, for another corp, and when it is old or not yet', () => {
    const refused = { kind: 'refused', status: 401 }
    for (const sending of [
      { timestamp, signature: 'f'.repeat(40) },
      { timestamp, signature: '' },
      { timestamp, token: 'another-token' },
      { timestamp, receiveId: 'ww-another-corp' },
      { timestamp: timestamp - 301 },
      { timestamp: timestamp + 301 },
    ])
      expect(takeCallback(sealCallback(XML, sending), ENVELOPE, NOW)).toMatchObject(refused)
  })

  it('is refused when its XML names entities, is cut short or holds nothing encrypted', () => {
    const { query, body } = sealCallback(XML, { timestamp })
    for (const bad of [
      `<!DOCTYPE x [<!ENTITY a "aaaa">]>${body}`,
      body.slice(0, -6),
      body.replaceAll('Encrypt>', 'Other>'),
      '<xml/>',
      '',
    ])
      expect(takeCallback({ query, body: bad }, ENVELOPE, NOW)).toMatchObject({ kind: 'refused', status: 400 })
  })
})
