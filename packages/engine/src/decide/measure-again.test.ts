import { SIGNAL_NAMES, type SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import type { DetectorSet, SignalReader } from '../signal-reader.ts'
import { event } from './read-sample-event.ts'
import { replay } from './replay.ts'
import { clauseFile, compiled, detectorsFor, engineWith, rule } from './sample-engine.ts'

const TERM: SignalName = 'text.spam'
const policy = compiled({
  'conduct/j-spam.yaml': clauseFile(
    'Unsolicited messages',
    rule('spam', 'contact.invite', 'text.spam > 0.5') +
      rule('many', 'contact.invite', "count([event.actor.id], duration('10m')) >= 2", 'decide: flag'),
  ),
})

describe('what failed while an event was measured', () => {
  let isAway = true
  let score = 0
  let reads = 0
  const away: SignalReader = {
    name: 'text',
    says: SIGNAL_NAMES.filter((name) => name.startsWith('text.')),
    again: true,
    read: (_event, { sink }) => {
      reads += 1
      sink.see(TERM, score, { pointer: '/data' })
      if (isAway) throw new Error('away')
    },
  }
  const with_ = (reader: SignalReader): DetectorSet => ({
    ...detectorsFor(),
    readers: [reader, ...detectorsFor().readers],
  })
  const asked = (reader: SignalReader = away) => {
    isAway = true
    score = 0
    const engine = engineWith([], { policy, detectors: with_(reader) })
    const { decision, inputs } = engine.ask(event('contact.invite'))
    expect(decision).toMatchObject({ effect: 'hold', degraded: true, findings: [] })
    return { engine, inputs, again: () => engine.measureAgain(event('contact.invite'), inputs, Date.now()) }
  }

  it('is measured a second time, and judged as if nothing had failed', () => {
    const { inputs, again } = asked()
    isAway = false
    const measured = again()
    expect(measured).toEqual({ ...inputs, faults: [] })
    const decision = replay(policy, event('contact.invite'), measured ?? inputs)
    expect(decision).toMatchObject({ effect: 'allow', findings: [] })
    expect(decision.degraded).toBeUndefined()
  })

  it('finds what it had not found, and forgets what it had said before it failed', () => {
    const { engine, inputs, again } = asked()
    isAway = false
    score = 0.9
    const measured = again()
    expect(measured?.signals.values[TERM]).toBe(0.9)
    expect(replay(policy, event('contact.invite'), measured ?? inputs).findings).toMatchObject([{ rule: 'spam' }])
    score = 0
    const after = engine.measureAgain(
      event('contact.invite'),
      { ...inputs, signals: measured?.signals ?? inputs.signals },
      0,
    )
    expect(after?.signals.values[TERM]).toBeUndefined()
  })

  it('says so when it fails again', () => {
    const measured = asked().again()
    expect(measured?.faults).toEqual([{ stage: 'detector text', message: 'away' }])
  })

  it('counts nothing, and asks nobody who has answered', () => {
    const { engine, again } = asked()
    const before = reads
    isAway = false
    for (let at = 0; at < 5; at += 1) again()
    expect(reads).toBe(before + 5)
    // The second invitation is the second.
    expect(engine.ask(event('contact.invite')).decision.findings).toMatchObject([{ rule: 'many' }])
    const { engine: other, again: otherAgain } = asked()
    for (let at = 0; at < 5; at += 1) otherAgain()
    isAway = false
    expect(other.counters.stats().records).toBe(engineWithOne().counters.stats().records)
  })

  /** An engine that has decided one. */
  function engineWithOne() {
    isAway = false
    const engine = engineWith([], { policy, detectors: with_(away) })
    engine.ask(event('contact.invite'))
    return engine
  }

  it('stays for a person where it may be asked only once, or nobody knows what it was', () => {
    expect(asked({ ...away, name: 'counts', again: undefined as never }).again()).toBeNull()
    const { engine, inputs } = asked()
    const faults = [...inputs.faults, { stage: 'windows', message: 'lost' }]
    expect(engine.measureAgain(event('contact.invite'), { ...inputs, faults }, 0)).toBeNull()
  })

  it('asks facts and standing anew where the database was away', () => {
    const { engine, inputs } = asked()
    isAway = false
    const faults = [{ stage: 'database', message: 'It did not answer.' }]
    const before = reads
    expect(engine.measureAgain(event('contact.invite'), { ...inputs, faults }, 0)?.faults).toEqual([])
    expect(reads).toBe(before)
  })

  it('asks standing anew where that failed, or the database was away, and else leaves it as it was answered', () => {
    const { engine, inputs } = asked()
    isAway = false
    const standing = { state: 'suspended' as const, until: null, action: 'act_1', limits: [], points: 0, reports: 0 }
    engine.facts.applyStanding({ subject: { type: 'account', id: 'u1' }, standing })
    const stateAfter = (stage: string) =>
      engine.measureAgain(event('contact.invite'), { ...inputs, faults: [{ stage, message: '' }] }, 0)?.standing?.state
    expect(['standing', 'database', 'detector text'].map(stateAfter)).toEqual(['suspended', 'suspended', undefined])
  })
})
