import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { unpackFax } from './unpack-fax.ts'

/** Packed by libtiff; the hash is that of the rows as ones and zeros, one a line, white 1. */
const PACKED = [
  {
    title: 'speckles',
    width: 25,
    height: 25,
    packed:
      'Jqi6LoxF0bwsbKHCg6QWER0ErSSVWLCKHSKHSFJUCI6VthUkodKghCCbsILlDleFQIIJocugQJILhVCC1H0mLu0qwcECQphYO1YRVpAoIEPbBJKCUQgrhN0HSrI6CBMYVIKvoER6otNpdIIJkfZVh26CI6CRHQRToECI6eLiwQtIHwghBAhBAo4ikXQTlDlPk1RHNKCC2ECDUZQ+7xYQwkDTFgih0oAIAIA=',
    sha256: 'b4f16e080db4f01b852e271753fa2c122604983507ebea6e546d5f497bd2f3e7',
  },
  {
    title: 'few points',
    width: 90,
    height: 12,
    packed: 'O6KVJCaKULOIaR5CJrROp5CJC0JhDEqiEZNUeRKECBCTqIm0Q0Q0InEMzQnkIkdE6GIkhCkQikugQLOqEECGLCERPqACACA=',
    sha256: 'f929755ededb14c4f3d986e150871936bc9226985daa7fe7c073bf98d7a6ab36',
  },
  {
    title: 'runs of thousands',
    width: 2800,
    height: 4,
    packed: 'ID8gwPDTNgPhqFeYbidiwHhpmwHw1MAEAEA=',
    sha256: '5614376c41bc578a55e6a30954bc48a7889adc7a1a288a6c6f826e720f209100',
  },
] as const

function rowsOf(bytes: Uint8Array, width: number, height: number): string {
  const row = Math.ceil(width / 8)
  const bit = (x: number, y: number): number => ((bytes[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (__, x) => bit(x, y)).join('')).join(
    '\n',
  )
}

describe('a fax of group 4', () => {
  it.each(PACKED)('is what it was before it was packed: $title', ({ width, height, packed, sha256 }) => {
    const bytes = unpackFax(Buffer.from(packed, 'base64'), width, height)
    expect(
      createHash('sha256')
        .update(rowsOf(bytes, width, height))
        .digest('hex'),
    ).toBe(sha256)
  })

  it('is white behind its end, and where it is damaged', () => {
    const [{ width, height, packed }] = PACKED
    const cut = unpackFax(Buffer.from(packed, 'base64').subarray(0, 20), width, height)
    expect(rowsOf(cut, width, height).split('\n').at(-1)).toBe('1'.repeat(width))
    expect(unpackFax(new Uint8Array(), 9, 2)).toEqual(new Uint8Array([255, 255, 255, 255]))
  })

  it.each([
    ['ones', 0xff],
    ['zeros', 0],
    ['both', 0x35],
    ['codes of runs', 0x24],
  ])('ends whatever its bytes are: %s', (_, byte) => {
    const bytes = unpackFax(new Uint8Array(200_000).fill(byte), 4_000, 4_000)
    expect(bytes).toHaveLength(2_000_000)
  })
})
