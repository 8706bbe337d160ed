import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTION_TYPES } from '@goodstanding/model'
import { DAY, HOUR } from '../durations.ts'
import { clauseId, NOW } from '../testing/from-plain.ts'
import {
  countTransparency,
  entriesBehind,
  suppressSmall,
  TRANSPARENCY_TABLES,
  type TransparencyEntry,
} from './count-transparency.ts'
import { writeTransparencyCsv } from './transparency-csv.ts'

const period = { from: NOW - 30 * DAY, until: NOW }
const action = (clause: string, at = NOW - DAY): TransparencyEntry => ({
  kind: 'action',
  at,
  clause: clauseId(clause),
  type: 'limit',
  source: 'report',
  automation: 'not',
})
const many = (count: number, entry: TransparencyEntry) => Array.from({ length: count }, () => entry)

describe('the transparency report', () => {
  it('counts what lies in the period, by clause, action, source and automation', () => {
    const report = countTransparency(
      [
        ...many(7, action('conduct.j')),
        ...many(9, action('conduct.i')),
        action('conduct.j', NOW),
        action('conduct.j', NOW - 31 * DAY),
      ],
      period,
    )
    expect(report.tables.actionsByClause).toEqual({
      total: 16,
      cells: [
        { key: 'conduct.i', count: 9 },
        { key: 'conduct.j', count: 7 },
      ],
    })
    expect(report.tables.actionsByAutomation).toEqual({ total: 16, cells: [{ key: 'not', count: 16 }] })
  })

  it('counts each entry by what it says of itself, in the tables of its kind and in no other', () => {
    const at = NOW - DAY
    const entries: readonly TransparencyEntry[] = [
      action('conduct.j'),
      { kind: 'report', at, answeredAt: null, outcome: 'handled' },
      { kind: 'complaint', at, answeredAt: null, outcome: 'acted' },
      { kind: 'appeal', at, party: 'subject', decidedAt: null, outcome: 'overturn' },
      { kind: 'reversal', at, clause: clauseId('conduct.k'), why: 'error' },
      { kind: 'legal-request', at, country: 'DE', outcome: 'refused' },
    ]
    const { tables } = countTransparency(
      entries.flatMap((entry) => many(5, entry)),
      period,
    )
    expect(Object.entries(tables).map(([table, { cells }]) => [table, cells])).toEqual([
      ['actionsByClause', [{ key: 'conduct.j', count: 5 }]],
      ['actionsByType', [{ key: 'limit', count: 5 }]],
      ['actionsBySource', [{ key: 'report', count: 5 }]],
      ['actionsByAutomation', [{ key: 'not', count: 5 }]],
      ['reportsByOutcome', [{ key: 'handled', count: 5 }]],
      ['complaintsByOutcome', [{ key: 'acted', count: 5 }]],
      ['appealsByOutcome', [{ key: 'overturn', count: 5 }]],
      ['appealsByParty', [{ key: 'subject', count: 5 }]],
      ['reversalsByClause', [{ key: 'conduct.k', count: 5 }]],
      ['reversalsByReason', [{ key: 'error', count: 5 }]],
      ['legalRequestsByOutcome', [{ key: 'refused', count: 5 }]],
      ['legalRequestsByCountry', [{ key: 'DE', count: 5 }]],
    ])
    for (const table of TRANSPARENCY_TABLES)
      expect(entriesBehind(entries, period, { table, cell: null }).map(({ kind }) => kind)).toHaveLength(1)
  })

  it('shows what a number stands for, the latest first', () => {
    const entries = [action('conduct.j', NOW - 2 * DAY), action('conduct.i'), action('conduct.j', NOW - DAY)]
    const behind = entriesBehind(entries, period, { table: 'actionsByClause', cell: 'conduct.j' })
    expect(behind.map(({ at }) => at)).toEqual([NOW - DAY, NOW - 2 * DAY])
  })

  it('suppresses groups under 5, and never leaves one that can be worked out', () => {
    expect(
      suppressSmall([
        { key: 'a', count: 3 },
        { key: 'b', count: 8 },
        { key: 'c', count: 20 },
      ]),
    ).toEqual({
      total: 31,
      cells: [
        { key: 'a', count: null },
        { key: 'b', count: null },
        { key: 'c', count: 20 },
      ],
    })
    expect(suppressSmall([{ key: 'a', count: 4 }])).toEqual({ total: null, cells: [{ key: 'a', count: null }] })
    // Five together are no small number: nothing more is hidden than has to be.
    const five = [2, 3, 9].map((count) => ({ key: String(count), count }))
    expect(suppressSmall(five).cells.map(({ count }) => count)).toEqual([null, null, 9])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }), (numbers) => {
        const { total, cells } = suppressSmall(numbers.map((count, at) => ({ key: String(at), count })))
        for (const { count } of cells) expect(count === null || count === 0 || count >= 5).toBe(true)
        if (total === null || !cells.some(({ count }) => count === null)) return
        const hidden = total - cells.reduce((sum, { count }) => sum + (count ?? 0), 0)
        expect(hidden).toBeGreaterThanOrEqual(5)
        expect(cells.filter(({ count }) => count === null).length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('never tells a small number by how many there are: as many as their sum are ones', () => {
    const cells = (...numbers: readonly number[]) => numbers.map((count, at) => ({ key: String(at), count }))
    expect(suppressSmall(cells(1, 1, 1, 1, 1, 9, 100)).cells.slice(5)).toEqual([
      { key: '5', count: null },
      { key: '6', count: 100 },
    ])
    expect(suppressSmall(cells(1, 1, 1, 1, 1, 1))).toEqual({ total: 6, cells: [] })
    expect(suppressSmall(cells(1, 1, 1, 1))).toEqual({ total: null, cells: [] })
    expect(suppressSmall(cells(1, 1)).cells).toHaveLength(2)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 8 }), (numbers) => {
        const published = suppressSmall(cells(...numbers))
        const hidden = published.cells.filter(({ count }) => count === null).length
        if (hidden === 0) return
        const told = published.cells.reduce((sum, { count }) => sum + (count ?? 0), 0)
        expect(hidden).toBeLessThan(published.total === null ? 4 : published.total - told)
      }),
    )
  })

  it('tells the median time to answer, when enough were answered', () => {
    const appeal = (hours: number): TransparencyEntry => ({
      kind: 'appeal',
      at: NOW - DAY,
      party: 'subject',
      decidedAt: NOW - DAY + hours * HOUR,
      outcome: 'overturn',
    })
    expect(countTransparency([1, 2, 3, 4, 50].map(appeal), period).medianHours.appeals).toBe(3)
    expect(countTransparency([1, 2, 3, 4, 6, 50].map(appeal), period).medianHours.appeals).toBe(3.5)
    expect(countTransparency([1, 2].map(appeal), period).medianHours.appeals).toBeNull()
  })

  it('is written as CSV, without formulas and with suppressed cells named', () => {
    const request: TransparencyEntry = { kind: 'legal-request', at: NOW - DAY, country: '=cmd', outcome: 'produced' }
    const csv = writeTransparencyCsv(countTransparency([...many(6, request), action('conduct.j')], period))
    expect(csv.startsWith('table,key,count\r\n')).toBe(true)
    expect(csv).toContain("legalRequestsByCountry,'=cmd,6\r\n")
    expect(csv).toContain('actionsByClause,conduct.j,"suppressed (small group, under 5)"\r\n')
  })

  it('is written as CSV in Chinese: what is no code has its word, and spreadsheets are told that it is UTF-8', () => {
    const report = { kind: 'report', at: NOW - DAY, answeredAt: null, outcome: 'no-violation' } as const
    const csv = writeTransparencyCsv(countTransparency([...many(6, report), action('conduct.j')], period), 'zh')
    expect(csv.startsWith('\ufeff表,行,数量\r\n')).toBe(true)
    expect(csv).toContain('按结果统计的举报,合计,6\r\n按结果统计的举报,未发现违规,6\r\n')
    expect(csv).toContain('按条款统计的措施,conduct.j,不予公布（少于 5）\r\n')
    expect(csv).toContain('答复时间中位数（小时）,举报,\r\n')
  })

  it('has a Chinese word for every row that is no clause and no country', () => {
    const at = NOW - DAY
    const answered = { at, answeredAt: null }
    const reported = ['acted', 'no-violation', 'reversed', 'dismissed', 'withdrawn', 'open'] as const
    const taken = ACTION_TYPES.flatMap((type) =>
      (['report', 'complaint', 'detection', 'authority'] as const).flatMap((source) =>
        (['fully', 'partially', 'not'] as const).map((automation) => ({
          ...action('conduct.j'),
          type,
          source,
          automation,
        })),
      ),
    )
    const every: readonly TransparencyEntry[] = [
      ...taken,
      ...reported.flatMap((outcome) => [
        { kind: 'report' as const, ...answered, outcome },
        { kind: 'complaint' as const, ...answered, outcome },
      ]),
      ...(['uphold', 'overturn', 'reduce', 'open'] as const).flatMap((outcome) =>
        (['subject', 'reporter', 'early-release'] as const).map((party) => ({
          kind: 'appeal' as const,
          at,
          party,
          decidedAt: null,
          outcome,
        })),
      ),
      ...(['appeal', 'error', 'legal'] as const).map((why) => ({
        kind: 'reversal' as const,
        at,
        clause: clauseId('conduct.j'),
        why,
      })),
      ...(['produced', 'emergency', 'refused', 'open'] as const).map((outcome) => ({
        kind: 'legal-request' as const,
        at,
        country: 'DE',
        outcome,
      })),
    ]
    const rows = writeTransparencyCsv(
      countTransparency(
        every.flatMap((entry) => many(5, entry)),
        period,
      ),
      'zh',
    )
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(','))
    const unworded = rows.filter(
      ([table = '', key = '']) => !/\p{Script=Han}/u.test(table) || !/\p{Script=Han}|^conduct\.j$|^DE$/u.test(key),
    )
    expect(unworded).toEqual([])
    expect(rows.length).toBeGreaterThan(40)
  })
})
