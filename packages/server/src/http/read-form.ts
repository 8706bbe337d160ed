/** A form with files as browsers send it (`multipart/form-data`, RFC 7578), read from bytes that are here: its words, and its files beside. */
import { Busboy } from '@fastify/busboy'
import { buffer } from 'node:stream/consumers'

export type SentFile = { readonly name: string; readonly bytes: Uint8Array }
export type SentForm = { readonly words: URLSearchParams; readonly files: readonly SentFile[] }

/** More than any form of ours has. */
const MOST_PARTS = 64
const IS_FORM = /^multipart\/form-data *;/i

/** Browsers write quotes and ends of lines within a name as `%22`, `%0D` and `%0A`, and nothing else so. */
const unescape = (name: string): string =>
  name.replaceAll(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** A field in which nothing was chosen comes as a file without a name. */
const isNothing = ({ name, bytes }: SentFile): boolean => name === '' && bytes.length === 0

/** Null: it is no such form. `body`: bounded by the route. */
export async function readForm(contentType: string, body: Buffer): Promise<SentForm | null> {
  if (!IS_FORM.test(contentType)) return null
  const words = new URLSearchParams()
  const files: Promise<SentFile | null>[] = []
  try {
    const reader = new Busboy({
      headers: { 'content-type': contentType },
      limits: { parts: MOST_PARTS, fieldSize: body.length },
      isPartAFile: (_field, _type, name) => name !== undefined,
    })
    await new Promise<void>((resolve, reject) => {
      reader
        .on('field', (field, value) => {
          words.append(unescape(field), value)
        })
        .on('file', (_field, stream, name) => {
          const read = buffer(stream).then((bytes) => ({ name: unescape(name), bytes }))
          // What ends before its end is an error of the whole form.
          files.push(read.catch(() => null))
        })
        .on('partsLimit', () => {
          reject(new Error('The form has too many parts.'))
        })
        .on('error', reject)
        .on('finish', resolve)
        .end(body)
    })
    const sent = await Promise.all(files)
    return { words, files: sent.flatMap((file) => (file === null || isNothing(file) ? [] : [file])) }
  } catch {
    return null
  }
}
