/** The files of a recorded event as a page gets them: what they are, without a byte of them. */
import { createHash } from 'node:crypto'

/** How a PNG and a JPEG begin in base64. */
const PICTURE = /^(?:iVBORw0KGgo|\/9j\/)/

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `picture` says which of them can be drawn, `sha256` by what name they are asked for. */
function withoutData(file: unknown): unknown {
  if (!isRecord(file)) return file
  const { data, ...rest } = file
  if (typeof data !== 'string') return file
  const sha256 = rest['sha256'] ?? createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex')
  return PICTURE.test(data) ? { ...rest, sha256, picture: true } : { ...rest, sha256 }
}

const allWithoutData = (files: unknown): unknown => (Array.isArray(files) ? files.map(withoutData) : files)

/** The record with one of its fields changed, when it has it. */
function withField(record: unknown, name: string, change: (value: unknown) => unknown): unknown {
  return isRecord(record) && record[name] !== undefined ? { ...record, [name]: change(record[name]) } : record
}

/** The event without the bytes of its files, wherever its type has them. */
export function withoutBytes(event: unknown): unknown {
  return withField(event, 'data', (data) => {
    const content = withField(data, 'content', (found) => withField(found, 'files', allWithoutData))
    const subject = withField(content, 'subject', (found) => withField(found, 'documents', allWithoutData))
    return withField(withField(subject, 'file', withoutData), 'frame', withoutData)
  })
}
