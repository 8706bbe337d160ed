/** The bytes of a document as a call brings them: of a kind that people can be shown, under their hash. */
import { sniffType } from '@goodstanding/detectors'
import { fieldProblem, Problem } from './problems.ts'

/** As for the files of messages. */
export const DOCUMENT_LIMIT = 32 * 1024 * 1024
const DOCUMENT_TYPES: ReadonlySet<string | null> = new Set(['pdf', 'png', 'jpeg'])

export function readDocument(sha256: string, body: unknown): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw fieldProblem('body.invalid', '/sha256', 'must be 64 hexadecimal digits')
  if (!(body instanceof Uint8Array))
    throw new Problem('body.invalid', { detail: 'Send the bytes of the document as the body.' })
  if (!DOCUMENT_TYPES.has(sniffType(body))) throw new Problem('document.type')
  return body
}
