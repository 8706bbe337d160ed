/** The corp's private keys by version. Messages are sealed for the key of their day, so that old ones stay needed. */
import { constants, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto'

export type KeyRing = ReadonlyMap<number, KeyObject>

/** Throws where one is no RSA private key; its text is never in the message. */
export function openKeyRing(keys: ReadonlyMap<number, string>): KeyRing {
  return new Map(
    [...keys].map(([version, pem]): [number, KeyObject] => {
      let key: KeyObject
      try {
        key = createPrivateKey(pem)
      } catch {
        throw new Error(`The private key of version ${version} cannot be read: it must be PEM, without a passphrase.`)
      }
      if (key.asymmetricKeyType !== 'rsa') throw new Error(`The private key of version ${version} is no RSA key.`)
      return [version, key]
    }),
  )
}

const SMALLEST_PADDING = 8

/**
 * Opens what was sealed by RSAES-PKCS1-v1_5. Node with OpenSSL before 3.2 refuses that padding (CVE-2023-46809: who may ask often, and sees which
 * texts fail, learns what is in others), so that it is taken off here. Nobody but WeCom's archive gives us texts, and nobody is told which
 * failed. Null: not sealed for this key.
 */
export function openRandomKey(sealed: string, key: KeyObject): string | null {
  let block: Buffer
  try {
    block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(sealed, 'base64'))
  } catch {
    return null // another length than the key's
  }
  // 00 02, eight or more bytes that are not 00, 00, and what was sealed.
  const end = block.indexOf(0, 2)
  if (block[0] !== 0 || block[1] !== 2 || end < 2 + SMALLEST_PADDING) return null
  return block.toString('utf8', end + 1)
}
