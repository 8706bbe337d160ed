import type { MemoryRecord } from '@goodstanding/engine'

/** A detector's records as the counter writer packed them: a JSON array in UTF-8. */
export function readMemoryRecords(bytes: Uint8Array): readonly MemoryRecord[] {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as readonly MemoryRecord[]
}
