/**
 * PDFs that are sealed with an empty password (ISO 32000-1, 7.6; ISO 32000-2 for revision 6): they open without one, and so may be read by us.
 * Many forbid printing that way, and some hide their scripts so from whoever looks only at the bytes.
 */
import { cbc } from '@noble/ciphers/aes.js'
import { md5 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { joinBytes } from '../../join-bytes.ts'
import type { PdfDictionary, PdfValue } from './read-values.ts'

/** Opens what one object holds. */
export type Opener = (sealed: Uint8Array, object: number, generation: number) => Uint8Array

/** How streams and strings are opened. */
export type Openers = { readonly streams: Opener; readonly strings: Opener }

type Method = 'none' | 'rc4' | 'aes'

const PADDING = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g) ?? [],
  (hex) => Number.parseInt(hex, 16),
)
const NO_VECTOR = new Uint8Array(16)
const BLOCK = 16

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)

const numberIn = (entries: PdfDictionary, name: string, otherwise: number): number => {
  const value = entries.get(name)
  return value?.kind === 'number' ? value.value : otherwise
}
const textIn = (entries: PdfDictionary, name: string): Uint8Array => {
  const value = entries.get(name)
  return value?.kind === 'string' ? bytesOf(value.text) : new Uint8Array()
}
const nameOf = (value: PdfValue | undefined): string | null => (value?.kind === 'name' ? value.name : null)

function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (one: number, other: number): void => {
    const kept = state[one] ?? 0
    state[one] = state[other] ?? 0
    state[other] = kept
  }
  for (let at = 0, mixed = 0; at < 256; at++) {
    mixed = (mixed + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255
    swap(at, mixed)
  }
  let [one, other] = [0, 0]
  return bytes.map((byte) => {
    one = (one + 1) & 255
    other = (other + (state[one] ?? 0)) & 255
    swap(one, other)
    return byte ^ (state[((state[one] ?? 0) + (state[other] ?? 0)) & 255] ?? 0)
  })
}

function openAes(key: Uint8Array, sealed: Uint8Array): Uint8Array {
  const length = Math.floor((sealed.length - BLOCK) / BLOCK) * BLOCK
  if (length <= 0) return new Uint8Array()
  const opened = cbc(key, sealed.subarray(0, BLOCK), { disablePadding: true }).decrypt(
    sealed.subarray(BLOCK, BLOCK + length),
  )
  const padding = opened.at(-1) ?? 0
  return padding > 0 && padding <= BLOCK ? opened.subarray(0, opened.length - padding) : opened
}

const isSame = (one: Uint8Array, other: Uint8Array, length: number): boolean =>
  one.length >= length && other.length >= length && one.subarray(0, length).every((byte, at) => byte === other[at])

const hashTimes = (first: Uint8Array, times: number, size: number): Uint8Array => {
  let hash = first
  for (let round = 0; round < times; round++) hash = md5(hash.subarray(0, size))
  return hash.subarray(0, size)
}

/** The key with each of its bytes changed by a number, for the rounds of revision 3 and later. */
const turned = (key: Uint8Array, round: number): Uint8Array => key.map((byte) => byte ^ round)

/** Revisions 2 to 4. Null: it needs a password. */
function keyByMd5(entries: PdfDictionary, id: Uint8Array): Uint8Array | null {
  const revision = numberIn(entries, 'R', 2)
  const stated = numberIn(entries, 'Length', 40) >> 3
  const size = revision === 2 ? 5 : revision === 3 ? Math.min(16, Math.max(5, stated)) : 16
  const permissions = Uint8Array.from({ length: 4 }, (_, at) => (numberIn(entries, 'P', 0) >> (8 * at)) & 0xff)
  const plain = entries.get('EncryptMetadata')
  const isPlain = revision >= 4 && plain?.kind === 'word' && plain.word === 'false'
  const tail = isPlain ? Uint8Array.of(255, 255, 255, 255) : new Uint8Array()
  const first = md5(joinBytes([PADDING, textIn(entries, 'O').subarray(0, 32), permissions, id, tail]))
  const key = hashTimes(first, revision >= 3 ? 50 : 0, size)
  return isUsers(key, textIn(entries, 'U'), revision, id) ? key : null
}

