/** The files of a recorded message: their bytes stay here; a page gets what they are, and pictures as they are drawn for it. */
import type { ImageType } from '@goodstanding/detectors'

/** Base64 of a PNG or a JPEG, by how each begins. */
const TYPES: readonly { readonly begins: string; readonly type: ImageType }[] = [
  { begins: 'iVBORw0KGgo', type: 'png' },
  { begins: '/9j/', type: 'jpeg' },
]

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const partOf = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)

function typeOf(file: unknown): ImageType | null {
  const data = partOf(file, 'data')
  return typeof data === 'string' ? (TYPES.find(({ begins }) => data.startsWith(begins))?.type ?? null) : null
}

/** The picture among the files of a message that came with its bytes, or null. */
export function pictureIn(event: unknown, at: number): { readonly type: ImageType; readonly bytes: Uint8Array } | null {
  const files = partOf(partOf(partOf(event, 'data'), 'content'), 'files')
  const file: unknown = Array.isArray(files) ? files[at] : undefined
  const type = typeOf(file)
  return type === null ? null : { type, bytes: new Uint8Array(Buffer.from(String(partOf(file, 'data')), 'base64')) }
}

/** The event without the bytes of its files; `picture` says which of them can be drawn. */
export function withoutBytes(event: unknown): unknown {
  const data = partOf(event, 'data')
  const content = partOf(data, 'content')
  const files = partOf(content, 'files')
  if (!isRecord(event) || !isRecord(data) || !isRecord(content) || !Array.isArray(files)) return event
  const shown = files.map((file: unknown) => {
    if (!isRecord(file)) return file
    const { data: _bytes, ...rest } = file
    return typeOf(file) === null ? rest : { ...rest, picture: true }
  })
  return { ...event, data: { ...data, content: { ...content, files: shown } } }
}
