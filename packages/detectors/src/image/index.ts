/** Pictures: what they look like, whatever their bytes are. */
export { decodeImage, type DecodedImage, type ImageType, MOST_PIXELS } from './decode-image.ts'
export { hashPixels, type PdqHash, type Pixels } from './pdq.ts'
export { shrinkBy } from './shrink-pixels.ts'
export { hashUncut } from './uncut-hashes.ts'
