import { expect, it } from 'vitest'
import { readBearer } from './read-bearer.ts'

/** As Node reads the bytes of a header. */
const asHeader = (text: string, encoding: BufferEncoding): string => Buffer.from(text, encoding).toString('latin1')

it.each([
  'a-service-token',
  'correct horse battery staple',
  '"quoted", and; more',
  'pässwörter-für-alle',
  '十六个字符以上的服务令牌可以是任何文字',
])('takes the token %s', (token) => {
  expect(readBearer(asHeader(`Bearer ${token}`, 'utf8'))).toBe(token)
})

it('takes a token that was written in Latin-1, any case of the scheme, and more than one space after it', () => {
  expect(readBearer(asHeader('Bearer pässwörter-für-alle', 'latin1'))).toBe('pässwörter-für-alle')
  expect(readBearer('bearer a-service-token')).toBe('a-service-token')
  expect(readBearer('BEARER   a-service-token')).toBe('a-service-token')
})

it.each([
  'Bearer',
  'Bearer ',
  'Bearer short',
  'Basic dXNlcjpwYXNzd29yZA==',
  'a-service-token',
  `Bearer ${'x'.repeat(4_097)}`,
])('finds no token in %.40s', (header) => {
  expect(readBearer(header)).toBeNull()
})
