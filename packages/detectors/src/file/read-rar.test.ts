import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { SignalValues } from '@goodstanding/model'
import { analyseFile, detectFile } from './index.ts'
import { readRar } from './read-rar.ts'

/**
 * What WinRAR and rar packed, from the tests of rarfile 4.5 (ISC, Copyright Marko Kreen): folders and names of many scripts, solid, of
 * RAR 1.5, with a password for the content and with one for the list; of the last two the beginning.
 */
const REAL = {
  subdirs4:
    'UmFyIRoHAM+QcwAADQAAAAAAAADiw3QgkDcABgAAAAYAAAADx6QEyTao9FAdMBIApIEAAHN1YlxkaXIyXGZpbGUyLnR4dACwfLUwZmlsZTIK+l' +
    'F0IJA/AAgAAAAIAAAAA30kt3FIqPRQHTAaAKSBAABzdWJcd2l0aCBzcGFjZVxsb25nIGZuLnR4dADwCEdMbG9uZyBmbgojwXQgklcABQAAAAUA' +
    'AAADwYnsL+Co9FAdMDIApIEAAHN1YlzDvMi1xKnDtuG4i8OoXGZpbGUudHh0AALGAvw1KQEg9gse6FwAZmlsZQAudHh0ALByoRVmaWxlChRcdC' +
    'CQNwAGAAAABgAAAAME9yniMKj0UB0wEgCkgQAAc3ViXGRpcjFcZmlsZTEudHh0APAChIVmaWxlMQrRdXTgkC0AAAAAAAAAAAADAAAAADao9FAU' +
    'MAgA7UEAAHN1YlxkaXIyALB/JjP75XTgkDMAAAAAAAAAAAADAAAAAEio9FAUMA4A7UEAAHN1Ylx3aXRoIHNwYWNlAPDLG06903TgkC4AAAAAAA' +
    'AAAAADAAAAACSo9FAUMAkA7UEAAHN1YlxlbXB0eQDwcNkb8Ed04JJDAAAAAAAAAAAAAwAAAADgqPRQFDAeAO1BAABzdWJcw7zItcSpw7bhuIvD' +
    'qAACxgL8NSkBIPYLHugAsDR2F89rdOCQLQAAAAAAAAAAAAMAAAAAMKj0UBQwCADtQQAAc3ViXGRpcjEA8MVYh6xSdOCQKAAAAAAAAAAAAAMAAA' +
    'AA1aj0UBQwAwDtQQAAc3ViALAO1STEPXsAQAcA',
  unicode4:
    'UmFyIRoHADvQcwgADQAAAAAAAAAc8XSAgDYAEQAAAAIAAAADU/xRZwKG5j4dNRYApIEAANGD0LjQuNC+0L7RgtC40LLQuy50eHSnGDDY998j8Q' +
    'AAv4hn9qn/1AX2dJCANAANAAAAAgAAAANT/FFnAobmPh01FACkgQAA8J2QgPCdkIHwnZCB8J2Qgi50eHSHrY13gwC/iGf2qf/UxD17AEAHAA==',
  solid4:
    'UmFyIRoHADvQcwgADQAAAAAAAAArNHSAkCwAXAAAAAAIAAADoua3xbBmzD4dMwoApIEAAHN0ZXN0MS50eHQAwBEMzP6MnrD+MYGrrLG7QHeoCm' +
    'TWSzeDwQe8AeCFku77th0ACCAACIjpeAzSDAdhOkF4S7Nun1IK2sonQLrnC2SKYnH7uACRnlAv2FX/+sZY6+vE14h+VJaHH03s2RZ0kJAsAA4A' +
    'AAAACAAAA6Lmt8WwZsw+HTMKAKSBAABzdGVzdDIudHh0AMCxIACIB+vyCmn6/JTe0MQ9ewBABwA=',
  old:
    'UmFyIRoHADoicwIALAAAAAAAAACwYnUAAB8AEAAPNPLQD5LlB6P1/rSPSg9d7RXhNEAAlgZ0CIBIAAcAAAAHAAAAAKkHf+IwnmM9DzMJACAAAA' +
    'BGSUxFMS5UWFS03HUAAB8AEgAPMKuxZmlsZTFjb21tZW50IC0tLS0tE9N68IAInBTfdAiASAAIAAAACAAAAAD3BkM8M55jPQ8wCQAgAAAARklM' +
    'RTIuVFhUJxR1AAAfABIADzBwlGZpbGUyY29tbWVudCAtLS0tLWJhYWFhcg0K',
  content4:
    'UmFyIRoHAM+QcwAADQAAAAAAAADSmXoAgCMAFgAAAAsAAAADvFDsdQAAAAAdMwMAAAAAAENNVAwAi+zL9lbBSCmPAOW/5v/w0Gtqdnpt1nQklD' +
    'MAEAAAAAAAAAADAAAAAGxQYj0dMwkApIEAAGZpbGUxLnR4dLMOLwEQH2W9AMDh8N4nMZ14bG1Nam0XgBynQZl6EIAjABYAAAALAAAAA0g/bxAA' +
    'AAAAHTMDAAAAAIBDTVQMAIvsy/Y2kFYseA8mb83/7NSLl8K9FLx0JJQzABAAAAAAAAAAAwAAAABsUGI9HTMJAKSBAABmaWxlMi50eHSzDi8BEB' +
    '9lvQDA4fDeJzGdeGxtTWptF4Acp3ygehCAIwAWAAAACwAAAAOmkNoCAAAAAB0zAwAAAACAQ01UEBDL7Inkc0FIsM/ZJxfi/uuBj1cq9MQ9ewBA' +
    'BwA=',
  list4:
    'UmFyIRoHAM6Zc4AADQAAAAAAAACY1Tq5m8CEetYBvlQkcAN6cyEpKUCXohc1cprF8D3HQC5hCrn2MVuFgqTv/LM+JOWSkOKBJtX2wmRB7i77io' +
    'OPQi4iqlBdTFwQcuX7mT93DVrpSjrY7wkbmNU6uZvAhHrgk6bgBhhZgRckD0gYRCZWzW3Il1n5yk+V/eyFQeD/gRUK0PH1FYhqgwo0Dt/+cVtp' +
    'BmRzjL/o9eJZbr4WjZ26d1KB1TV7gf0yMPF0Xp0orZjVOrmbwIR6dIy81NU11D/kThYdYR8m0/Q0386INhTRDFu591U24qTRWsmoeCTTV7Pbyt' +
    'd0QmK/KTvemhS0e7+CD3hh8RGhLlmOAwyqyYLM0lkh0Q0nU8mY1Tq5m8CEeiFJy/Kkf8qh7lpaFqOduVm4qHdRd4RikUFNk+MW3RDETPeZFQgx' +
    'vtea461h2iBZTsc5KJPBOCQP5YLdUag94813UoHVNXuB/TIw8XRenSitmNU6uZvAhHr+K+c+7BoP0loh9TTiLQXDBNQmWBgpFMkwbcxZPeTL7u' +
    'kZoSK0czQe+YMmTw3TTWZnvwax5cWy7HR9RC6q8ilw79Adzh03/BChsuTURg7LHJjVOrmbwIR6Lp7OhWfY9IXm3WrcZPa2fA==',
  subdirs5:
    'UmFyIRoHAQDz4YLrCwEFBwAGAQGAgIAAWyrxsjACAwuGAASGAKSDAsekBMmAAAESc3ViL2RpcjIvZmlsZTIudHh0CgMTCNwVX4XkBhNmaWxlMg' +
    'okNHkgOAIDC4gABIgApIMCfSS3cYAAARpzdWIvd2l0aCBzcGFjZS9sb25nIGZuLnR4dAoDEyncFV9mv8sdbG9uZyBmbgoOjzxzOAIDC4UABIUA' +
    'pIMCwYnsL4AAARpzdWIvw7zItcSpw7bhuIvDqC9maWxlLnR4dAoDE0TdFV+dEHMIZmlsZQqvrxG4MAIDC4YABIYApIMCBPcp4oAAARJzdWIvZG' +
    'lyMS9maWxlMS50eHQKAxP92xVfHJEnNGZpbGUxCtVl6Z4kAgMLAAUA7YMBAAAAAIAAAQhzdWIvZGlyMgoDEwjcFV/ICfsT1nxQqSoCAwsABQDt' +
    'gwEAAAAAgAABDnN1Yi93aXRoIHNwYWNlCgMTKdwVX1vbgh6UOOweJQIDCwAFAO2DAQAAAACAAAEJc3ViL2VtcHR5CgMT5dsVX/bv4ArIG6fPLQ' +
    'IDCwAFAO2DAQAAAACAAAERc3ViL8O8yLXEqcO24biLw6gKAxNE3RVfmSwqCYEdQEkkAgMLAAUA7YMBAAAAAIAAAQhzdWIvZGlyMQoDE/3bFV8N' +
    'rd40msCgER8CAwsABQDtgwEAAAAAgAABA3N1YgoDEzLdFV+8OWMOHXdWUQMFBAA=',
  content5:
    'UmFyIRoHAQDz4YLrCwEFBwAGAQGAgIAA1maebhMDAp8ABJ8AACJDfqmAAAEDQ01UUkFSNSBhcmNoaXZlIC0gbm9oZHItcGFzc3dvcmQKAJib2Y' +
    '5ZAgM8wAAEgBCkgwLq7ii6gAMBCnN0ZXN0MS50eHQwAQADD36YLN0a4hw2x6OR2o0IimigOq0m9IJ7h9VMclznO2lngVHP9jZJwW4YaiIPCgMC' +
    'gMwgl+YozAFvXOSKu4lkW22a9BUVMg/KTEgfLmj8fkUbh1+PPsmRIRwPkcBeDl2ssikAolPsTaFiZXO/K9VBSFSBmxJSN991gzr80GkCA0yAEA' +
    'SAEKSDAuruKLqAAAEKc3Rlc3QyLnR4dDABAAMPfpgs3RriHDbHo5HajQiKaN+D+gzYboi4tvhRRn15SdKBUc/2NknBbhhqIg8aAw6AzCCX5ijM' +
    'AYAW4xIKtNEBgHBFFQq00QFJ0Rg4cbziZUNXpSVodpqNzcGF0zApOoi/Z5yIDtqpYBOczY75rzda9tBj5Od7CS8Ynvyhcg==',
  list5:
    'UmFyIRoHAQCv9WlFIQQAAAEPp5jL+1yF6lQKQtTUwocnkB0ppI/CHmPqSl9A01xS1RtNzie6O2Pyqrkm9CHVoC+wFESN1iDKe692E7oj/tITAD' +
    'p6Bq7WC7/KBLRbqzL3WKAEYw==',
} as const

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
const real = (name: keyof typeof REAL): Uint8Array => fromBase64(REAL[name])
const named = (name: keyof typeof REAL) =>
  readRar(real(name))?.entries.map(({ name: path, declared, packed }) => [path, declared, packed])

