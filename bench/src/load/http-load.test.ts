import { describe, expect, it } from 'vitest'
import { answerLength, printRequest } from './http-load.ts'

const lengthOf = (text: string): number | null => answerLength(Buffer.from(text))

describe('an answer', () => {
  it('is whole when its stated length has come', () => {
    expect(lengthOf('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')).toBe(40)
    expect(lengthOf('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no')).toBeNull()
    expect(lengthOf('HTTP/1.1 200 OK\r\nContent-Le')).toBeNull()
  })
  it('ends where the next one begins', () => {
    expect(lengthOf('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1')).toBe(40)
  })
  it('is whole when its last chunk has come', () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
    expect(lengthOf(`${head}2\r\nok\r\n`)).toBeNull()
    expect(lengthOf(`${head}2\r\nok\r\n0\r\n\r\n`)).toBe(head.length + 12)
  })
})

describe('a request', () => {
  it('states the bytes of its body, not its characters', () => {
    const request = printRequest({ method: 'POST', path: '/x', headers: { accept: 'text/plain' }, body: '会议' })
    expect(request.toString()).toBe(
      'POST /x HTTP/1.1\r\nhost: bench\r\ncontent-length: 6\r\naccept: text/plain\r\n\r\n会议',
    )
  })
})
