import { SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { analyseFile, detectFile } from './index.ts'

const look = (name: string, bytes: Uint8Array) =>
  analyseFile({ name, mediaType: null, size: null, sha256: null, bytes })

/** What a file is told of as being closed by; null: it is not. */
function closedBy(name: string, bytes: Uint8Array): unknown {
  const sink = new SignalValues()
  const analysis = look(name, bytes)
  detectFile(analysis, '/data/file', sink)
  return sink.value('file.encrypted-archive') === 1 ? (analysis.archive?.closed ?? 'a password') : null
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
const program = Uint8Array.from([0x4d, 0x5a, ...new Array<number>(62).fill(0)])

/** What XZ Utils 5.4, bzip2 1.0.8, Info-ZIP 3.0 and zstd 1.5 make: of a tar with a text, a program and the anti-virus test file; of a text. */
const PACKED = {
  xz: fromBase64(
    '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Cf/AOFdADcbyu7mWyiES5fq67iYALseuQCnoDFgI9BdZ645hSWy/8OrGbqpoXPenUSdSx3X7JVPG1YPY8ez' +
      '+Vop0YQn7RD/nAisXINK3NmicEoJHk42cILUrhvVpZjVX4ExfbG/VMg4tEd7irdHB5bw982f1D0w45uEz04QRgWZz12hxmrL/e2R3YMSZjduoySAszN3' +
      'C1hkTQg8TqLwCwzz3F2K1K8yGn56IM3RKeMhGG03NruvLqiBQMd/Vzxb/zTRHFp3JLQu+lFcVr7hVlYFkH01IdH+mk7V927DcaOavhwIEUDsAAAAAACo' +
      'BN0bicVH9wAB/QGAUAAAIW/c1rHEZ/sCAAAAAARZWg==',
  ),
  bzip2: fromBase64(
    'QlpoOTFBWSZTWXOpesYAAO1/ks2AAEBme/+Ab2f/3Wpn3kIEAAIAAEgwANm1iKCYEMmE0aDIyB6hiaGyh6jCYCNQhlGQZAGgAANMgHqDQMQbVJAaANAA' +
      'A0AaDQAAA7o3cmp5CPx1YCHNbTaSEWa1WKVxiGWI/ccGhsEJiEmCTuX3TejcMORY39T8zx5V0cQKixCFs3qgOgxEHTB8wSkFjIwOTDIRbYgC8y4TNhSF' +
      'bC12IIrj5uL2og+yqvc/iP2jhs9A0Ip5HTgSLiXEBrLSKYeFixhuNQMIZPT9kX8aiZcjL7GUpzuK6EEEJJZSLmIQ3PkaCiD1MHmS7RmEBp6kIS/i7kin' +
      'ChIOdS9YwA==',
  ),
  zipCrypto: fromBase64(
    'UEsDBAoACQAAAJgye13l6KJcEgAAAAYAAAAFABwAcy50eHRVVAkAA0AhCWtAIQlrdXgLAAEEAAAAAAQAAAAAwYtysdrvb+nrfx6Gmx0fnko9UEsHCOXo' +
      'olwSAAAABgAAAFBLAQIeAwoACQAAAJgye13l6KJcEgAAAAYAAAAFABgAAAAAAAEAAACkgQAAAABzLnR4dFVUBQADQCEJa3V4CwABBAAAAAAEAAAAAFBL' +
      'BQYAAAAAAQABAEsAAABhAAAAAAA=',
  ),
  zstd: fromBase64('KLUv/SQFKQAAaGVsbG+jbZ+I'),
}

/** The same of a tar with a program, and 2.4 MB behind it. */
const LONG = {
  xz:
    '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM///DAbpdADmZSvAxlGXq16t+mh1S+iqvwbfNI4iJiNC3LkIPzooxGL6RA8yrfOlLQTj5gXM3n3R+HulQ' +
    'H/P8FEFENWbA9aCAQy7H8Vhkd8Owi6SHV36Hd6IN6Xu5LK8UiXgnVo6lWiI/rttcXq0Ag/NBqN0aYSAAqnv6/VIs9WZ3bPohdnoylHllHkc1PHZ9' +
    'Z5D6tizW0NzlOKQcj3lsJVY+4NIFZbhjMdEA+TtJFiuV+Uf6TudS4pIGVhmeRJ7i0uRG9lTwiHUsMNvCUFSRIpcGA1/JcDsUwDI3mKUVAaXoowkq' +
    '7Kr/WiascgwWkqe+OY8k4XCepyNf7CjLhdGVmIp+KpHyJ3X3GcAGmE2Y/div1ZAPxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZS' +
    'WL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVsCPhfOD' +
    'gcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBIzlSwWEuDsAOADsc1On/b6ufDEan7eNMW5wnqcjX+woy4XR' +
    'lZiKfiqR8id19xnABphNmP3Xfg9r6cmFwFWg9IBtAACUAcs7rT/PPgABlASA8JIBrTvP3LHEZ/sCAAAAAARZWg==',
  bzip2:
    'QlpoMTFBWSZTWeTEWOIAwz/fgMyAYAF3gAACAJBjJF5ACAgwALpsIpFPTSGIaZMJpoIqgAAABoBUqaQZMm1AGTRp3zvO228OuXBVfLlmCitwpJYy' +
    'JJEBqCqIA7eCiNDrWYhlhQCcEPTzBLDG0l7KSqRZKLOZ5w8HPAqogD+21txBVEAYCqiAM4qogD6KqIA/Q+IokkQJpawW89lKn8xQVkmU1kZi9vmA' +
    'DDRkYBgAAMkEAAgAHBDABSoGmkSgshKCxEoLiJQXkSgtolBYiUFkJQXzFBWSZTWUg8L7YASTqRgGAAAyQQACAAcEMAFKgaaRKCxEoLISgvdRKC1C' +
    'UFuEoLISgsRKC+YoKyTKayvlKCPgDDRSMAwAAGSCAAQADghgApUDTUJQWQlBYiUFyEoLfoSguIlBYiUFiJQXzFBWSZTWRmL2+YAMNGRgGAAAyQQA' +
    'CAAcEMAFKgaaRKCyEoLESguIlBeRKC2iUFiJQWQlBfMUFZJlNZSDwvtgBJOpGAYAADJBAAIABwQwAUqBppEoLESgshKC91EoLUJQW4SgshKCxEoL' +
    '5igrJMprK+UoI+AMNFIwDAAAZIIABAAOCGAClQNNQlBZCUFiJQXISgt+hKC4iUFiJQWIlBfMUFZJlNZGYvb5gAw0ZGAYAADJBAAIABwQwAUqBppE' +
    'oLISgsRKC4iUF5EoLaJQWIlBZCUF8xQVkmU1lIPC+2AEk6kYBgAAMkEAAgAHBDABSoGmkSgsRKCyEoL3USgtQlBbhKCyEoLESgvmKCskymsr5Sgj' +
    '4Aw0UjAMAABkggAEAA4IYAKVA01CUFkJQWIlBchKC36EoLiJQWIlBYiUF8xQVkmU1kZi9vmADDRkYBgAAMkEAAgAHBDABSoGmkSgshKCxEoLiJQX' +
    'kSgtolBYiUFkJQXzFBWSZTWUg8L7YASTqRgGAAAyQQACAAcEMAFKgaaRKCxEoLISgvdRKC1CUFuEoLISgsRKC+YoKyTKayvlKCPgDDRSMAwAAGSC' +
    'AAQADghgApUDTUJQWQlBYiUFyEoLfoSguIlBYiUFiJQXzFBWSZTWRmL2+YAMNGRgGAAAyQQACAAcEMAFKgaaRKCyEoLESguIlBeRKC2iUFiJQWQl' +
    'BfMUFZJlNZSDwvtgBJOpGAYAADJBAAIABwQwAUqBppEoLESgshKC91EoLUJQW4SgshKCxEoL5igrJMprK+UoI+AMNFIwDAAAZIIABAAOCGAClQNN' +
    'QlBZCUFiJQXISgt+hKC4iUFiJQWIlBfMUFZJlNZGYvb5gAw0ZGAYAADJBAAIABwQwAUqBppEoLISgsRKC4iUF5EoLaJQWIlBZCUF8xQVkmU1lIPC' +
    '+2AEk6kYBgAAMkEAAgAHBDABSoGmkSgsRKCyEoL3USgtQlBbhKCyEoLESgvmKCskymsr5Sgj4Aw0UjAMAABkggAEAA4IYAKVA01CUFkJQWIlBchK' +
    'C36EoLiJQWIlBYiUF8xQVkmU1kZi9vmADDRkYBgAAMkEAAgAHBDABSoGmkSgshKCxEoLiJQXkSgtolBYiUFkJQXzFBWSZTWUg8L7YASTqRgGAAAy' +
    'QQACAAcEMAFKgaaRKCxEoLISgvdRKC1CUFuEoLISgsRKC+YoKyTKayvlKCPgDDRSMAwAAGSCAAQADghgApUDTUJQWQlBYiUFyEoLfoSguIlBYiUF' +
    'iJQXzFBWSZTWRmL2+YAMNGRgGAAAyQQACAAcEMAFKgaaRKCyEoLESguIlBeRKC2iUFiJQWQlBfMUFZJlNZSDwvtgBJOpGAYAADJBAAIABwQwAUqB' +
    'ppEoLESgshKC91EoLUJQW4SgshKCxEoL5igrJMprJRGIbsAAHQowGAAcAABkggAAAQQAChADAKVRkNqZRruVblGSjJRso4UfalGSjJRyj8XckU4U' +
    'JDxg3EgA',
}

const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array => {
  const bytes = parts.map((part) => (typeof part === 'string' ? strToU8(part) : part))
  const all = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of bytes) {
    all.set(part, at)
    at += part.length
  }
  return all
}

describe.each(['xz', 'bzip2'] as const)('a file of %s', (format) => {
  const bytes = PACKED[format]
  it('is looked into, by itself and in a zip', () => {
    for (const file of [look(`a.tar.${format}`, bytes), look('a.zip', zipSync({ 'a.bin': bytes }))]) {
      expect(file).toMatchObject({
        testVirus: true,
        archive: { executable: 'tools/setup.exe', bomb: null, closed: null },
      })
    }
    expect(look('a.bin', bytes).archive).toMatchObject({ depth: 2, encrypted: false })
  })
  it('says that it is closed where more lies in it than is unpacked, and what the beginning shows', () => {
    const behind = fromBase64(LONG[format])
    expect(closedBy('a.bin', behind)).toBe(format)
    expect(look('a.bin', behind).archive).toMatchObject({ executable: 'setup.exe', bomb: null })
  })
  it('says that it is closed where it is too damaged to be read, and never throws', () => {
    expect(closedBy('a.bin', bytes.slice(0, 24))).toBe(format)
    expect(closedBy('a.bin', bytes)).toBeNull()
    for (let cut = 0; cut < bytes.length; cut++) look('a.bin', bytes.slice(0, cut))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (edits) => {
          const edited = Uint8Array.from(bytes)
          for (const [at, value] of edits) edited[at] = value
          const analysis = look('a.bin', edited)
          expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis)
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** An archive with sizes and places of eight bytes, as programs write it that do not know how long it gets. */
function zip64(name: string, content: Uint8Array): Uint8Array {
  const word = (value: number, bytes: number): Uint8Array =>
    Uint8Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256)
  const label = strToU8(name)
  const local = joined(word(0x04034b50, 4), word(0, 22), word(label.length, 2), word(0, 2), label, content)
  const large = joined(word(1, 2), word(24, 2), word(content.length, 8), word(content.length, 8), word(0, 8))
  const entry = joined(
    ...[word(0x02014b50, 4), word(0, 16), word(2 ** 32 - 1, 4), word(2 ** 32 - 1, 4), word(label.length, 2)],
    ...[word(large.length, 2), word(0, 10), word(2 ** 32 - 1, 4), label, large],
  )
  const record = joined(
    ...[
      word(0x06064b50, 4),
      word(44, 8),
      word(0, 12),
      word(1, 8),
      word(1, 8),
      word(entry.length, 8),
      word(local.length, 8),
    ],
  )
  const locator = joined(word(0x07064b50, 4), word(0, 4), word(local.length + entry.length, 8), word(1, 4))
  const end = joined(
    word(0x06054b50, 4),
    word(0, 4),
    word(65_535, 2),
    word(65_535, 2),
    word(2 ** 32 - 1, 4),
    word(2 ** 32 - 1, 4),
    word(0, 2),
  )
  return joined(local, entry, record, locator, end)
}

describe('a zip', () => {
  it('with sizes of eight bytes is looked into, behind other bytes too', () => {
    const plain = zip64('notes.txt', strToU8('hello'))
    expect(look('a.zip', plain).archive).toMatchObject({ entries: 1, declaredSize: 5, executable: null, closed: null })
    const hidden = zip64('holiday', program)
    expect(look('a.zip', hidden).archive).toMatchObject({ entries: 1, executable: 'holiday' })
    expect(look('a.pdf', joined('%PDF-1.7 x', hidden)).archive?.executable).toBe('holiday')
  })
  it('says what it needs a password for, and what nothing here unpacks', () => {
    expect(closedBy('a.zip', PACKED.zipCrypto)).toBe('a password')
    const method = (number: number): Uint8Array => {
      const bytes = zipSync({ 'a.txt': strToU8('hello') })
      const view = new DataView(bytes.buffer)
      view.setUint16(view.getUint32(bytes.length - 6, true) + 10, number, true)
      return bytes
    }
    expect(closedBy('a.zip', method(93))).toBe('zip method 93')
    expect(closedBy('a.zip', zipSync({ 'a.txt': strToU8('hello') }))).toBeNull()
  })
  it('whose list is cut off or sealed is closed; an empty one is not', () => {
    const whole = zipSync({ 'a.txt': strToU8('hello') })
    expect(closedBy('a.zip', whole.slice(0, whole.length - 30))).toBe('zip')
    const sealed = Uint8Array.from(whole)
    sealed.fill(0x5a, whole.length - 22 - 51, whole.length - 22)
    expect(closedBy('a.zip', sealed)).toBe('zip')
    expect(closedBy('a.zip', zipSync({}))).toBeNull()
  })
})

it('what nothing here unpacks is told as closed, by itself and in another archive', () => {
  const cab = joined('MSCF', new Uint8Array(40))
  for (const [type, bytes] of [
    ['zstd', PACKED.zstd],
    ['cab', cab],
  ] as const) {
    expect(closedBy('a.bin', bytes)).toBe(type)
    expect(closedBy('a.zip', zipSync({ 'a.bin': bytes }))).toBe(type)
  }
})

describe('a file that is two things', () => {
  const behind = zipSync({ 'run/setup.exe': program })
  it.each([
    ['a.pdf', joined('%PDF-1.7\n1 0 obj\n', behind)],
    ['a.jpg', joined(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'JFIF', new Uint8Array(20), behind)],
  ])('%s with a zip behind it is no such document, and what lies in the zip is told', (name, bytes) => {
    expect(look(name, bytes)).toMatchObject({
      typeMismatch: expect.stringContaining('with a zip behind it'),
      archive: { executable: 'run/setup.exe' },
    })
  })
  it('is none where a document has a zip attached', () => {
    const attached = joined('%PDF-1.7\nstream\n', behind, '\nendstream\nendobj\ntrailer\n%%EOF\n')
    expect(look('a.pdf', attached)).toMatchObject({ typeMismatch: null, archive: null })
  })
  it('is a picture with a page in it', () => {
    const picture = joined(
      Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 80]),
      '<html><script>run()</script>',
      new Uint8Array(400),
    )
    expect(look('a.jpg', picture)).toMatchObject({ type: 'jpeg', script: '<script>' })
    expect(look('a.gif', joined('GIF89a', new Uint8Array(300), '<?php run(); ?>')).script).toBe('<?php')
    expect(look('a.gif', joined('GIF89a', new Uint8Array(300))).script).toBeNull()
  })
})

it('a drawing that is packed by gzip carries its script', () => {
  expect(look('a.svgz', gzipSync(strToU8('<svg onload="run()"/>')))).toMatchObject({ script: 'onload=' })
  expect(look('a.svgz', gzipSync(strToU8('<svg/>'))).script).toBeNull()
})

it('names in an archive are read as a system reads them: behind folders above, and in the other direction', () => {
  for (const name of ['../../start/run.exe', 'C:\\x\\run.exe', 'photo\u202egpj.exe', 'run.exe. . '])
    expect(look('a.zip', zipSync({ [name]: strToU8('x') })).archive?.executable, name).toBe(name)
})

describe('a name in an archive', () => {
  it.each([
    '../../etc/cron.d/task',
    'notes/../../run.txt',
    '..\\..\\Start Menu\\a.lnk',
    'C:\\Users\\a.txt',
    'c:/users/a.txt',
    '\\\\host\\share\\a.txt',
  ])('that leads out of the folder is told: %s', (name) => {
    const zip = zipSync({ 'readme.txt': strToU8('x'), [name]: strToU8('x') })
    const sink = new SignalValues()
    detectFile(look('a.zip', zip), '/data/file', sink)
    expect(sink.value('file.archive-outside')).toBe(1)
    expect(sink.evidence('file.archive-outside')).toMatchObject([{ pointer: '/data/file', value: name }])
  })
  it('is told of an archive within an archive, and of a tar', () => {
    const zip = zipSync({ 'in.zip': zipSync({ '../a.txt': strToU8('x') }) })
    expect(look('a.zip', zip).archive).toMatchObject({ outside: '../a.txt' })
    const tar = new Uint8Array(1_536)
    tar.set(strToU8('../a.txt'))
    tar.set(strToU8('00000000000'), 124)
    tar.set(strToU8('ustar'), 257)
    expect(look('a.tar', tar).archive).toMatchObject({ outside: '../a.txt' })
  })
  it.each(['a/../b.txt', './a.txt', 'a..b/c...txt', '/etc/hosts', '..a/b.txt', 'a/b/../../c.txt', 'C: drive.txt'])(
    'that stays within is not: %s',
    (name) => expect(look('a.zip', zipSync({ [name]: strToU8('x') })).archive).toMatchObject({ outside: null }),
  )
})

describe('a program that hides in an archive', () => {
  const seen = (name: string, bytes: Uint8Array) => {
    const sink = new SignalValues()
    detectFile(look('papers.zip', zipSync({ [name]: bytes })), '/data/file', sink)
    // That none of its words was read is another matter.
    return Object.keys(sink.seen())
      .filter((signal) => signal !== 'file.unread')
      .sort()
  }
  const script = strToU8('var s = new ActiveXObject("WScript.Shell"); s.Run("powershell")')

  it.each([
    'invoice.pdf.exe',
    'bill.pdf                    .exe',
    'letters/offer.docx.scr',
    'photo.png.lnk',
    'inv\u202efdp.exe',
  ])('hides behind its ending: %j', (name) => {
    expect(seen(name, program)).toEqual(['file.double-extension', 'file.executable'])
  })
  it('is called as what it is not', () => {
    expect(seen('scan.jpg', program)).toEqual(['file.executable', 'file.type-mismatch'])
  })
  it('is a script that drives Windows', () => {
    expect(seen('offer.pdf.js', script)).toEqual(['file.double-extension', 'file.executable'])
    expect(seen('offer.js', script)).toEqual(['file.executable'])
  })
  it('hides in an archive in an archive too', () => {
    expect(seen('inner.zip', zipSync({ 'invoice.pdf.exe': program }))).toEqual([
      'file.double-extension',
      'file.executable',
    ])
  })
  it.each(['setup.exe', 'v1.2/tool.exe', 'lib.1.dll'])('and one that says what it is hides nothing: %s', (name) => {
    expect(seen(name, program)).toEqual(['file.executable'])
  })
  it.each(['index.min.js', 'logo.svg.js', 'run.txt.sh', 'data.csv.py', 'report.v2.pdf', 'app.config.js'])(
    'nor does what developers exchange: %s',
    (name) => expect(seen(name, strToU8('// text'))).toEqual([]),
  )
})
