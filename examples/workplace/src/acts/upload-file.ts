/** A file: its bytes go to Goodstanding before anybody may attach it. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attachment, Person, Verdict } from '../words.ts'
import { askBefore, newId, stateOf, type Workplace } from '../workplace.ts'

export type Uploaded = { readonly verdict: Verdict; readonly file: Attachment | null }

/** Where the bytes of a file lie that may be attached and fetched; null: nobody uploaded it, or it was stopped. */
export function placeOfFile({ dataDirectory }: Workplace, sha256: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null
  const place = join(dataDirectory, 'files', sha256)
  return existsSync(place) ? place : null
}

export async function uploadFile(
  workplace: Workplace,
  upload: {
    readonly by: Person
    readonly name: string
    readonly mediaType: string
    readonly bytes: Uint8Array<ArrayBuffer>
  },
): Promise<Uploaded> {
  const { by, name, mediaType, bytes } = upload
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file: Attachment = { sha256, name, mediaType, size: bytes.byteLength }
  await workplace.goodstanding.putFile(sha256, bytes)
  const verdict = await askBefore(workplace, { person: by, type: 'file.upload', id: newId('u'), data: { file } })
  if (stateOf(verdict) !== 'sent') return { verdict, file: null }
  const directory = join(workplace.dataDirectory, 'files')
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, sha256), bytes)
  return { verdict, file }
}
