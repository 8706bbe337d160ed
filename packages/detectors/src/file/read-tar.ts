/** The files in a tar archive: blocks of 512 bytes, a header before each file. Nothing is packed, so nothing is inflated. */

export type TarEntry = { readonly name: string; readonly bytes: Uint8Array }

const BLOCK = 512
const MOST_ENTRIES = 2_000

function textAt(bytes: Uint8Array, from: number, length: number): string {
  const end = bytes.subarray(from, from + length).indexOf(0)
  return new TextDecoder().decode(bytes.subarray(from, from + (end < 0 ? length : end)))
}

/** The entries until the data stops making sense; content that is cut off is given as far as it goes. */
export function readTar(bytes: Uint8Array): readonly TarEntry[] {
  const entries: TarEntry[] = []
  for (let at = 0; at + BLOCK <= bytes.length && entries.length < MOST_ENTRIES; ) {
    const name = textAt(bytes, at, 100)
    const size = Number.parseInt(textAt(bytes, at + 124, 12).trim(), 8)
    if (name === '' || !Number.isFinite(size) || size < 0) break
    const prefix = textAt(bytes, at + 345, 155)
    const kind = bytes[at + 156] ?? 0
    const isFile = kind === 0 || kind === 0x30
    if (isFile)
      entries.push({
        name: prefix === '' ? name : `${prefix}/${name}`,
        bytes: bytes.subarray(at + BLOCK, at + BLOCK + size),
      })
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return entries
}
