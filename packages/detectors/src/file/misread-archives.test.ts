import { gzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { joinBytes } from '../join-bytes.ts'
import { bytesOf, look, tarOf, type TestTarEntry } from './open-test-file.ts'

const script = bytesOf('CreateObject("WScript.Shell").Run "x"')
const evil = zipSync({ 'evil.vbs': script })
const plain = zipSync({ 'readme.txt': bytesOf('hello') })
/** The last record of a zip that lists nothing. */
const listOfNothing = Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0))

describe('a zip that programs read differently is closed to all', () => {
  const commented = Uint8Array.from(evil)
  new DataView(commented.buffer).setUint16(commented.length - 2, listOfNothing.length + 3, true)
  it.each([
    ['one stands before another', joinBytes([evil, plain])],
    ['one stands behind another', joinBytes([plain, evil])],
    ['behind it a list of nothing stands', joinBytes([evil, listOfNothing])],
    ['such a list stands in its comment', joinBytes([commented, listOfNothing, bytesOf('abc')])],
  ])('%s', (_, bytes) => expect(look('a.zip', bytes).archive?.closed).toBe('zip'))
  it('but one that is behind a program, as those are that unpack themselves, or holds nothing', () => {
    expect(look('a.zip', plain).archive?.closed).toBeNull()
    expect(look('a.zip', listOfNothing).archive?.closed).toBeNull()
  })
})

describe('a file in a tar is known', () => {
  const long = `${'folder/'.repeat(20)}setup.bat`
  const pax = (key: string, value: string): TestTarEntry => {
    const rest = ` ${key}=${value}\n`
    const length = rest.length + String(rest.length + 3).length
    return { name: 'PaxHeaders/x', kind: 'x', content: `${length}${rest}` }
  }
  const file = { name: 'notes.txt', content: 'echo' }
  const program = { name: 'setup.bat', content: 'echo' }
  const inNumbersOf256 = Uint8Array.of(0x80, ...new Array<number>(10).fill(0), 4)
  it.each([
    ['by its long name, as GNU writes it', [{ name: '././@LongLink', kind: 'L', content: `${long}\0` }, file], long],
    ['by its long name, as the standard has it', [pax('path', long), file], long],
    ['of a kind that nobody knows', [{ ...program, kind: 'Z' }], 'setup.bat'],
    ['that was to lie in one piece', [{ ...program, kind: '7' }], 'setup.bat'],
    ['behind one whose length is a number of 256', [{ ...file, size: inNumbersOf256 }, program], 'setup.bat'],
    ['behind two thousand others', [...new Array<TestTarEntry>(2_100).fill(file), program], 'setup.bat'],
  ] as const)('%s', (_, entries, name) =>
    expect(look('a.tar', tarOf(entries)).archive).toMatchObject({ executable: name, closed: null }),
  )
  it('in an archive of before there was a standard', () => {
    expect(look('a.tar', tarOf([file, program], ''))).toMatchObject({
      type: 'tar',
      archive: { executable: 'setup.bat' },
    })
  })
  it.each([
    ['/etc', 'l/passwd', 'l/passwd'],
    ['../../..', 'l/a/b.txt', 'l/a/b.txt'],
    ['folder', 'l/a.txt', null],
    ['/etc', 'm/l/a.txt', null],
  ])('that a link to %s takes elsewhere: %s', (target, name, outside) => {
    const entries = [
      { name: 'l', kind: '2', target },
      { name, content: 'x' },
    ]
    expect(look('a.tar', tarOf(entries)).archive).toMatchObject({ outside, closed: null })
  })
  it('or what hides it is told: a link with a length, and a header that is none', () => {
    const size = bytesOf('00000077777')
    expect(look('a.tar', tarOf([{ name: 'l', kind: '2', size }, program])).archive?.closed).toBe('tar')
    const damaged = tarOf([file, file, program])
    damaged.fill(0x41, 1_024, 1_536)
    expect(look('a.tar', damaged).archive?.closed).toBe('tar')
  })
})

