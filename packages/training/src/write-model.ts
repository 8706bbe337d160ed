/** The artifact of a text model, in the layout that `readTextModel` reads. */
import { HEADS, MODEL_MAGIC, MODEL_VERSION, type TextModel } from '@goodstanding/detectors'

export function writeModel(model: TextModel): Uint8Array {
  const header = new Uint32Array([MODEL_MAGIC, MODEL_VERSION, HEADS.length, model.bucketBits])
  const parts: (Uint32Array | Int32Array | Float32Array)[] = [
    header,
    model.biases,
    model.scales,
    model.calibration,
    model.weights,
  ]
  const { hashes, scales, weights } = model.words
  parts.push(Uint32Array.of(hashes.length), scales, hashes, weights)
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += part.byteLength
  }
  return bytes
}
