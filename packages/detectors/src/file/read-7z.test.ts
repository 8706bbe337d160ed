import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseArchive } from './analyse-archive.ts'
import { budgetFor } from './archive-limits.ts'
import { look } from './open-test-file.ts'
import { readSevenZip } from './read-7z.ts'
import { unpackFolder } from './unpack-7z.ts'

/** What 7-Zip 26.02 packs of a line of text and a program called `invoice.pdf`, by each method; and of the test virus called `eicar.txt`. */
const PACKED = {
  LZMA2:
    'N3q8ryccAATM4Cf+mgAAAAAAAAAhAAAAAAAAAE/HEW7gAZcAHl0AJpZ8G4y7RC2Sw88onPDw1sprNIzA6SD9g2721gAAAAAAgTMHrg/QaX28nz' +
    '9HQQWHhqNXSudwhhDQlUeI9aIRiR88UJ0xZAwFA2AyqR60NXPhdWrLDCOuH1+mvOrKV0cAxHpbrkEIviNvSsyk5MMbkGJ3uYhXxPUmqn8oR0Lq' +
    'bgGk6GQbHAz5VkShAkfVu2Fm7wAAFwYmAQl0AAcLAQABIwMBAQVdABAAAAyAhgoBRhQepQAA',
  LZMA:
    'N3q8ryccAARGnLTJmQAAAAAAAAAhAAAAAAAAAMavPtUAJpZ8G4y7RC2Sw88onPDw1sprNIzA6SD9g2721gAAAACBMweuD8/88GwP6+qeAQ1iA4' +
    '3T4gkFjSakOoIB9UYV8P+zf41lK8y5AQQgLTGZUDol0o/SZ7L2qerBe4YgoK602QapYc0ObrgU/4syDZafa5QgxIg3EUotqkZ66B232+SHCHjV' +
    'H7eA5sgfMNCfknNxJggNY0oAAAAXBh8BCXoABwsBAAEjAwEBBV0AEAAADICWCgFOGilTAAA=',
  bzip2:
    'N3q8ryccAASrmL43uQAAAAAAAAAhAAAAAAAAANhQseBCWmg5MUFZJlNZMVyWygAACs/AwJABAIICQBACIw4AQAAAAKAAIhANGR6noUAwADstdU' +
    'UUR24/xABJiRdyRThQkDFclsoAAIEzB64P0jOAPUDAkM7ly3b2U6l/+rrVpw7I564dXMvlOhg+FcgmsBi2Jt8sxjTSt78zCdTs8bKpbtRTbeFv' +
    'tP0JxYe6uPzZZYTkgY1p/XWWp7nZA/G3Hiy4sTO80C9058zPxLfWR+Rjx30HaLx8awAAABcGRQEJdAAHCwEAASMDAQEFXQAQAAAMgIYKAXORka' +
    '8AAA==',
  deflate:
    'N3q8ryccAATXWdAHmQAAAAAAAAAhAAAAAAAAAEa7z/3twSESACAIBMDL/svojNluMEgBOk+nkqGyuw7SDHV7ogX/kcrl4QAAgTMHrg/QaX28nz' +
    '9HO+fRHoKvgUw35nQQ6WFWDuWiKNXn9CXhedelJnB+kxnxA8pRi1vywSdts9cbWl+M1QsFtYIiPL1zRBFK5cExm1OZPXJXJY3frbkR1KcE2lqf' +
    '8RIxQJszIUiicMjq/QSfllu4AAAXBiYBCXMABwsBAAEjAwEBBV0AEAAADICGCgExJ5PoAAA=',
  BCJ2:
    'N3q8ryccAATVewXruQAAAAAAAAAiAAAAAAAAAA4ZCgUAJpZ8G4y7RC2Sw88onPDw1sprNIzA6SD9g2721gAAAAAAAAAAAAAAAAAAAAAAAACBMw' +
    'eubcBpAWQPISXvap9UeHSu/3Z5SsJp3umpoE5mspI7WNjp31YJbkGPGpqZAYipZXfBr4cRs11AczggILkRfxwUAq8+n1n5U4m0BrJDYErOIXzF' +
    '7ALXtCE/Fn6UhmsjaEZPlMzR34gd8IpvRAi6uLNldZoLMTdwz6PHzmWgBQswThLjg0sAABcGLgEJgIsABwsBAAEjAwEBBV0AEAAADIC2CgHpTt' +
    'a3AAA=',
  PPMd:
    'N3q8ryccAAQVKKz9lAAAAAAAAAAhAAAAAAAAAFLbrhkATQ8j3TDxZHwJnq1iFLjgPwzO4H80r7hgAAAAgTMHrg/PpC64D+vqngEO6MSqT61eTZ' +
    'y49EnqLtOr63ZgSaj+8Xbzw3lSLEBlw0aZzJWu8mAj6ZZvZZxGGL2LIT2gtXWoc6mXDJ3sANAAW1kZClo0UuY72cwhGDlmcG5mmBHRqiJiQXdr' +
    'AZazrN8agFBA0PCOYAAAFwYaAQl6AAcLAQABIwMBAQVdABAAAAyAlgoBf4TYDQAA',
  virus:
    'N3q8ryccAASX5R6zvQAAAAAAAAAgAAAAAAAAAPP5PsEBAEtYNU8hUCVAQVBbNFxQWlg1NChQXik3Q0MpN30kRUlDQVItU1RBTkRBUkQtQU5USV' +
    'ZJUlVTLVRFU1QtRklMRSEkSCtIKm1pbnV0ZXMKAAAAgTMHrg/SwW/9QMCQ0v99aU2Fq0uJEbv0tODOMFZD9nllPvQPfAxxpec0t/yfHr6utmcC' +
    'IN28Z3MlpsHXw2XbSV5GL14vjzBhKN3c5RTi8+zcU1rSiNJe2wXh5wGNJ4ulLJvRWEba5JAAAAAXBlABCW0ABwsBAAEjAwEBBV0AEAAADH4KAS' +
    'RZ1BYAAA==',
}
const METHODS = ['LZMA2', 'LZMA', 'bzip2', 'deflate', 'BCJ2'] as const

