import { describe, expect, it } from 'vitest'
import { createTraceHash, createTracesOf, linkedIn } from './find-linked.ts'

const hash = createTraceHash('a key')
const tracesOf = createTracesOf(hash)

describe('what an event is found by', () => {
  it('is each of its files, hosts and devices once, and nothing else of it', () => {
    const event = {
      data: {
        session: { device: 'D-1' },
        content: {
          text: 'see https://a.example/x and HTTPS://A.example/y, not http:// or mail@b.example',
          links: [{ text: 'c.example', target: 'https://b.example/?q=https://d.example' }],
          files: [
            { name: 'n', sha256: 'AB' },
            { name: 'n', sha256: 'ab' },
          ],
        },
      },
    }
    const expected = [
      { kind: 'device', value: 'd-1' },
      { kind: 'link', value: 'a.example' },
      { kind: 'link', value: 'b.example' },
      { kind: 'link', value: 'd.example' },
      { kind: 'file', value: 'ab' },
    ] as const
    expect([...tracesOf(event)].sort()).toEqual(expected.map(hash).sort())
    for (const trace of expected) expect(linkedIn(event, trace), trace.value).not.toBeNull()
    expect(tracesOf({ data: { text: '' } })).toEqual([])
  })

  it('is bounded, however much an event holds', () => {
    const text = Array.from({ length: 500 }, (_, at) => `https://h${at}.example`).join(' ')
    expect(tracesOf({ data: { content: { text } } })).toHaveLength(64)
  })

  it('tells nobody without the key which file or host it is, and keeps kinds apart', () => {
    expect(createTraceHash('another key')({ kind: 'link', value: 'a.example' })).not.toBe(
      hash({ kind: 'link', value: 'a.example' }),
    )
    expect(hash({ kind: 'device', value: 'a.example' })).not.toBe(hash({ kind: 'link', value: 'a.example' }))
  })
})

describe('a trace in a recorded event', () => {
  const event = {
    data: {
      session: { device: 'D-77' },
      content: {
        text: 'see https://Rich.example/join?x=1',
        links: [{ text: 'our site', target: 'https://other.example/' }],
        files: [{ name: 'a.png', sha256: 'AB'.repeat(32) }],
      },
    },
  }

  it.each([
    [{ kind: 'file', value: 'ab'.repeat(32) }, '/data/content/files/0/sha256'],
    [{ kind: 'device', value: 'd-77' }, '/data/session/device'],
    [{ kind: 'link', value: 'https://rich.example/elsewhere' }, '/data/content/text'],
    [{ kind: 'link', value: 'other.example' }, '/data/content/links/0/target'],
  ] as const)('%o is at %s', (trace, at) => {
    expect(linkedIn(event, trace)).toBe(at)
  })

  it.each([
    { kind: 'file', value: 'cd'.repeat(32) },
    { kind: 'device', value: 'D-7' },
    { kind: 'link', value: 'example' },
  ] as const)('%o is not there', (trace) => {
    expect(linkedIn(event, trace)).toBeNull()
  })
})
