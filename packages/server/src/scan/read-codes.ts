/**
 * Where the QR codes and their kin in a picture lead. Whoever wants somebody to open a link that filters know sends it as a picture:
 * a phone reads it, and a text filter does not.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { addressOfCode, type Pixels, shrinkBy } from '@goodstanding/detectors'
import { prepareZXingModule, purgeZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'

/** What phones read by themselves. Bars of goods name goods. */
const READ: ReaderOptions = { formats: ['QRCode', 'MicroQRCode', 'DataMatrix', 'Aztec'], maxNumberOfSymbols: 8 }
/** Half of it is enough for the codes of a page that was photographed, and the time grows with the pixels. */
const MOST_PIXELS = 4_000_000

let reading: Promise<unknown> | null = null

/** From the package itself: left alone, it fetches its code from the net. */
async function prepare(): Promise<void> {
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

/** Each address once; none for codes that hold something else, nor of a picture that the reader does not survive: what it looks like is asked too. */
export async function readCodes(pixels: Pixels): Promise<readonly string[]> {
  const { width, height, rgba } = shrinkBy(pixels, Math.ceil(Math.sqrt((pixels.width * pixels.height) / MOST_PIXELS)))
  try {
    await (reading ??= prepare())
    const codes = await readBarcodes({ data: new Uint8ClampedArray(rgba), width, height, colorSpace: 'srgb' }, READ)
    return [...new Set(codes.flatMap(({ isValid, text }) => (isValid ? (addressOfCode(text) ?? []) : [])))]
  } catch {
    // One that failed may be left without memory: the next picture begins with a new one.
    purgeZXingModule()
    reading = null
    return []
  }
}
