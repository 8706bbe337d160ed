/** A produced package as it comes from a file, read into what is checked of it; null when it is none. */
import { exactBase64 } from '../audit/read-note.ts'

export type ReadProof = {
  readonly index: number
  /** The entry as the log holds it, byte for byte. */
  readonly entry: string
  readonly path: readonly Buffer[]
  readonly checkpoint: string
  readonly verifier: string
}

export type ReadPackage = {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** What the manifest lists. */
  readonly listed: readonly { readonly name: string; readonly sha256: string }[]
  readonly manifest: string
  readonly signature: Buffer
  /** 32 bytes. */
  readonly publicKey: Buffer
  readonly proof: ReadProof | null
}

type Fields = Readonly<Record<string, unknown>>

const KEY_BYTES = 32

export function parsePackage(value: unknown): ReadPackage | null {
  if (!isFields(value)) return null
  const { manifest, signature, publicKey } = value
  if (typeof manifest !== 'string' || typeof signature !== 'string' || typeof publicKey !== 'string') return null
  const key = exactBase64(publicKey)
  const signed = exactBase64(signature)
  const files = parseFiles(value['files'], 'text')
  const listed = parseListed(manifest)
  if (key?.length !== KEY_BYTES || signed === null || files === null || listed === null) return null
  return {
    files: files.map(({ name, value: text }) => ({ name, text })),
    listed: listed.map(({ name, value: sha256 }) => ({ name, sha256 })),
    manifest,
    signature: signed,
    publicKey: key,
    proof: parseProof(value['proof']),
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseListed(manifest: string) {
  try {
    const read: unknown = JSON.parse(manifest)
    return isFields(read) ? parseFiles(read['files'], 'sha256') : null
  } catch {
    return null // not JSON: told by the caller as no package
  }
}

function parseFiles(
  value: unknown,
  field: string,
): readonly { readonly name: string; readonly value: string }[] | null {
  if (!Array.isArray(value)) return null
  const files = value.map((file: unknown) => {
    if (!isFields(file)) return null
    const { name, [field]: read } = file
    return typeof name === 'string' && typeof read === 'string' ? { name, value: read } : null
  })
  return files.every((file) => file !== null) ? files : null
}

function parseProof(value: unknown): ReadProof | null {
  if (!isFields(value)) return null
  const { index, entry, path, checkpoint, verifier } = value
  if (typeof index !== 'number' || typeof entry !== 'string' || !Array.isArray(path)) return null
  if (typeof checkpoint !== 'string' || typeof verifier !== 'string') return null
  return { index, entry, path: path.map((hash) => Buffer.from(String(hash), 'base64')), checkpoint, verifier }
}
