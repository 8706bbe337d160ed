import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bytesOf, look } from '../open-test-file.ts'
import { readTnef } from './read-tnef.ts'

const PROGRAM = new Uint8Array(400)
PROGRAM.set(bytesOf('MZ'))
PROGRAM.set([0x80], 60)
PROGRAM.set(bytesOf('PE\0\0'), 0x80)

const little = (value: number, size: number): readonly number[] =>
  Array.from({ length: size }, (_, at) => (value / 256 ** at) & 255)
const filled = (bytes: Uint8Array): readonly number[] => [...bytes, ...new Uint8Array((4 - (bytes.length % 4)) % 4)]
const wide = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(`${text}\0`).flatMap((letter) => little(letter.charCodeAt(0), 2)))

const attribute = (id: number, content: Uint8Array, level = 2): readonly number[] => [
  level,
  ...little(id, 4),
  ...little(content.length, 4),
  ...content,
  ...little(0, 2),
]
const begins = attribute(0x00069002, new Uint8Array(14))
const titled = (name: string) => attribute(0x00018010, bytesOf(`${name}\0`))
const holds = (content: Uint8Array) => attribute(0x0006800f, content)
/** Properties of each kind: a number, a name of its own, several values, and those that a test gives. */
const properties = (...given: readonly (readonly number[])[]) =>
  attribute(
    0x00069005,
    Uint8Array.from([
      ...little(given.length + 3, 4),
      ...[...little(0x0003, 2), ...little(0x0e20, 2), ...little(7, 4)],
      ...[...little(0x001f, 2), ...little(0x8001, 2), ...new Uint8Array(16), ...little(1, 4), ...little(6, 4)],
      ...[...filled(wide('ab')), ...little(1, 4), ...little(4, 4), ...filled(wide('x'))],
      ...[...little(0x1102, 2), ...little(0x0e21, 2), ...little(2, 4)],
      ...[...little(3, 4), ...filled(Uint8Array.from([1, 2, 3])), ...little(1, 4), ...filled(Uint8Array.from([9]))],
      ...given.flat(),
    ]),
  )
const stated = (type: number, id: number, value: Uint8Array): readonly number[] => [
  ...little(type, 2),
  ...little(id, 2),
  ...little(1, 4),
  ...little(value.length, 4),
  ...filled(value),
]
const longName = (name: string) => stated(0x001f, 0x3707, wide(name))
const object = (content: Uint8Array) => stated(0x000d, 0x3701, Uint8Array.from([...new Uint8Array(16), ...content]))
const winmail = (...attributes: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from([
    ...[0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00],
    ...attribute(0x00089006, Uint8Array.from([0, 0, 1, 0]), 1),
    ...attributes.flat(),
  ])

const ordinary = winmail(begins, titled('notes.txt'), holds(bytesOf('See you on Monday.')))
const hostile = winmail(begins, titled('NOTES~1.BIN'), holds(PROGRAM), properties(longName('发票.bin')))
const mailOf = (bytes: Uint8Array): string =>
  `From: a@first.example\r\nMIME-Version: 1.0\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${btoa(String.fromCharCode(...bytes))}\r\n`

describe('a winmail.dat', () => {
  it('says what was put in, by its long name before its short one', () => {
    expect(readTnef(ordinary).files).toEqual([{ name: 'notes.txt', bytes: bytesOf('See you on Monday.') }])
    expect(readTnef(hostile).files).toMatchObject([{ name: '发票.bin' }])
    const two = winmail(begins, holds(PROGRAM), titled('first.txt'), begins, titled('run.bat'))
    expect(readTnef(two).files.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['first.txt', 400],
      ['run.bat', 0],
    ])
  })

  it('is held for a program in it, whatever it is called, and passes without one', () => {
    expect(look('winmail.dat', ordinary)).toMatchObject({ type: 'tnef', archive: { entries: 1, executable: null } })
    expect(look('winmail.dat', hostile).archive?.executable).toBe('发票.bin')
    expect(look('notes.doc', hostile).archive?.executable).toBe('发票.bin')
    expect(look('mail.eml', mailOf(hostile)).archive?.executable).toBe('发票.bin')
    expect(look('mail.eml', mailOf(ordinary)).archive?.executable).toBeNull()
    expect(look('mails.zip', zipSync({ 'winmail.dat': hostile })).archive?.executable).toBe('发票.bin')
  })

  it('is held for what lies in the archives, messages and objects in it', () => {
    const zip = winmail(begins, titled('a.zip'), holds(zipSync({ 'run.exe': PROGRAM })))
    expect(look('winmail.dat', zip).archive?.executable).toBe('run.exe')
    const forwarded = winmail(begins, titled('Re: Invoice'), properties(object(hostile)))
    expect(look('winmail.dat', forwarded).archive?.executable).toBe('发票.bin')
    const put = winmail(begins, properties(longName('a.bin'), object(PROGRAM)))
    expect(look('winmail.dat', put).archive?.executable).toBe('a.bin')
  })

  it('that ends too early says what is there', () => {
    for (const cut of [1, 40, 300])
      expect(look('winmail.dat', hostile.subarray(0, hostile.length - cut)).type).toBe('tnef')
    expect(readTnef(hostile.subarray(0, 7)).files).toEqual([])
  })

  it('that states lengths beyond its end says what is there', () => {
    const far = [0x7fffffff, 0x80000000, 0xfffffffd, 0xffffffff]
    for (const length of far) {
      const named = [
        ...little(0x0003, 2),
        ...little(0x8001, 2),
        ...new Uint8Array(16),
        ...little(1, 4),
        ...little(length, 4),
      ]
      const value = [...little(0x0102, 2), ...little(0x3701, 2), ...little(1, 4), ...little(length, 4), 1, 2, 3]
      for (const property of [named, value])
        expect(readTnef(winmail(begins, titled('a.txt'), properties(property, longName('b.txt')))).files).toMatchObject(
          [{ name: 'a.txt' }],
        )
      const cut = winmail(begins, [2, ...little(0x0006800f, 4), ...little(length, 4), 1, 2, 3])
      expect(readTnef(cut).files.map(({ bytes }) => bytes.length)).toEqual([3])
    }
  })

  it('with more in it than is looked into says so', () => {
    const many = winmail(
      ...Array.from({ length: 1_100 }, () => [...begins, ...titled('a.txt'), ...holds(bytesOf('a'))]),
    )
    expect(look('winmail.dat', many).archive?.closed).toBe('more parts than are looked into')
    const deep = Array.from({ length: 20 }).reduce<Uint8Array>(
      (inner) => winmail(begins, properties(object(inner))),
      hostile,
    )
    expect(look('winmail.dat', deep).archive?.closed).toBe('more parts than are looked into')
  })

  it('of any bytes whatever is read without a fault', () => {
    const damaged = fc.tuple(fc.nat(hostile.length - 1), fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xfe, 0xff))
    fc.assert(
      fc.property(fc.array(damaged, { maxLength: 12 }), fc.nat(hostile.length), (changes, length) => {
        const bytes = Uint8Array.from(hostile)
        for (const [at, value] of changes) bytes[at] = value
        expect(readTnef(bytes.subarray(0, length)).files.length).toBeLessThan(3)
      }),
      { numRuns: 2_000 },
    )
  })
})
