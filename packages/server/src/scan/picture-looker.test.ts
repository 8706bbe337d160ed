import { encode as encodePng } from 'fast-png'
import { zipSync } from 'fflate'
import { hashPixels, hashUncut } from '@goodstanding/detectors'
import { drawCode } from '@goodstanding/testkit'
import { afterAll, describe, expect, it } from 'vitest'
import { createPictureLooker, UNLOOKED } from './picture-looker.ts'

const looker = createPictureLooker()
afterAll(() => looker.close())

const draw = (width: number, height: number) =>
  Uint8Array.from({ length: width * height * 4 }, (_, at) => ((at * 7_919) >> 5) % 256)

describe('pictures beside the thread that answers', () => {
  it('get the hash of their pixels, many at once', { timeout: 30_000 }, async () => {
    const sides = [40, 65, 90, 128]
    const hashes = await Promise.all(
      sides.map((side) => {
        const rgba = draw(side, side)
        return looker.look(encodePng({ width: side, height: side, data: rgba, channels: 4 }), 'png')
      }),
    )
    expect(hashes).toEqual(
      sides.map((side) => {
        const pixels = { width: side, height: side, rgba: draw(side, side) }
        return { hash: { ...hashPixels(pixels), uncut: hashUncut(pixels) }, codes: [] }
      }),
    )
  })

  it('are read for codes too, also where there is little to see', async () => {
    const { width, height, rgba } = await drawCode('https://pay.example/x?from=me')
    const found = await looker.look(encodePng({ width, height, data: rgba, channels: 4 }), 'png')
    expect(found).toMatchObject({ codes: ['https://pay.example/x'] })
  })

  it('are read for codes within documents, which delay no picture', async () => {
    const { width, height, rgba } = await drawCode('https://pay.example/y')
    const png = encodePng({ width, height, data: rgba, channels: 4 })
    const letter = looker.codesWithin(zipSync({ 'word/media/image1.png': png }), 'zip')
    const alone = looker.look(png, 'png')
    expect(await alone).toMatchObject({ codes: ['https://pay.example/y'] })
    expect(await letter).toEqual(['https://pay.example/y'])
    expect(await looker.codesWithin(new Uint8Array(50), 'pdf')).toEqual([])
  })

  it('are told apart from those that nobody had time for', async () => {
    const busy = createPictureLooker({ patienceMs: 30_000, mostWaiting: 1 })
    const png = encodePng({ width: 40, height: 40, data: draw(40, 40), channels: 4 })
    const looks = await Promise.all([busy.look(png, 'png'), busy.look(png, 'png')])
    expect(looks).toEqual([expect.objectContaining({ codes: [] }), UNLOOKED])
    await busy.close()
    expect(await busy.codesWithin(png, 'zip')).toBe(UNLOOKED)
  })

  it('have none when they cannot be read', async () => {
    expect(await looker.look(new Uint8Array(50), 'jpeg')).toBeNull()
    expect(await looker.look(new Uint8Array(50), 'png')).toBeNull()
  })
})
