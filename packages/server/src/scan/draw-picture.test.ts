import { decode, encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { drawPicture } from './draw-picture.ts'
import { screenPicture } from './screen-picture.ts'

/** A checkerboard of red and blue fields: its colours and its pattern can be recognised. */
function checkerboard(side: number, field: number): Uint8Array {
  const rgba = new Uint8Array(side * side * 4)
  for (let at = 0; at < side * side; at++) {
    const isRed = (Math.floor((at % side) / field) + Math.floor(at / side / field)) % 2 === 0
    rgba.set(isRed ? [255, 0, 0, 255] : [0, 0, 255, 255], at * 4)
  }
  return rgba
}

describe('a picture that is evidence', () => {
  const pixels = { width: 480, height: 240, rgba: checkerboard(480, 10).subarray(0, 480 * 240 * 4) }

  it('is a few grey blots before somebody asks for more', () => {
    const { width, height, channels, data } = decode(drawPicture(pixels, 'screened'))
    expect([width, height, channels]).toEqual([12, 6, 1])
    expect(Math.max(...data) - Math.min(...data)).toBeLessThan(12) // the pattern is gone
  })

  it('is then grey, and only then in its colours', () => {
    expect(decode(drawPicture(pixels, 'grey')).channels).toBe(1)
    const { width, channels, data } = decode(drawPicture(pixels, 'colour'))
    expect([width, channels]).toEqual([480, 3])
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0])
  })

  it('is drawn anew on a thread of its own, and a broken file is not shown', async () => {
    const bytes = encode({ width: 20, height: 20, data: checkerboard(20, 2), channels: 4, depth: 8 })
    const drawn = await screenPicture({ bytes, type: 'png', stage: 'colour' })
    expect(drawn === null ? null : decode(drawn).width).toBe(20)
    expect(await screenPicture({ bytes: bytes.slice(0, 50), type: 'png', stage: 'grey' })).toBeNull()
  })
})
