import type { MemoryRecord } from '@goodstanding/engine'

/** A detector's record as the counter writer stored it: UTF-8 JSON. */
export function readMemoryRecord(bytes: Uint8Array): MemoryRecord {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as MemoryRecord
}
