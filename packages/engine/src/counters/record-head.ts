/**
 * What every record begins with. Words: 0 key high, 1 key low, 2 low 32 bits of its instant, 3 high 16 bits of its instant << 16
 * | dirty << 15 | window id (0: the place is free). The rest belongs to the kind of record.
 */
export const RECORD_HEAD = 4
export const WINDOW = 0x7fff

export function instantOf(words: Uint32Array, offset: number): number {
  return ((words[offset + 3] ?? 0) >>> 16) * 0x1_0000_0000 + (words[offset + 2] ?? 0)
}

/** `instant`: a whole number from 0 to 2^48. */
export function setInstantOf(words: Uint32Array, offset: number, instant: number): void {
  const high = Math.floor(instant / 0x1_0000_0000)
  words[offset + 2] = instant - high * 0x1_0000_0000
  words[offset + 3] = ((words[offset + 3] ?? 0) & 0xffff) | (high << 16)
}

export function windowOf(words: Uint32Array, offset: number): number {
  return (words[offset + 3] ?? 0) & WINDOW
}