/** Whether the file says the same of the key as it does of the user's. */
function isUsers(key: Uint8Array, user: Uint8Array, revision: number, id: Uint8Array): boolean {
  if (revision === 2) return isSame(rc4(key, PADDING), user, 32)
  let check: Uint8Array = md5(joinBytes([PADDING, id]))
  for (let round = 0; round < 20; round++) check = rc4(turned(key, round), check)
  return isSame(check, user, 16)
}

/** Algorithm 2.B with an empty password: what revision 6 hashes with. `user`: what the file says of the user's, where the owner's is meant. */
function hashAgain(salt: Uint8Array, user: Uint8Array): Uint8Array {
  let hash: Uint8Array = sha256(joinBytes([salt, user]))
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const repeated = joinBytes(new Array<Uint8Array>(64).fill(joinBytes([hash, user])))
    const sealed = cbc(hash.subarray(0, 16), hash.subarray(16, 32), { disablePadding: true }).encrypt(repeated)
    const modulus = sealed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    hash = modulus === 0 ? sha256(sealed) : modulus === 1 ? sha384(sealed) : sha512(sealed)
    last = sealed.at(-1) ?? 0
  }
  return hash.subarray(0, 32)
}

/** Revisions 5 and 6, by the user's password or the owner's. Null: it needs one. */
function keyBySha(entries: PdfDictionary): Uint8Array | null {
  const user = textIn(entries, 'U').subarray(0, 48)
  const isLater = numberIn(entries, 'R', 5) >= 6
  const hash = (salt: Uint8Array, beside: Uint8Array): Uint8Array =>
    isLater ? hashAgain(salt, beside) : sha256(joinBytes([salt, beside]))
  const roles = [
    { said: user, key: 'UE', beside: new Uint8Array() },
    { said: textIn(entries, 'O').subarray(0, 48), key: 'OE', beside: user },
  ]
  for (const { said, key, beside } of roles) {
    const sealed = textIn(entries, key).subarray(0, 32)
    if (said.length < 48 || sealed.length < 32 || !isSame(hash(said.subarray(32, 40), beside), said, 32)) continue
    return cbc(hash(said.subarray(40, 48), beside), NO_VECTOR, { disablePadding: true }).decrypt(sealed)
  }
  return null
}

function methodOf(entries: PdfDictionary, version: number, use: 'StmF' | 'StrF'): Method | null {
  if (version < 4) return 'rc4'
  const name = nameOf(entries.get(use)) ?? 'Identity'
  if (name === 'Identity') return 'none'
  const filters = entries.get('CF')
  const filter = filters?.kind === 'dictionary' ? filters.entries.get(name) : undefined
  const method = filter?.kind === 'dictionary' ? nameOf(filter.entries.get('CFM')) : null
  if (method === 'V2') return 'rc4'
  if (method === 'AESV2' || method === 'AESV3') return 'aes'
  return method === 'None' ? 'none' : null
}

function openerOf(key: Uint8Array, method: Method, version: number): Opener {
  if (method === 'none') return (sealed) => sealed
  return (sealed, object, generation) => {
    const number = Uint8Array.of(
      object & 255,
      (object >> 8) & 255,
      (object >> 16) & 255,
      generation & 255,
      generation >> 8,
    )
    const salt = method === 'aes' ? bytesOf('sAlT') : new Uint8Array()
    const own = version >= 5 ? key : md5(joinBytes([key, number, salt])).subarray(0, Math.min(16, key.length + 5))
    return method === 'aes' ? openAes(own, sealed) : rc4(own, sealed)
  }
}

/** `entries`: of the dictionary that `/Encrypt` names; `id`: the first of the two that the file has. Null: nobody reads it without a password. */
export function openSealed(entries: PdfDictionary, id: Uint8Array): Openers | null {
  const version = numberIn(entries, 'V', 0)
  if (nameOf(entries.get('Filter')) !== 'Standard' || version < 1 || version > 5) return null
  const [streams, strings] = [methodOf(entries, version, 'StmF'), methodOf(entries, version, 'StrF')]
  const key = version === 5 ? keyBySha(entries) : keyByMd5(entries, id)
  if (key === null || streams === null || strings === null) return null
  return { streams: openerOf(key, streams, version), strings: openerOf(key, strings, version) }
}
