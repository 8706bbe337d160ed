/** The pictures within a document, for whoever looks at pictures. */
import { includesText } from '../active-content.ts'
import type { Budget } from '../archive-limits.ts'
import type { DocumentPicture } from './document-picture.ts'
import { picturesOfOffice } from './pictures-of-office.ts'
import { picturesOfPdf } from './pictures-of-pdf.ts'

export type DocumentType = 'pdf' | 'zip'

/** Bytes that may be inflated for the pictures of one document: a code of a few hundred packed bytes is a million once it is drawn in colours. */
const INFLATED = 48_000_000

/** The list of an archive stands at its end. */
const LIST = 1_000_000

/** What may hold pictures, and how it is read; null: nothing that does. */
export function documentType(bytes: Uint8Array, type: string | null): DocumentType | null {
  if (type === 'pdf') return 'pdf'
  const list = bytes.subarray(-LIST)
  return type === 'zip' && (includesText(list, 'media/') || includesText(list, 'Pictures/')) ? 'zip' : null
}

/** One by one, as they are asked for. Never throws, whatever the bytes. */
export function picturesOfDocument(bytes: Uint8Array, type: DocumentType): Generator<DocumentPicture> {
  const budget: Pick<Budget, 'inflated'> = { inflated: INFLATED }
  return type === 'pdf' ? picturesOfPdf(bytes, budget) : picturesOfOffice(bytes, budget)
}
