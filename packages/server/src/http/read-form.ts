/** A form with files as browsers send it (`multipart/form-data`, RFC 7578), read from bytes that are here: its words, and its files beside. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array }
export type SentForm = { readonly words: URLSearchParams; readonly files: readonly SentFile[] }

/** More than any form of ours has. */
const MOST_PARTS = 64
const LONGEST_HEAD = 4_096

/** Browsers write quotes and ends of lines within a name as `%22`, `%0D` and `%0A`, and nothing else so. */
const unescape = (name: string): string =>
  name.replaceAll(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function valueIn(head: string, name: 'name' | 'filename'): string | null {
  const [, value] =
    new RegExp(`^content-disposition: *form-data;(?:.*;)? *${name}="([^"\r\n]*)"`, 'im').exec(head) ?? []
  return value === undefined ? null : unescape(value)
}

/** Null: it is no such form. */
export function readForm(contentType: string, body: Buffer): SentForm | null {
  const [, quoted, bare] =
    /^multipart\/form-data *;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return null
  const words = new URLSearchParams()
  const files: SentFile[] = []
  const line = Buffer.from(`--${boundary}`)
  const between = Buffer.from(`\r\n--${boundary}`)
  if (!body.subarray(0, line.length).equals(line)) return null
  let at = line.length
  for (let read = 0; read < MOST_PARTS; read += 1) {
    if (body.subarray(at, at + 2).toString('latin1') === '--') return { words, files }
    const headEnd = body.subarray(at, at + LONGEST_HEAD).indexOf('\r\n\r\n')
    const end = headEnd === -1 ? -1 : body.indexOf(between, at + headEnd + 2)
    if (end === -1) return null
    const head = body.subarray(at, at + headEnd).toString('utf8')
    const bytes = body.subarray(at + headEnd + 4, Math.max(end, at + headEnd + 4))
    const [name, file] = [valueIn(head, 'name'), valueIn(head, 'filename')]
    if (name === null) return null
    if (file === null) words.append(name, bytes.toString('utf8'))
    // A field in which nothing was chosen comes as a file without a name.
    else if (file !== '' || bytes.length > 0) files.push({ name: file, bytes: Uint8Array.from(bytes) })
    at = end + between.length
  }
  return null
}
