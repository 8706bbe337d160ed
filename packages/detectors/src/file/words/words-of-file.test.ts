import { describe, expect, it } from 'vitest'
import { tarOf } from '../open-test-file.ts'
import { wordsOfFile } from './words-of-file.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))

describe('the words of a file', () => {
  it.each([
    ['note.txt', bytesOf('Meet me at noon.'), 'Meet me at noon.'],
    ['NOTE.MD', bytesOf('# Meet me'), '# Meet me'],
    ['wide.txt', bytesOf('\ufeffMeet me', 'utf16le'), 'Meet me'],
    // 明天见 as Chinese Windows writes it.
    ['通知.txt', new Uint8Array([0xc3, 0xf7, 0xcc, 0xec, 0xbc, 0xfb]), '明天见'],
  ])('are read: %s', (name, bytes, words) => {
    expect(wordsOfFile(name, bytes)).toBe(words)
  })

  it.each([
    ['list.csv', bytesOf('a,b')],
    ['code.ts', bytesOf('const a = 1')],
    ['note.txt', tarOf([{ name: 'a.txt', content: 'Meet me.' }])],
    ['note.txt', new Uint8Array([1, 0, 2, 0, 3])],
    ['empty.txt', bytesOf(' \n')],
  ])('are none of %s', (name, bytes) => {
    expect(wordsOfFile(name, bytes)).toBeNull()
  })

  it('are its first ones', () => {
    expect(wordsOfFile('long.txt', bytesOf('a '.repeat(100_000)))).toHaveLength(8_000)
    // A sign that is cut in two where reading ends is no sign of other letters.
    expect(wordsOfFile('long.txt', bytesOf(`a${'字'.repeat(20_000)}`))?.startsWith('a字字')).toBe(true)
  })
})
