import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { LOG_ORIGIN } from './log-origin.ts'
import { exactBase64, openNote, parseVerifier } from './read-note.ts'
import { deriveSigningKey, signNote, verifierKey } from './signing-key.ts'

const key = deriveSigningKey('a-key-of-this-test')
const stated = verifierKey(LOG_ORIGIN, key)
const verifier = parseVerifier(stated)!
const root = Buffer.alloc(32, 7).toString('base64')

/** A key in the writing of verifiers, with the id that these bytes have. */
function written(name: string, bytes: Buffer): string {
  const id = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8)
  return `${name}+${id}+${bytes.toString('base64')}`
}
const bytesOf = (type: number, length: number): Buffer => Buffer.concat([Buffer.from([type]), Buffer.alloc(length, 3)])

describe('the key of a verifier', () => {
  it('is read as it is written, and under its own name and id alone', () => {
    expect(verifier.name).toBe(LOG_ORIGIN)
    expect(parseVerifier(written('log', bytesOf(1, 32)))).not.toBeNull()
    const [name, id, ...encoded] = stated.split('+')
    const bytes = encoded.join('+')
    expect(parseVerifier(`${name}+${id}+${bytes}`)).not.toBeNull()
    for (const text of [
      '',
      `other+${id}+${bytes}`,
      `${name}+${id === '00000000' ? '11111111' : '00000000'}+${bytes}`,
      ` ${stated}`,
      `${stated} `,
    ])
      expect(parseVerifier(text)).toBeNull()
  })

  it('is one of Ed25519, and as long as one', () => {
    for (const bytes of [bytesOf(2, 32), bytesOf(1, 31), bytesOf(1, 33)])
      expect(parseVerifier(written('log', bytes))).toBeNull()
  })
})

describe('a signed checkpoint', () => {
  const note = signNote(`${LOG_ORIGIN}\n5\n${root}\n`, LOG_ORIGIN, key)

  it('opens under its key and its name, and not when a byte was changed', () => {
    expect(openNote(note, verifier)).toMatchObject({ origin: LOG_ORIGIN, size: 5 })
    expect(openNote(note, parseVerifier(verifierKey(LOG_ORIGIN, deriveSigningKey('another')))!)).toBeNull()
    expect(openNote(note, parseVerifier(verifierKey('other', key))!)).toBeNull()
    expect(openNote(note.replace('\n5\n', '\n6\n'), verifier)).toBeNull()
    expect(openNote(`${note}\n`, verifier)).toBeNull()
    const [signature = ''] = /\S+(?=\n$)/.exec(note) ?? []
    const ofAnotherId = Buffer.concat([Buffer.alloc(4), Buffer.from(signature, 'base64').subarray(4)])
    expect(openNote(note.replace(signature, ofAnotherId.toString('base64')), verifier)).toBeNull()
  })

  it('is none when the key has signed something else', () => {
    for (const text of [
      'words\n',
      `${LOG_ORIGIN}\n5\n`,
      `${LOG_ORIGIN}\n5\n${root}\nmore\n`,
      `${LOG_ORIGIN}\n05\n${root}\n`,
    ])
      expect(openNote(signNote(text, LOG_ORIGIN, key), verifier)).toBeNull()
    expect(openNote(signNote(`${LOG_ORIGIN}\n5\n${root.replace('=', '')}\n`, LOG_ORIGIN, key), verifier)).toBeNull()
  })
})

describe('base64 that is written as we write it', () => {
  it('is read, and nothing and every other writing is not', () => {
    expect(exactBase64(root)).toEqual(Buffer.alloc(32, 7))
    for (const text of ['', root.replace('=', ''), `${root}\n`, 'a_b-']) expect(exactBase64(text)).toBeNull()
  })
})
