import { DatabaseFault } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { createFaultTeller, createReturnTeller } from './tell-faults.ts'

function listen() {
  const lines: Readonly<Record<string, unknown>>[] = []
  let clock = 0
  const tell = createFaultTeller(
    (line) => lines.push(line),
    () => clock,
  )
  return {
    lines,
    tell,
    pass: (ms: number) => {
      clock += ms
    },
  }
}

const away = () => new DatabaseFault('unavailable', 'ECONNREFUSED', new Error('connect ECONNREFUSED'))

describe('what the log says of jobs that fail', () => {
  it('is one line a minute of a database that is away, whichever job notices it, without a stack', () => {
    const { lines, tell, pass } = listen()
    for (let turn = 0; turn < 600; turn++) {
      for (const job of ['follow facts', 'send webhooks', 'keep house']) tell(job, away())
      pass(200)
    }
    expect(lines).toMatchObject([
      { job: 'follow facts', fault: 'The database is not available: connect ECONNREFUSED' },
      { job: 'follow facts', untold: 899 },
    ])
    expect(JSON.stringify(lines)).not.toContain('tell-faults.test')
  })
  it('is what to do where the disk of the database is full', () => {
    const { lines, tell } = listen()
    tell('follow facts', away())
    tell('save counters', new DatabaseFault('unavailable', '53100', new Error('could not extend file')))
    expect(lines.map(({ message }) => message)).toEqual([
      'Jobs wait for the database, this one and others.',
      'The disk of the database is full. Jobs wait, this one and others: make room.',
    ])
  })
  it('is what to do where the database lets nobody in any more, though it was away a moment before', () => {
    const { lines, tell } = listen()
    tell('follow facts', away())
    tell('save counters', new DatabaseFault('unavailable', '28P01', new Error('password authentication failed')))
    tell('keep house', new DatabaseFault('unavailable', '28P01', new Error('password authentication failed')))
    expect(lines.map(({ message }) => message)).toEqual([
      'Jobs wait for the database, this one and others.',
      expect.stringMatching(/^Jobs wait .* Look at its name and password, .* read at a start\.$/),
    ])
  })
  it('is each reason that keeps everybody out, though another one was told a moment before', () => {
    const { lines, tell } = listen()
    tell('follow facts', new DatabaseFault('unavailable', '25006', new Error('cannot execute UPDATE')))
    for (const job of ['follow facts', 'keep house'])
      tell(job, new DatabaseFault('unavailable', 'CERT_HAS_EXPIRED', new Error('certificate has expired')))
    expect(lines.map(({ message }) => message)).toEqual([
      expect.stringContaining('may only be read'),
      expect.stringMatching(/is over, .* Renew it there/),
    ])
  })
  it('is what to raise where the database has no connection left', () => {
    const { lines, tell } = listen()
    tell('follow facts', away())
    tell('save counters', new DatabaseFault('unavailable', '53300', new Error('too many connections for role "g"')))
    expect(lines[1]).toMatchObject({ message: expect.stringMatching(/max_connections .* others hold open\.$/) })
  })
  it('is each other fault at once with its stack, and a repeated one by its number', () => {
    const { lines, tell, pass } = listen()
    tell('keep house', new Error('one'))
    tell('keep house', new Error('one'))
    tell('keep house', new Error('other'))
    tell('follow facts', new Error('one'))
    pass(60_000)
    tell('keep house', new Error('one'))
    expect(lines.map(({ job, untold }) => [job, untold])).toEqual([
      ['keep house', undefined],
      ['keep house', undefined],
      ['follow facts', undefined],
      ['keep house', 1],
    ])
    expect(lines[0]?.['fault']).toContain('tell-faults.test')
  })
  it('holds no more than it needs while every fault is a new one', () => {
    const { lines, tell } = listen()
    for (let turn = 0; turn < 1_000; turn++) tell('keep house', new Error(`number ${turn}`))
    expect(lines).toHaveLength(1_000)
  })
})

describe('the line of a database that is back', () => {
  const listenForReturn = () => {
    const lines: Readonly<Record<string, unknown>>[] = []
    const clock = { at: 0 }
    const teller = createReturnTeller(
      (line) => lines.push(line),
      () => clock.at,
    )
    return { lines, clock, ...teller }
  }
  it('comes once something is written again, and says since when it was away', () => {
    const { lines, clock, fail, write } = listenForReturn()
    write()
    fail(new Error('another fault'))
    write()
    expect(lines).toEqual([])
    clock.at = 5_000
    fail(away())
    clock.at = 90_000
    fail(away())
    write()
    write()
    expect(lines).toMatchObject([{ level: 'info', awayFrom: '1970-01-01T00:00:05.000Z' }])
  })
  it('comes once a minute where it is away again and again', () => {
    const { lines, clock, fail, write } = listenForReturn()
    for (; clock.at < 120_000; clock.at += 1_000) {
      fail(away())
      write()
    }
    expect(lines).toHaveLength(2)
  })
})
