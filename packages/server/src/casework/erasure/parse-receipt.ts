/** A receipt of an erasure as it comes from a file, read into what is checked of it; null when it is none. */
import { exactBase64 } from '../audit/read-note.ts'

export type ReadReceipt = {
  /** The text that is signed. */
  readonly receipt: string
  /** The erasure that it names. */
  readonly erasure: string
  readonly signature: Buffer
  /** 32 bytes. */
  readonly publicKey: Buffer
  readonly checkpoint: string
  readonly verifier: string
  readonly proof: {
    readonly index: number
    readonly entry: Fields
    readonly path: readonly Buffer[]
  } | null
}

type Fields = Readonly<Record<string, unknown>>

const KEY_BYTES = 32

export function parseReceipt(value: unknown): ReadReceipt | null {
  if (!isFields(value)) return null
  const { receipt, signature, publicKey, checkpoint, verifier, proof } = value
  if (typeof receipt !== 'string' || typeof signature !== 'string' || typeof publicKey !== 'string') return null
  if (typeof checkpoint !== 'string' || typeof verifier !== 'string') return null
  const key = exactBase64(publicKey)
  const signed = exactBase64(signature)
  const erasure = erasureIn(receipt)
  if (key?.length !== KEY_BYTES || signed === null || erasure === null) return null
  return { receipt, erasure, signature: signed, publicKey: key, checkpoint, verifier, proof: parseProof(proof) }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function erasureIn(receipt: string): string | null {
  try {
    const read: unknown = JSON.parse(receipt)
    return isFields(read) && typeof read['erasure'] === 'string' ? read['erasure'] : null
  } catch {
    return null // not JSON: told by the caller as no receipt
  }
}

function parseProof(value: unknown): ReadReceipt['proof'] {
  if (!isFields(value)) return null
  const { index, entry, path } = value
  if (typeof index !== 'number' || !isFields(entry) || !Array.isArray(path)) return null
  return { index, entry, path: path.map((hash) => Buffer.from(String(hash), 'base64')) }
}
