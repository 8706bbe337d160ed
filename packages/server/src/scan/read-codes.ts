/**
 * Where the QR codes and their kin in a picture lead. Whoever wants somebody to open a link that filters know sends it as a picture:
 * a phone reads it, and a text filter does not.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { addressOfCode, type Pixels } from '@goodstanding/detectors'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'

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

/** Each address once; none for codes that hold something else. */
export async function readCodes(pixels: Pixels): Promise<readonly string[]> {
  await (reading ??= prepare())
  const { width, height, rgba } = fewerPixels(pixels)
  const data = new Uint8ClampedArray(rgba)
  const codes = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, READ)
  const addresses = codes.flatMap(({ isValid, text }) => (isValid ? (addressOfCode(text) ?? []) : []))
  return [...new Set(addresses)]
}

/** Every pixel the mean of those that it stands for. */
function fewerPixels(pixels: Pixels): Pixels {
  const factor = Math.ceil(Math.sqrt((pixels.width * pixels.height) / MOST_PIXELS))
  if (factor <= 1) return pixels
  const [width, height] = [Math.floor(pixels.width / factor), Math.floor(pixels.height / factor)]
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (let row = y * factor; row < (y + 1) * factor; row++)
          for (let column = x * factor; column < (x + 1) * factor; column++)
            sum += pixels.rgba[(row * pixels.width + column) * 4 + channel] ?? 0
        rgba[(y * width + x) * 4 + channel] = Math.round(sum / factor ** 2)
      }
  return { width, height, rgba }
}
