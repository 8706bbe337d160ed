/** A picture within a document, as it lies there or drawn already. */
import { type ImageType, MOST_PIXELS } from '../../image/decode-image.ts'
import type { Pixels } from '../../image/pdq.ts'

export type DocumentPicture = { readonly bytes: Uint8Array; readonly type: ImageType } | { readonly pixels: Pixels }

/** The smallest code is eleven squares a side, and one of them at least a point. */
const LEAST_SIDE = 11

/** Whether a code fits into so many points, and not more are drawn than of a picture that comes alone. */
export const isOfCodes = (width: number, height: number): boolean =>
  width >= LEAST_SIDE && height >= LEAST_SIDE && width * height <= MOST_PIXELS
