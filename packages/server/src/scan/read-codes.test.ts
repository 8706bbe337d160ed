import type { Pixels } from '@goodstanding/detectors'
import { drawCode } from '@goodstanding/testkit'
import { decode as decodeJpeg, encode as encodeJpeg } from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { readCodes } from './read-codes.ts'

const ADDRESS = 'https://bank-example.test/login'

type At = { readonly x: number; readonly y: number }
/** A picture on a larger one. */
function placed(on: Pixels, picture: Pixels, { x, y }: At): Pixels {
  const rgba = Uint8Array.from(on.rgba)
  for (let row = 0; row < picture.height; row++)
    rgba.set(
      picture.rgba.subarray(row * picture.width * 4, (row + 1) * picture.width * 4),
      ((y + row) * on.width + x) * 4,
    )
  return { ...on, rgba }
}
/** A sheet with shades all over it. */
function sheet(width: number, height: number): Pixels {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let at = 0; at < width * height; at++)
    rgba.fill(180 + Math.round(40 * Math.sin(at / 97) + 20 * Math.cos(at / width / 13)), at * 4, at * 4 + 3)
  return { width, height, rgba }
}
/** Turned by so many degrees around its middle, as a photograph of it would be. */
function turned(picture: Pixels, degrees: number): Pixels {
  const side = Math.ceil(picture.width * 1.5)
  const rgba = new Uint8Array(side * side * 4).fill(255)
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x - side / 2, y - side / 2]
      const [column, row] = [
        Math.floor(dx * cos + dy * sin + picture.width / 2),
        Math.floor(dy * cos - dx * sin + picture.height / 2),
      ]
      if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) continue
      const from = (row * picture.width + column) * 4
      rgba.set(picture.rgba.subarray(from, from + 4), (y * side + x) * 4)
    }
  return { width: side, height: side, rgba }
}
function asJpeg({ width, height, rgba }: Pixels, quality: number): Pixels {
  const { data } = decodeJpeg(encodeJpeg({ width, height, data: rgba }, quality).data, { useTArray: true })
  return { width, height, rgba: data }
}

describe('codes in a picture', () => {
  it('are read as a phone reads them: turned, inverted, pale, pressed, small on a large sheet', async () => {
    const code = await drawCode(ADDRESS)
    const pictures: Readonly<Record<string, Pixels>> = {
      alone: code,
      turned: turned(code, 31),
      'upside down': turned(code, 180),
      inverted: await drawCode(ADDRESS, { ink: 255, ground: 0 }),
      pale: await drawCode(ADDRESS, { ink: 140, ground: 200 }),
      pressed: asJpeg(code, 30),
      'on a sheet': placed(sheet(1_400, 1_000), code, { x: 900, y: 620 }),
      'on a large photograph': placed(sheet(4_000, 3_000), await drawCode(ADDRESS, { module: 10 }), {
        x: 2_200,
        y: 900,
      }),
    }
    for (const [what, picture] of Object.entries(pictures)) expect(await readCodes(picture), what).toEqual([ADDRESS])
  }, 60_000)

  it('are all read, each address once', async () => {
    const one = await drawCode(ADDRESS, { module: 4 })
    const other = await drawCode('HTTPS://SHOP.EXAMPLE/A?ticket=77', { module: 4 })
    const both = placed(placed(placed(sheet(900, 700), one, { x: 20, y: 20 }), other, { x: 420, y: 60 }), one, {
      x: 100,
      y: 400,
    })
    expect((await readCodes(both)).toSorted()).toEqual([ADDRESS, 'https://shop.example/A'])
  })

  it('that open no page lead nowhere, and most pictures hold none', async () => {
    expect(await readCodes(await drawCode('WIFI:S:guests;T:WPA;P:secret;;'))).toEqual([])
    expect(await readCodes(sheet(800, 600))).toEqual([])
    expect(await readCodes({ width: 1, height: 1, rgba: new Uint8Array(4) })).toEqual([])
  })

  it('of a picture that breaks the reader are none, and the next one is read', async () => {
    expect(await readCodes({ width: 0, height: 0, rgba: new Uint8Array() })).toEqual([])
    expect(await readCodes(await drawCode(ADDRESS))).toEqual([ADDRESS])
  })
})
