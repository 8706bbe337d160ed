import { createHash } from 'node:crypto'

/** Of the bytes of a text in UTF-8, in hex: what a manifest says of each file, and the log of the manifest. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
