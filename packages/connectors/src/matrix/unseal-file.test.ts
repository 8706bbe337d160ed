import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eventFrom } from './from-callback.ts'
import { mediaIn, sealedIn } from './event-of-message.ts'
import { sealedFileFrom, sha256OfSealed } from './unseal-file.ts'

const KEY = randomBytes(32)
const COUNTER = Buffer.concat([randomBytes(8), Buffer.alloc(8)])
const stated = (url: string, more: object = {}) => ({
  ...{ v: 'v2', url, iv: COUNTER.toString('base64').replace(/=+$/, '') },
  key: { kty: 'oct', alg: 'A256CTR', ext: true, k: KEY.toString('base64url') },
  ...more,
})

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield await Promise.resolve(bytes.subarray(at, at + 1_000))
}

describe('a file that is encrypted', () => {
  it('goes by the hash of what clients show of it, in whatever pieces it comes', async () => {
    const bytes = randomBytes(12_345)
    const cipher = createCipheriv('aes-256-ctr', KEY, COUNTER)
    const sealed = sealedFileFrom(stated('mxc://a/b'))
    expect.assert(sealed !== null)
    const sha256 = await sha256OfSealed(sealed, piecesOf(Buffer.concat([cipher.update(bytes), cipher.final()])))
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('that is larger than anybody waits for has none', async () => {
    const sealed = sealedFileFrom(stated('mxc://a/b'))
    expect.assert(sealed !== null)
    async function* endless() {
      for (;;) yield await Promise.resolve(Buffer.alloc(16 * 1024 * 1024))
    }
    expect(await sha256OfSealed(sealed, endless())).toBeNull()
  })

  it.each([[{}], [{ key: { k: 'short' } }], [{ iv: '' }], [{ url: 7 }], [{ key: null }]])(
    'that no client could open is none: %j',
    (more) => {
      const isWhole = Object.keys(more).length === 0
      expect(sealedFileFrom(stated('mxc://a/b', more)) !== null).toBe(isWhole)
    },
  )

  it('is found wherever a message in the clear names it', () => {
    const one = (name: string) => ({
      file: stated(`mxc://a/${name}`),
      info: { thumbnail_file: stated(`mxc://a/${name}t`) },
    })
    const event = eventFrom({
      ...{ event_id: '$e', type: 'm.room.message', sender: '@li:a', room_id: '!r:a' },
      content: { msgtype: 'm.image', body: 'a.png', url: 'mxc://a/clear', ...one('f'), 'm.new_content': one('n') },
    })
    expect.assert(event !== null)
    expect(sealedIn(event).map(({ url }) => url)).toEqual(['mxc://a/f', 'mxc://a/ft', 'mxc://a/n', 'mxc://a/nt'])
    expect([...mediaIn(event).keys()].toSorted()).toEqual(['clear', 'f', 'ft', 'n', 'nt'].map((id) => `mxc://a/${id}`))
  })
})