function look(name: string, bytes: Uint8Array) {
  const analysis = analyseFile({ name, mediaType: null, size: bytes.length, sha256: null, bytes })
  const signals = new SignalValues()
  detectFile(analysis, '/data/file', signals)
  return { analysis, archive: analysis.archive, signals }
}

/** A number in sevens of bits, as RAR 5 writes it. */
function number(value: number): readonly number[] {
  const bytes = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest]
    bytes.push((rest % 128) + 128)
  }
}

type Made = {
  readonly name: string
  readonly declared?: number
  readonly content?: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly encrypted?: boolean
}

/** Headers by the technote of RAR 5, without checksums, which nobody checks before looking. */
function block(type: number, flags: number, fields: readonly number[]): readonly number[] {
  const body = [...number(type), ...number(flags), ...fields]
  return [0, 0, 0, 0, ...number(body.length), ...body]
}

function file({ name, declared, content = new Uint8Array(), method = 0, flags = 0, encrypted = false }: Made) {
  const extra = encrypted ? [3, 1, 0, 0] : []
  const letters = [...strToU8(name)]
  const fields = [
    ...(encrypted ? number(extra.length) : []),
    ...number(content.length),
    ...[0, ...number(declared ?? content.length), 0, ...number(method << 7), 1, ...number(letters.length), ...letters],
  ]
  return [...block(2, 2 | flags | (encrypted ? 1 : 0), [...fields, ...extra]), ...content]
}

