import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withoutBytes } from './read-picture.ts'

const PNG = 'iVBORw0KGgoAAAA='
const PDF = 'JVBERi0='
const hashOf = (data: string) => createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex')

describe('the files of a recorded event', () => {
  it('reach a page without their bytes, and pictures say that they can be drawn', () => {
    const files = [
      { name: 'a.png', data: PNG },
      { name: 'b.pdf', data: PDF },
      { name: 'c.png', sha256: 'ab' },
    ]
    expect(withoutBytes({ type: 'message.send', data: { content: { text: 'look', files } } })).toEqual({
      type: 'message.send',
      data: {
        content: {
          text: 'look',
          files: [
            { name: 'a.png', sha256: hashOf(PNG), picture: true },
            { name: 'b.pdf', sha256: hashOf(PDF) },
            { name: 'c.png', sha256: 'ab' },
          ],
        },
      },
    })
    expect(withoutBytes({ type: 'session.start' })).toEqual({ type: 'session.start' })
    expect(withoutBytes(null)).toBeNull()
  })

  it.each([
    ['an upload', { file: { data: PNG, sha256: 'ab' } }, { file: { sha256: 'ab', picture: true } }],
    ['a frame', { frame: { data: PNG, sha256: 'ab', at: 5 } }, { frame: { sha256: 'ab', at: 5, picture: true } }],
    [
      'documents',
      { subject: { id: 'acme', documents: [{ data: PDF, sha256: 'cd' }] } },
      { subject: { id: 'acme', documents: [{ sha256: 'cd' }] } },
    ],
  ])('is the same for %s', (_what, data, shown) => {
    expect(withoutBytes({ data })).toEqual({ data: shown })
  })
})