describe('a file that is packed alone has its name', () => {
  it.each([
    ['notes.gz', gzipSync(script, { filename: 'run.bat' })],
    ['run.bat.gz', gzipSync(script)],
    ['run.bat.bz2', bytesOf('BZh9\x17rE8P\x90\0\0\0\0')],
  ])('%s', (name, bytes) => expect(look(name, bytes).archive?.executable).toBe('run.bat'))
  it('of what runs nothing, nothing is said', () => {
    expect(look('notes.txt.gz', gzipSync(bytesOf('hello'), { filename: 'notes.txt' })).archive?.executable).toBeNull()
  })
})

it('a list of rar that ends in the middle is closed', () => {
  const name = bytesOf('plan.txt')
  const body = [2, 0, 0, 0, 0, 0, 0, name.length, ...name]
  const start = [0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0]
  const first = [0, 0, 0, 0, body.length, ...body]
  expect(look('a.rar', Uint8Array.from([...start, ...first])).archive?.closed).toBeNull()
  expect(look('a.rar', Uint8Array.from([...start, ...first, ...new Array<number>(16).fill(0)])).archive?.closed).toBe(
    'rar',
  )
})

it('a list of rar whose header is too short for a file is closed', () => {
  const short = [0x52, 0x61, 0x72, 0x21, 0x1a, 7, 0, 0, 0, 0x74, 0, 0, 7, 0]
  expect(look('a.rar', Uint8Array.from(short)).archive?.closed).toBe('rar')
})

describe('an object in a text', () => {
  const equation = '01050000020000000b0000004571756174696f6e2e330000'
  it.each([
    ['of a text that begins as Word allows it', `{\\rt1 {\\object\\objdata ${equation}}}`],
    ['whose digits lie in groups', `{\\rtf1 {\\object\\objdata 0105{}0000{02{\\*\\x 99}00}0000${equation.slice(16)}}}`],
    [
      'under another name, by its number',
      `{\\rtf1 {\\object\\objdata 0105000002000000020000004100${'00'.repeat(12)}02ce020000000000c000000000000046}}`,
    ],
    ['behind a hundred others', `{\\rtf1 ${'{\\object\\objdata 01}'.repeat(100)}{\\object\\objdata ${equation}}}`],
  ])('runs on opening: %s', (_, text) => expect(look('a.doc', text).script).toMatch(/^Equation/))
})

it('a file in a PDF that nobody reads closes it', () => {
  const held = '2 0 obj<</Length 4/Filter/FlateDecode/DecodeParms<</Predictor 12>>>>stream\nabcd\nendstream endobj\n'
  const names = '1 0 obj<</Type/Filespec/F(plan.pdf)/EF<</F 2 0 R>>>>endobj\n'
  expect(look('a.pdf', `%PDF-1.5\n${names}${held}`).archive?.closed).toBe('a file in it')
  expect(
    look('a.pdf', `%PDF-1.5\n${names}${held.replace('/FlateDecode/DecodeParms<</Predictor 12>>', '[]')}`).archive,
  ).toBeNull()
})

describe('what is called an archive and begins as none', () => {
  const noise = Uint8Array.from({ length: 900 }, (_, at) => (at * 73 + (at >> 3)) & 0xff)
  it.each(['a.rar', 'a.zip', 'a.7z', 'a.tar.gz', 'a.lzh'])('is closed to all: %s', (name) => {
    expect(look(name, noise).archive?.closed).toBe(name.split('.').at(-1))
  })
  it('is so within another too', () => {
    expect(look('a.zip', zipSync({ 'b.rar': noise })).archive?.closed).toBe('rar')
  })
  it.each([
    ['what is called something else', 'a.dat', noise],
    ['text that was unpacked on the way', 'a.csv.gz', bytesOf('name;place\r\nMüller;Köln\r\n')],
    ['a tar of nothing', 'a.tar', new Uint8Array(10_240)],
    ['nothing at all', 'a.zip', new Uint8Array()],
  ])('but not %s', (_, name, bytes) => {
    expect(look(name, bytes).archive?.closed ?? null).toBeNull()
  })
})
