import { describe, expect, it } from 'vitest'
import { tarOf } from '../open-test-file.ts'
import { wordsOfFile } from './words-of-file.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))
/** In the order of small machines. */
function fourBytes(text: string): Uint8Array {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
  const view = new DataView(new ArrayBuffer(codes.length * 4))
  for (const [at, code] of codes.entries()) view.setUint32(at * 4, code, true)
  return new Uint8Array(view.buffer)
}

describe('the words of a file', () => {
  it.each([
    ['note.txt', bytesOf('Meet me at noon.'), 'Meet me at noon.'],
    ['NOTE.MD', bytesOf('# Meet me'), '# Meet me'],
    ['wide.txt', bytesOf('\ufeffMeet me', 'utf16le'), 'Meet me'],
    // 明天见 as Chinese Windows writes it.
    ['late.txt', bytesOf('Meet me 明天', 'utf16le'), 'Meet me 明天'],
    ['big.txt', bytesOf('Meet me 明天', 'utf16le').map((_, at, all) => all[at ^ 1] ?? 0), 'Meet me 明天'],
    ['four.txt', fourBytes('\ufeffMeet me 明天'), 'Meet me 明天'],
    ['four.txt', fourBytes('Meet me 明天'), 'Meet me 明天'],
    // あした会いましょう as Japanese Windows writes it.
    ['明日.txt', new Uint8Array(Buffer.from('gqCCtYK9ie+CooLcgrWC5YKk', 'base64')), 'あした会いましょう'],
    [
      'noon.ics',
      bytesOf(
        'BEGIN:VEVENT\r\nUID:7@chat.example\r\nSUMMARY;LANGUAGE="a:b":Meet me\r\nDESCRIPTION:behind the de\r\n pot\\, at\\nnoon\r\nEND:VEVENT\r\n',
      ),
      'Meet me\nbehind the depot, at\nnoon',
    ],
    ['ann.vcf', bytesOf('BEGIN:VCARD\nFN:Ann\nitem1.NOTE:Meet me\nEND:VCARD\n'), 'Meet me'],
    // «встречаемся у склада» as KOI8-R and Windows write it, and the same in capitals.
    ['koi.txt', new Uint8Array(Buffer.from('19PU0sXewcXN09Eg1SDTy8zBxME=', 'base64')), 'встречаемся у склада'],
    ['1251.txt', new Uint8Array(Buffer.from('4vHy8OX34OXs8f8g8yDx6uvg5OA=', 'base64')), 'встречаемся у склада'],
    ['KOI.txt', new Uint8Array(Buffer.from('9/P08uX+4eXt8/Eg9SDz6+zh5OE=', 'base64')), 'ВСТРЕЧАЕМСЯ У СКЛАДА'],
    ['nachricht.txt', bytesOf('Grüße für Müller', 'latin1'), 'Grüße für Müller'],
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
