/** Numbers, bits and sums as they stand in the list of a 7z archive. What makes no sense ends the reading. */

export class Damaged extends Error {}

export type Reader = { readonly list: Uint8Array; at: number }

export function readByte(reader: Reader): number {
  const byte = reader.list[reader.at++]
  if (byte === undefined) throw new Damaged()
  return byte
}

/** A number of one to nine bytes: the first says how many follow. */
export function readNumber(reader: Reader): number {
  const first = readByte(reader)
  let value = 0
  for (let mask = 0x80, byte = 0; byte < 8; byte++, mask >>= 1) {
    if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * byte)
    value += readByte(reader) * 2 ** (8 * byte)
  }
  return value
}

/** How many of something that takes a byte or more each. */
export function readCount(reader: Reader): number {
  const count = readNumber(reader)
  if (count > reader.list.length) throw new Damaged()
  return count
}

export function pass(reader: Reader, length: number): void {
  if (reader.at + length > reader.list.length) throw new Damaged()
  reader.at += length
}

export const times = <Value>(count: number, read: () => Value): readonly Value[] => Array.from({ length: count }, read)

/** One bit each, the highest first. */
export function readBits(reader: Reader, count: number): readonly boolean[] {
  const start = reader.at
  pass(reader, Math.ceil(count / 8))
  return Array.from({ length: count }, (_, at) => (((reader.list[start + (at >> 3)] ?? 0) << (at & 7)) & 0x80) !== 0)
}

/** Sums that are there; how many there are, and which. */
export function passSums(reader: Reader, count: number): readonly boolean[] {
  const are = readByte(reader) === 0 ? readBits(reader, count) : times(count, () => true)
  pass(reader, 4 * are.filter(Boolean).length)
  return are
}
