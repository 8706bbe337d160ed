/** The files that an event names, wherever its type has them: of a message or a post, uploaded, a frame, documents. */
import { createHash } from 'node:crypto'

export type FileOfEvent = {
  /** 64 lower-case hex digits; null: it was not stated. */
  readonly sha256: string | null
  /** Base64 of bytes that came with the event; null: none did. */
  readonly data: string | null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const partOf = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** In an order that stays: those of the content first. */
export function filesOfEvent(event: unknown): readonly FileOfEvent[] {
  const data = partOf(event, 'data')
  const places = [
    ...listOf(partOf(partOf(data, 'content'), 'files')),
    partOf(data, 'file'),
    partOf(data, 'frame'),
    ...listOf(partOf(partOf(data, 'subject'), 'documents')),
  ]
  return places.filter(isRecord).map((file) => ({
    sha256: textOf(file['sha256'])?.toLowerCase() ?? null,
    data: textOf(file['data']),
  }))
}

/** Bytes that came with an event under a hash, or null. */
export function inlineBytes(event: unknown, sha256: string): Uint8Array | null {
  for (const { data, sha256: stated } of filesOfEvent(event)) {
    if (data === null) continue
    const bytes = Buffer.from(data, 'base64')
    if ((stated ?? createHash('sha256').update(bytes).digest('hex')) === sha256) return new Uint8Array(bytes)
  }
  return null
}
