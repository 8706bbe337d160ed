import { describe, expect, it } from 'vitest'
import { createMemberWatch } from './member-watch.ts'

const eventOf = (data: object) => ({ id: 'e1', source: 's', type: 'message.send', traceparent: '00-1', data })
const known = { organization: 'acme', actor: { id: 'u1', kind: 'member' } }

function watching() {
  const lines: Readonly<Record<string, unknown>>[] = []
  return { lines, watch: createMemberWatch((line) => lines.push(line)) }
}

describe('members that nothing reads', () => {
  it('are told with the known name that is nearest, once for all places of a list, and once in the log', () => {
    const { lines, watch } = watching()
    const data = {
      ...known,
      content: {
        txt: 'x',
        links: [
          { target: 'a', labl: 'b' },
          { target: 'c', labl: 'd' },
        ],
      },
    }
    for (let turn = 1; turn <= 3; turn += 1) watch.look('message.send', eventOf(data), turn)
    watch.look('message.send', eventOf({ ...known, content: { text: 'x' } }), 4)
    expect(watch.ignored()).toEqual([
      { type: 'message.send', pointer: '/data/content/txt', near: 'text', events: 3, lastAt: 3 },
      { type: 'message.send', pointer: '/data/content/links/*/labl', near: null, events: 3, lastAt: 3 },
    ])
    expect(lines.map(({ level, near }) => [level, near])).toEqual([
      ['warn', 'text'],
      ['info', null],
    ])
  })

  it('are told by no name that somebody wrote: a mailbox or a sentence stands in no log', () => {
    const { lines, watch } = watching()
    const content = { text: 'x', 'u77@acme.example': 1, 'I am leaving him/her': 1, 我要辞职: 1, 'x-trace_id': 1 }
    watch.look('message.send', eventOf({ ...known, content }), 1)
    expect(watch.ignored().map(({ pointer }) => pointer)).toEqual(['/data/content/…', '/data/content/x-trace_id'])
    expect(lines.map(({ pointer }) => pointer)).toEqual(['/data/content/…', '/data/content/x-trace_id'])
  })

  it('are looked for in the first events of each type and in some of the later ones, and remembered up to a bound', () => {
    const { lines, watch } = watching()
    for (let turn = 0; turn < 1_000; turn += 1)
      watch.look('message.send', eventOf({ ...known, [`made-up-${turn}`]: 1 }), turn)
    expect(watch.ignored()).toHaveLength(100)
    expect(lines).toHaveLength(100)
    watch.look('session.start', { ...eventOf({ ...known, outcom: 'failure' }), type: 'session.start' }, 1)
    expect(watch.ignored()).toHaveLength(100)
    const late = watching()
    for (let turn = 0; turn < 200; turn += 1) late.watch.look('message.send', eventOf(known), turn)
    for (let turn = 0; turn < 101; turn += 1) late.watch.look('message.send', eventOf({ ...known, contnt: {} }), turn)
    expect(late.watch.ignored()).toMatchObject([{ pointer: '/data/contnt', near: 'content', events: 1 }])
  })

  it('are none of the fields of a person in a directory, each of which asks for consent', () => {
    const { watch } = watching()
    const rows = [{ person: { id: 'p1', name: 'P', homeAddress: 'x', salary: 1 }, kind: 'member', knid: 'member' }]
    const data = { ...known, purpose: 'directory', rows }
    watch.look('directory.import', { ...eventOf(data), type: 'directory.import' }, 1)
    expect(watch.ignored()).toMatchObject([{ pointer: '/data/rows/*/knid', near: 'kind' }])
  })

  it('of an event that is none are nothing', () => {
    const { watch } = watching()
    for (const event of [null, 1, 'x', [], {}, { data: 1 }, { data: null }]) watch.look('message.send', event, 0)
    expect(watch.ignored()).toEqual([])
  })
})
