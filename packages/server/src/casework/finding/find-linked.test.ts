import { describe, expect, it } from 'vitest'
import { linkedIn } from './find-linked.ts'

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

describe('a trace in a recorded event', () => {
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
