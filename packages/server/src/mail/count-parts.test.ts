import { describe, expect, it } from 'vitest'
import { hasManyLines, hasManyParts, MOST_PARTS } from './count-parts.ts'
import { parseMail } from './parse-mail.ts'

const HEAD = 'From: a@a.example\r\nTo: b@b.example\r\n'
const bytes = (text: string) => Buffer.from(text)

describe('a message of very many parts', () => {
  const of = (count: number, stated = 'boundary=b', part = '--b') =>
    bytes(`${HEAD}Content-Type: multipart/mixed; ${stated}\r\n\r\n${`${part}\r\n\r\nx\r\n`.repeat(count)}`)

  it('is refused before it is read, and says why', async () => {
    expect(await parseMail(of(200_000))).toEqual({ ok: false, words: 'The message has more than 2000 parts.' })
    expect(await parseMail(of(MOST_PARTS))).toMatchObject({ ok: true })
  })

  it.each([
    ['boundary=b', '--b'],
    ['BOUNDARY = "b c"; charset=utf-8', '--b c \t'],
    ['charset=utf-8;\r\n\tboundary="=_b"', '--=_b'],
  ])('is known by each way to state where they begin: %s', (stated, part) => {
    expect(hasManyParts(of(MOST_PARTS + 1, stated, part))).toBe(true)
    expect(hasManyParts(of(MOST_PARTS, stated, part))).toBe(false)
  })

  it('is none whose words stand below lines', () => {
    const lines = '-- a\r\n-----\r\nINSERT\r\n'.repeat(20_000)
    expect(hasManyParts(bytes(`${HEAD}\r\n${lines}`))).toBe(false)
    expect(
      hasManyParts(bytes(`${HEAD}Content-Type: multipart/mixed; boundary=----b\r\n\r\n------b\r\n\r\n${lines}`)),
    ).toBe(false)
  })

  it('in a message complained about keeps that as it is', async () => {
    const inner = Buffer.from(of(MOST_PARTS + 1)).toString('base64')
    const part = `--o\r\nContent-Type: application/octet-stream; name=a.eml\r\nContent-Transfer-Encoding: base64\r\n\r\n${inner}\r\n--o--`
    const read = await parseMail(bytes(`${HEAD}Content-Type: multipart/mixed; boundary=o\r\n\r\n${part}`))
    expect(read).toMatchObject({ ok: true, mail: { originals: [], files: [{ name: 'message.eml' }] } })
  })
})

it('a message of very many lines is known by them', () => {
  expect(hasManyLines(bytes('\n'.repeat(250_000)))).toBe(false)
  expect(hasManyLines(bytes('\n'.repeat(250_001)))).toBe(true)
})
