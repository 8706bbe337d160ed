/** The few fields of an EXIF block (TIFF) that say when and with what a picture was made. */

export type Exif = {
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly software: readonly string[]
}

const MAKE = 0x010f
const MODEL = 0x0110
const SOFTWARE = 0x0131
const CHANGED = 0x0132
const CREATED = 0x9003
const DIGITISED = 0x9004
const DEEPER = 0x8769
const ASCII = 2
const MOST_FIELDS = 200

/** Says what it finds before the data stops making sense; nothing of what is no TIFF. */
export function readExif(tiff: Uint8Array): Exif {
  const found: { created: string[]; changed: string[]; software: string[] } = { created: [], changed: [], software: [] }
  if (tiff.length < 8) return found
  const data = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const little = tiff[0] === 0x49 && tiff[1] === 0x49
  if (!little && !(tiff[0] === 0x4d && tiff[1] === 0x4d)) return found
  const place = { data, little, tiff }
  const deeper = readFields(place, data.getUint32(4, little), found)
  if (deeper !== null) readFields(place, deeper, found)
  return found
}

type Place = { readonly data: DataView; readonly little: boolean; readonly tiff: Uint8Array }
type Found = { readonly created: string[]; readonly changed: string[]; readonly software: string[] }

/** Answers where the deeper fields stand, or null. */
function readFields({ data, little, tiff }: Place, start: number, found: Found): number | null {
  if (start + 2 > data.byteLength) return null
  const count = Math.min(MOST_FIELDS, data.getUint16(start, little))
  let deeper: number | null = null
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * 12
    if (at + 12 > data.byteLength) break
    const [tag, kind, length] = [
      data.getUint16(at, little),
      data.getUint16(at + 2, little),
      data.getUint32(at + 4, little),
    ]
    if (tag === DEEPER) deeper = data.getUint32(at + 8, little)
    if (kind !== ASCII || length > 1_000) continue
    const from = length <= 4 ? at + 8 : data.getUint32(at + 8, little)
    const text = String.fromCharCode(...tiff.subarray(from, from + length)).replace(/\0[\s\S]*$/, '')
    if (tag === CREATED || tag === DIGITISED) found.created.push(text)
    else if (tag === CHANGED) found.changed.push(text)
    else if (tag === SOFTWARE || tag === MAKE || tag === MODEL) found.software.push(text)
  }
  return deeper
}
