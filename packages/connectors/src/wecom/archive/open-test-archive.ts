/** An archive as WeCom's native library gives it out, for tests: sealed by RSA for the corp's keys, and by a cipher of its own. */
import {
  constants,
  createCipheriv,
  createDecipheriv,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto'
import type { ArchiveSource, Sealed } from './archive-source.ts'

export type TestArchive = ReturnType<typeof openTestArchive>

const IV = Buffer.alloc(16)

function cipherKey(key: string): Buffer {
  return Buffer.from(key, 'hex')
}

export function openTestArchive() {
  const pairs = new Map<number, { readonly pem: string; readonly seal: (key: string) => string }>()
  const items: Sealed[] = []
  const asked: number[] = []
  let failure: { errcode: number } | null = null
  const makeKey = (version: number): void => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    pairs.set(version, {
      pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      seal: (key) =>
        publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(key)).toString('base64'),
    })
  }
  makeKey(1)
  const source: ArchiveSource = {
    getChatData: (seq, limit) => {
      asked.push(seq)
      if (failure !== null)
        return Promise.resolve({ ok: false, errcode: failure.errcode, words: 'as the test wants it' })
      return Promise.resolve({ ok: true, items: items.filter((item) => item.seq > seq).slice(0, limit) })
    },
    decryptData: (sealed) =>
      Promise.resolve(
        sealed.map(({ key, message }) => {
          const decipher = createDecipheriv('aes-256-cbc', cipherKey(key), IV)
          return Buffer.concat([decipher.update(message, 'base64'), decipher.final()]).toString('utf8')
        }),
      ),
  }
  return {
    source,
    /** The sequence numbers that were asked after. */
    asked,
    makeKey,
    keys: (): ReadonlyMap<number, string> => new Map([...pairs].map(([version, { pem }]) => [version, pem])),
    fail: (errcode: number | null): void => {
      failure = errcode === null ? null : { errcode }
    },
    add: (message: Readonly<Record<string, unknown>>, keyVersion = 1): void => {
      const key = randomBytes(32).toString('hex')
      const cipher = createCipheriv('aes-256-cbc', cipherKey(key), IV)
      const sealed = Buffer.concat([cipher.update(JSON.stringify(message), 'utf8'), cipher.final()]).toString('base64')
      const seq = (items.at(-1)?.seq ?? 0) + 1
      const randomKey = pairs.get(keyVersion)?.seal(key) ?? ''
      items.push({ seq, msgid: String(message['msgid']), keyVersion, randomKey, message: sealed })
    },
  }
}
