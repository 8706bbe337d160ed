/** Where the codes in the pictures of a document lead: an invoice or a note about a new password whose only link is a code passes every filter of texts. */
import {
  decodeImage,
  type DocumentPicture,
  type DocumentType,
  picturesOfDocument,
  type Pixels,
} from '@goodstanding/detectors'
import { readCodes } from './read-codes.ts'

const MOST_PICTURES = 64
const MOST_CODES = 32
/** Of all pictures together, as many as a large one has. */
const MOST_POINTS = 24_000_000
/** Behind this no further picture is begun; what was found until then is told. */
const ENOUGH_MS = 4_000

/** A code without white around it, or of a point a square, is white around and larger on the page that it lies on. */
const LEAST_SIDE = 480
const PAPER = 24
/** What is larger has paper of its own, as a page that was scanned does. */
const LARGE = 2_000

/** As it may lie on white paper: enlarged by whole points where it is small, with a margin. */
function onPaper(picture: Pixels): Pixels {
  const { width, height, rgba } = picture
  if (Math.max(width, height) > LARGE) return picture
  const times = Math.max(1, Math.floor(LEAST_SIDE / Math.max(width, height)))
  const [wide, high] = [width * times + 2 * PAPER, height * times + 2 * PAPER]
  const from = new Uint32Array(rgba.slice().buffer)
  const to = new Uint32Array(wide * high).fill(0xffff_ffff)
  for (let y = 0; y < height * times; y++)
    for (let x = 0; x < width * times; x++)
      to[(y + PAPER) * wide + x + PAPER] = from[Math.floor(y / times) * width + Math.floor(x / times)] ?? 0
  return { width: wide, height: high, rgba: new Uint8Array(to.buffer) }
}

function pixelsOf(picture: DocumentPicture): Pixels | null {
  if ('pixels' in picture) return picture.pixels
  const decoded = decodeImage(picture.bytes, picture.type)
  return decoded.ok ? decoded.pixels : null
}

/** Each address once. `now`: milliseconds that pass. */
export async function readCodesWithin(
  bytes: Uint8Array,
  type: DocumentType,
  now: () => number,
): Promise<readonly string[]> {
  const start = now()
  const found = new Set<string>()
  let [pictures, points] = [0, 0]
  for (const picture of picturesOfDocument(bytes, type)) {
    const pixels = pixelsOf(picture)
    points += pixels === null ? 0 : pixels.width * pixels.height
    if (pixels !== null) for (const address of await readCodes(onPaper(pixels))) found.add(address)
    if (++pictures >= MOST_PICTURES || points > MOST_POINTS || found.size >= MOST_CODES) break
    if (now() - start > ENOUGH_MS) break
  }
  return [...found].slice(0, MOST_CODES)
}
