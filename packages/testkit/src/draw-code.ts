/** QR codes as a phone's camera has them before it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Pixels } from '@goodstanding/detectors'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

/** `module`: pixels a side of its smallest square. `paper`: the squares of white around it. `ink`: what is black, 0..255. */
export type CodeLook = {
  readonly module?: number
  readonly paper?: number
  readonly ink?: number
  readonly ground?: number
}

let writing: Promise<unknown> | null = null

async function prepare(): Promise<void> {
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

export async function drawCode(text: string, look: CodeLook = {}): Promise<Pixels> {
  const { module = 6, paper = 4, ink = 0, ground = 255 } = look
  await (writing ??= prepare())
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode' })
  if (error !== '') throw new Error(error)
  const side = (symbol.width + 2 * paper) * module
  const rgba = new Uint8Array(side * side * 4)
  for (let at = 0; at < side * side; at++) {
    const [column, row] = [Math.floor((at % side) / module) - paper, Math.floor(at / side / module) - paper]
    const isInside = column >= 0 && row >= 0 && column < symbol.width && row < symbol.height
    const isInk = isInside && symbol.data[row * symbol.width + column] === 0
    rgba.fill(isInk ? ink : ground, at * 4, at * 4 + 3)
    rgba[at * 4 + 3] = 255
  }
  return { width: side, height: side, rgba }
}