const bytesOf = (name: keyof typeof PACKED): Uint8Array =>
  Uint8Array.from(atob(PACKED[name]), (sign) => sign.charCodeAt(0))

/** What lies in an archive, by name. */
function contentOf(bytes: Uint8Array): Readonly<Record<string, Uint8Array | null>> {
  const { entries, folders } = readSevenZip(bytes) ?? { entries: [], folders: [] }
  return Object.fromEntries(
    entries.map(({ name, size, place }) => {
      const folder = place === null ? undefined : folders[place.folder]
      const unpacked = folder === undefined ? null : unpackFolder(folder, 10_000).bytes
      return [name, unpacked?.subarray(place?.from, (place?.from ?? 0) + size) ?? null]
    }),
  )
}

describe('a 7z archive', () => {
  it.each(METHODS)('packed by %s holds what was packed', (method) => {
    const { 'minutes.txt': minutes, 'invoice.pdf': invoice } = contentOf(bytesOf(method))
    expect(String.fromCharCode(...(minutes ?? []))).toBe('minutes\n')
    expect([invoice?.length, invoice?.[0], invoice?.[1], invoice?.[0x80]]).toEqual([400, 0x4d, 0x5a, 0x50])
  })

  it.each(METHODS)('packed by %s is held for a program in it, whatever that is called', (method) => {
    const archive = { entries: 2, declaredSize: 408, executable: 'invoice.pdf', closed: null, bomb: null }
    expect(look('a.7z', bytesOf(method)).archive).toMatchObject(archive)
    expect(look('a.zip', zipSync({ 'a.7z': bytesOf(method) })).archive).toMatchObject({
      executable: 'invoice.pdf',
      depth: 2,
    })
  })

  it('is held for the test virus in it', () => {
    expect(look('a.7z', bytesOf('virus')).testVirus).toBe(true)
    expect(look('a.7z', bytesOf('LZMA2')).testVirus).toBe(false)
  })

  it('packed by a method that is not read says its names', () => {
    expect(look('a.7z', bytesOf('PPMd')).archive).toMatchObject({ entries: 2, executable: null, closed: null })
  })

  it('that is cut off or damaged says so', () => {
    const bytes = bytesOf('LZMA2')
    expect(look('a.7z', bytes.subarray(0, -20)).archive?.closed).toBe('7z')
    const damaged = Uint8Array.from(bytes)
    damaged.fill(0xff, bytes.length - 30)
    expect(look('a.7z', damaged).archive?.closed).toBe('7z')
  })

  it('of very many folders that hold nothing is left after some of them', () => {
    const little = (value: number, size: number) =>
      Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) & 255)
    const number = (value: number) => [0xc0 | (value >> 16), value & 255, (value >> 8) & 255]
    const count = 20_000
    const each = (...bytes: readonly number[]) => Array.from({ length: count }, () => bytes).flat()
    const folder = [1, 0x23, 3, 1, 1, 5, 0x5d, 0, 0, 16, 0]
    const list = Uint8Array.from([
      ...[0x01, 0x04, 0x06, 0, ...number(count), 0x09, ...each(20), 0],
      ...[0x07, 0x0b, ...number(count), 0, ...each(...folder), 0x0c, ...each(...number(1_000_000)), 0],
      ...[0, 0x05, 0, 0, 0],
    ])
    const packed = new Uint8Array(count * 20).fill(0x55)
    const head = [
      0x37,
      0x7a,
      0xbc,
      0xaf,
      0x27,
      0x1c,
      0,
      4,
      ...little(0, 4),
      ...little(packed.length, 8),
      ...little(list.length, 8),
      ...little(0, 4),
    ]
    const bytes = Uint8Array.from([...head, ...packed, ...list])
    const { folders } = readSevenZip(bytes) ?? { folders: [] }
    expect(folders.length).toBe(count)
    // Each gives a few bytes at most, after a table was made for it: of twenty thousand the first ten to thirty are begun.
    let begun = 0
    const budget = budgetFor(bytes.length)
    analyseArchive(bytes, '7z', 1, {
      ...budget,
      get unpacked() {
        return budget.unpacked
      },
      set unpacked(left) {
        begun++
        budget.unpacked = left
      },
    })
    expect(begun).toBeGreaterThan(5)
    expect(begun).toBeLessThan(30)
  })

  it('of any bytes whatever is read without a fault', () => {
    const edits = fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 8 })
    fc.assert(
      fc.property(fc.constantFrom(...METHODS), edits, (method, changes) => {
        const bytes = bytesOf(method)
        // The list lies at the end, where most changes shall be.
        for (const [at, value] of changes) bytes[bytes.length - 1 - (at % bytes.length)] = value
        const listing = readSevenZip(bytes)
        for (const folder of listing?.folders ?? [])
          expect(unpackFolder(folder, 100).bytes?.length ?? 0).toBeLessThan(101)
      }),
      { numRuns: 400 },
    )
  })
})
