import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../durations.ts'
import { NOW, play } from '../testing/from-plain.ts'
import {
  decideReporter,
  evolveReporter,
  FLOOD_REPORTS,
  floodingOf,
  NEW_REPORTER,
  reliabilityOf,
  type ReporterCommand,
} from './reporter.ts'

const report: ReporterCommand = { kind: 'report', danger: 'none' }
const times = (count: number, command: ReporterCommand, from = NOW) =>
  Array.from({ length: count }, (_, at) => [command, from + at * MINUTE] as const)
const run = (...steps: readonly (readonly [ReporterCommand, number?])[]) =>
  play(decideReporter, evolveReporter, NEW_REPORTER, ...steps)

describe('a reporter', () => {
  it('who floods is warned first, and limited for a day when they go on', () => {
    const warned = run(...times(FLOOD_REPORTS + 1, report))
    expect(warned.warnedAt).not.toBeNull()
    expect(floodingOf(warned, NOW + HOUR)).toBe('no')
    const limited = run(...times(FLOOD_REPORTS + 1, report), ...times(FLOOD_REPORTS + 1, report, NOW + 2 * HOUR))
    expect(floodingOf(limited, NOW + 3 * HOUR)).toBe('limited')
    expect(floodingOf(limited, NOW + 2 * DAY)).toBe('no')
  })

  it('may report twenty times within an hour, and is warned anew when the warning is a month old', () => {
    expect(run(...times(FLOOD_REPORTS, report)).warnedAt).toBeNull()
    const again = (after: number) =>
      run(...times(FLOOD_REPORTS + 1, report), ...times(FLOOD_REPORTS + 1, report, NOW + 20 * MINUTE + after))
    expect(again(29 * DAY).limitedUntil).not.toBeNull()
    expect(again(30 * DAY)).toMatchObject({ limitedUntil: null, warnedAt: NOW + 40 * MINUTE + 30 * DAY })
  })

  it('who reports steadily is never warned', () => {
    const steady = Array.from({ length: 100 }, (_, at) => [report, NOW + at * 4 * MINUTE] as const)
    expect(run(...steady).warnedAt).toBeNull()
  })

  it('is never counted for reports of danger', () => {
    expect(run(...times(200, { kind: 'report', danger: 'threat-to-life' }))).toEqual(NEW_REPORTER)
  })

  it('whose reports are manifestly unfounded again and again is warned, then limited for a while', () => {
    const judged = (count: number) => run(...times(count, { kind: 'judge', finding: 'unfounded' }))
    expect(judged(9).warnedAt).toBeNull()
    expect(judged(10).warnedAt).not.toBeNull()
    expect(floodingOf(judged(20), NOW + 29 * DAY)).toBe('limited')
    expect(judged(19).limitedUntil).toBeNull()
    const honest = [{ kind: 'judge', finding: 'not-borne-out' }, NOW] as const
    const unfounded = times(9, { kind: 'judge', finding: 'unfounded' })
    expect(run(...unfounded, honest, ...unfounded).warnedAt).toBeNull()
    expect(floodingOf(judged(20), NOW + 40 * DAY)).toBe('no')
  })

  it('may report again as soon as one of the findings that a limit rests on is found wrong, unless it was for a flood', () => {
    const unfounded = times(20, { kind: 'judge', finding: 'unfounded' })
    const judgedAnew = (finding: 'unfounded' | 'not-borne-out') =>
      [{ kind: 'judge', finding, instead: 'unfounded' }, NOW + HOUR] as const
    expect(floodingOf(run(...unfounded, judgedAnew('not-borne-out')), NOW + 2 * HOUR)).toBe('no')
    expect(floodingOf(run(...unfounded, judgedAnew('unfounded')), NOW + 2 * HOUR)).toBe('limited')
    const another = [{ kind: 'judge', finding: 'not-borne-out', instead: 'borne-out' }, NOW + HOUR] as const
    expect(floodingOf(run(...unfounded, another), NOW + 2 * HOUR)).toBe('limited')
    const flood = times(2 * FLOOD_REPORTS + 2, report)
    expect(floodingOf(run(...flood, judgedAnew('not-borne-out')), NOW + 2 * HOUR)).toBe('limited')
  })

  it('is judged anew where what was found about a report is found otherwise later: it counts once', () => {
    const borneOut = [{ kind: 'judge', finding: 'borne-out' }, NOW] as const
    const unfounded = [{ kind: 'judge', finding: 'unfounded' }, NOW] as const
    const reversed = [{ kind: 'judge', finding: 'not-borne-out', instead: 'borne-out' }, NOW] as const
    expect(run(borneOut, borneOut, reversed)).toMatchObject({ borneOut: 1, unfounded: 0 })
    // Neither begins a row anew, nor does an older report that was found honest after all end one.
    expect(run(unfounded, unfounded, borneOut, unfounded, reversed)).toMatchObject({ borneOut: 0, unfoundedInARow: 1 })
    const cleared = [{ kind: 'judge', finding: 'borne-out', instead: 'unfounded' }, NOW] as const
    expect(run(unfounded, unfounded, cleared)).toMatchObject({ borneOut: 1, unfounded: 1, unfoundedInARow: 1 })
  })

  it('is trusted by what was borne out, and loses nothing by an honest report that came to nothing', () => {
    expect(reliabilityOf(NEW_REPORTER)).toBe(0.5)
    expect(reliabilityOf(run([{ kind: 'judge', finding: 'not-borne-out' }]))).toBe(0.5)
    expect(reliabilityOf(run([{ kind: 'judge', finding: 'borne-out' }]))).toBeGreaterThan(0.5)
    expect(reliabilityOf(run([{ kind: 'judge', finding: 'unfounded' }]))).toBeLessThan(0.5)
  })
})