const rar5 = (...files: readonly Made[]): Uint8Array =>
  Uint8Array.from([
    0x52,
    0x61,
    0x72,
    0x21,
    0x1a,
    7,
    1,
    0,
    ...block(1, 0, [0]),
    ...files.flatMap(file),
    ...block(5, 0, [0]),
  ])

const testVirus = strToU8(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))
const program = Uint8Array.from([0x4d, 0x5a, ...new Array<number>(62).fill(0)])

describe('the list of a real rar archive', () => {
  it.each(['subdirs4', 'subdirs5'] as const)(
    'has every name with its folders, sizes and what is stored: %s',
    (name) => {
      expect(named(name)).toEqual([
        ['sub/dir2/file2.txt', 6, 6],
        ['sub/with space/long fn.txt', 8, 8],
        ['sub/üȵĩöḋè/file.txt', 5, 5],
        ['sub/dir1/file1.txt', 6, 6],
        ['sub/dir2', 0, 0],
        ['sub/with space', 0, 0],
        ['sub/empty', 0, 0],
        ['sub/üȵĩöḋè', 0, 0],
        ['sub/dir1', 0, 0],
        ['sub', 0, 0],
      ])
      const listing = readRar(real(name))
      expect(listing).toMatchObject({ sealed: false, whole: true })
      expect(listing?.entries.map(({ directory }) => directory)).toEqual([
        ...Array(4).fill(false),
        ...Array(6).fill(true),
      ])
      expect(new TextDecoder().decode(listing?.entries[0]?.stored ?? new Uint8Array())).toBe('file2\n')
    },
  )

  it('is read whatever script names are in, solid or not, and back to RAR 1.5', () => {
    expect(named('unicode4')).toEqual([
      ['уииоотивл.txt', 2, 17],
      ['𝐀𝐁𝐁𝐂.txt', 2, 13],
    ])
    expect(named('solid4')).toEqual([
      ['stest1.txt', 2048, 92],
      ['stest2.txt', 2048, 14],
    ])
    expect(named('old')).toEqual([
      ['FILE1.TXT', 7, 7],
      ['FILE2.TXT', 8, 8],
    ])
  })

  it('says whether content or the list itself needs a password', () => {
    for (const name of ['content4', 'content5'] as const) {
      const { archive, signals } = look('a.rar', real(name))
      expect(archive, name).toMatchObject({ encrypted: true, bomb: null })
      expect(archive?.entries, name).toBeGreaterThan(0)
      expect(signals.value('file.encrypted-archive')).toBe(1)
      expect(readRar(real(name))?.entries[0]?.stored).toBeNull()
    }
    for (const name of ['list4', 'list5'] as const)
      expect(look('a.rar', real(name)).archive, name).toMatchObject({ encrypted: true, entries: 0 })
    expect(look('a.rar', real('subdirs5')).archive).toMatchObject({ encrypted: false, entries: 10, declaredSize: 25 })
  })
})

