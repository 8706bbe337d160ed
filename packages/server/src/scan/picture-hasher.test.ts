import { encode as encodePng } from 'fast-png'
import { hashPixels, hashUncut } from '@goodstanding/detectors'
import { afterAll, describe, expect, it } from 'vitest'
import { createPictureHasher } from './picture-hasher.ts'

const hasher = createPictureHasher()
afterAll(() => hasher.close())

const draw = (width: number, height: number) =>
  Uint8Array.from({ length: width * height * 4 }, (_, at) => ((at * 7_919) >> 5) % 256)

describe('pictures beside the thread that answers', () => {
  it('get the hash of their pixels, many at once', { timeout: 30_000 }, async () => {
    const sides = [40, 65, 90, 128]
    const hashes = await Promise.all(
      sides.map((side) => {
        const rgba = draw(side, side)
        return hasher.hash(encodePng({ width: side, height: side, data: rgba, channels: 4 }), 'png')
      }),
    )
    expect(hashes).toEqual(
      sides.map((side) => {
        const pixels = { width: side, height: side, rgba: draw(side, side) }
        return { ...hashPixels(pixels), uncut: hashUncut(pixels) }
      }),
    )
  })

  it('have none when they cannot be read', async () => {
    expect(await hasher.hash(new Uint8Array(50), 'jpeg')).toBeNull()
    expect(await hasher.hash(new Uint8Array(50), 'png')).toBeNull()
  })
})
