/** Signed notes (C2SP) and verifier keys, read and checked byte for byte: a note in another writing is no note of ours. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'

export type Verifier = { readonly name: string; readonly id: Buffer; readonly key: KeyObject }

export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }

const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const ED25519 = 1
const KEY_BYTES = 32
const ID_BYTES = 4

/** `name+id+base64(type and key)`, or null when it is none. */
export function parseVerifier(text: string): Verifier | null {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? []
  const bytes = exactBase64(encoded)
  if (bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) return null
  const made = createHash('sha256').update(`${name}\n`).update(bytes).digest().subarray(0, ID_BYTES)
  if (made.toString('hex') !== id) return null
  return { name, id: made, key: publicKeyOf(bytes.subarray(1)) }
}

export function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
}

/** What a note signs, when the verifier's signature under it is good; null otherwise. */
export function openNote(note: string, verifier: Verifier): Checkpoint | null {
  const [, text = '', name = '', signature = ''] = /^([^]+\n)\n\u2014 (\S+) (\S+)\n$/.exec(note) ?? []
  const bytes = exactBase64(signature)
  if (bytes === null || name !== verifier.name || !bytes.subarray(0, ID_BYTES).equals(verifier.id)) return null
  if (!verify(null, Buffer.from(text), verifier.key, bytes.subarray(ID_BYTES))) return null
  const [, origin = '', size = '', root = ''] = /^(.+)\n(0|[1-9]\d*)\n(\S+)\n$/.exec(text) ?? []
  const hash = exactBase64(root)
  return hash === null || origin === '' ? null : { origin, size: Number(size), root: hash }
}

/** The bytes of base64 that is written as we write it; null for any other writing. */
export function exactBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return text !== '' && bytes.toString('base64') === text ? bytes : null
}
