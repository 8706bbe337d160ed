/** The installation's Ed25519 key, derived from its secret: signs checkpoints of the log and packages for authorities. */
import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'

export type SigningKey = {
  /** Base64 of the 64 bytes. */
  readonly sign: (bytes: string | Buffer) => string
  /** Base64 of the 32 bytes. */
  readonly publicKey: string
}

/** DER before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_BYTES = 32

export function deriveSigningKey(installationKey: string): SigningKey {
  const seed = createHmac('sha256', installationKey).update('signing/ed25519/1').digest()
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    sign: (bytes) => sign(null, Buffer.from(bytes), key).toString('base64'),
    publicKey: spki.subarray(spki.length - PUBLIC_BYTES).toString('base64'),
  }
}

const ED25519 = Buffer.from([1])

/** A signed note (C2SP): the text, an empty line, and one line with the signature under the key's name. */
export function signNote(text: string, name: string, key: SigningKey): string {
  const id = createHash('sha256')
    .update(`${name}\n`)
    .update(ED25519)
    .update(Buffer.from(key.publicKey, 'base64'))
    .digest()
    .subarray(0, 4)
  const signature = Buffer.concat([id, Buffer.from(key.sign(text), 'base64')]).toString('base64')
  return `${text}\n\u2014 ${name} ${signature}\n`
}

/** How a verifier is told the key: `name+id+base64(type and key)`. */
export function verifierKey(name: string, key: SigningKey): string {
  const bytes = Buffer.concat([ED25519, Buffer.from(key.publicKey, 'base64')])
  const id = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8)
  return `${name}+${id}+${bytes.toString('base64')}`
}