describe('a rar archive', () => {
  it('that holds a program, another archive, or the test virus says so: by names, and by what lies in it unpacked', () => {
    const packed = new Uint8Array(40)
    expect(look('a.rar', rar5({ name: 'docs/invoice.pdf.exe', content: packed, method: 3 })).archive).toMatchObject({
      executable: 'docs/invoice.pdf.exe',
    })
    expect(look('a.rar', rar5({ name: 'holiday.jpg', content: program })).archive).toMatchObject({
      executable: 'holiday.jpg',
    })
    const inner = rar5({ name: 'x.txt', content: testVirus })
    const nested = look('a.rar', rar5({ name: 'b.zip', content: zipSync({ 'c.rar': inner }) }))
    expect(nested.archive).toMatchObject({ depth: 3 })
    expect(nested.analysis.testVirus).toBe(true)
    expect(nested.signals.value('file.nested-archive')).toBe(1)
    expect(
      look('a.zip', zipSync({ 'c.rar': rar5({ name: 'y.txt', content: packed, encrypted: true }) })).archive,
    ).toMatchObject({
      encrypted: true,
      depth: 2,
    })
    expect(look('a.rar', rar5({ name: 'notes.txt', content: strToU8('hello') })).archive).toMatchObject({
      executable: null,
      encrypted: false,
      depth: 1,
    })
  })

  it('that would overwhelm whoever opens it is told by its list', () => {
    const content = new Uint8Array(500)
    const bomb = (...files: readonly Made[]) => look('a.rar', rar5(...files)).archive?.bomb
    expect(bomb({ name: 'zeros', content, method: 5, declared: 900_000_000 })).toBe('ratio')
    expect(bomb({ name: 'zeros', content, method: 5, declared: 9_000_000_000 })).toBe('size')
    expect(bomb(...Array.from({ length: 20_001 }, () => ({ name: 'a' })))).toBe('entries')
    let deep = rar5({ name: 'end.txt', content: strToU8('end') })
    for (let level = 0; level < 6; level++) deep = rar5({ name: 'next.rar', content: deep })
    expect(look('a.rar', deep).archive?.bomb).toBe('depth')
    // The last volume of a large file holds little of it, and is no bomb.
    expect(bomb({ name: 'film.mkv', content, method: 3, declared: 7_000_000_000, flags: 0x08 })).toBeNull()
    expect(bomb({ name: 'log', content, method: 3, declared: 90_000 })).toBeNull()
  })

  it('that is cut off is read as far as it goes', () => {
    const whole = real('subdirs5')
    const cut = readRar(whole.subarray(0, 120))
    expect(cut).toMatchObject({ sealed: false, whole: false })
    expect(cut?.entries.map(({ name }) => name)).toEqual(['sub/dir2/file2.txt'])
    expect(readRar(whole.subarray(0, 8))).toMatchObject({ entries: [] })
    expect(readRar(strToU8('Rar!'))).toBeNull()
  })

  it('never makes its reader throw or go on without end, whatever its bytes say', () => {
    const made = fc.tuple(
      fc.constantFrom(...(Object.keys(REAL) as (keyof typeof REAL)[])),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
    )
    fc.assert(
      fc.property(made, ([name, changes]) => {
        const bytes = real(name).slice()
        for (const [at, value] of changes) bytes[8 + (at % (bytes.length - 8))] = value
        const listing = readRar(bytes)
        expect(listing?.entries.length ?? 0).toBeLessThanOrEqual(20_000)
        look('a.rar', bytes)
      }),
      { numRuns: 300 },
    )
  })
})
