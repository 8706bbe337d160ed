import { AUDIT_WORDS, OUTGOING_TYPES, OUTGOING_WORDS, wordsOfAct } from '@goodstanding/casework'
import { type Bilingual, EVENT_TYPES, EVENT_WORDS } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { takesIdempotencyKey } from '../../http/idempotency.ts'
import { TABLE } from '../route-table.ts'
import { needsEntry } from './audit-calls.ts'

const TABLES: readonly (readonly [string, Readonly<Record<string, Bilingual>>])[] = [
  ['types of events', EVENT_WORDS],
  ['types of webhooks', OUTGOING_WORDS],
  ['acts of the audit log', AUDIT_WORDS],
]

describe.each(TABLES)('the %s', (_name, table) => {
  it('are named in English and in Chinese, each by words of its own', () => {
    for (const [code, { en, zh }] of Object.entries(table)) {
      expect(en, code).toMatch(/^[A-Z]/)
      expect(en, code).not.toContain(code)
      expect(zh, code).toMatch(/[\u4e00-\u9fff]/)
    }
    for (const language of ['en', 'zh'] as const) {
      const names = Object.values(table).map((words) => words[language])
      expect(names.length - new Set(names).size, language).toBe(0)
    }
  })
})

describe('an entry of the audit log', () => {
  it('is said in words for every call that leaves one', () => {
    const silent = [...TABLE.keys()].filter((route) => needsEntry(route) && wordsOfAct(route) === null)
    expect(silent, 'UNLOGGED in audit-calls.ts says why, or THINGS in casework/src/audit-words.ts has words').toEqual(
      [],
    )
    expect(wordsOfAct('GET /v1/cases/:id')).toEqual({ en: 'Viewed cases', zh: '查看案件' })
    expect(wordsOfAct('POST /notices/:id/appeal')).toEqual({ en: 'Changed notices', zh: '变更通知' })
  })

  it('of a call that only asks does not say that something changed', () => {
    const asking = [...TABLE.keys()].filter((route) => {
      const [method = '', path = ''] = route.split(' ')
      // A look at evidence has an act of its own, and no entry as a call.
      const isCall = path.startsWith('/v1/policy/') || path.endsWith('/preview')
      return method === 'POST' && isCall && needsEntry(route) && !takesIdempotencyKey(method, path)
    })
    expect(asking).toContain('POST /v1/policy/backtest')
    expect(asking.filter((route) => /^Changed/.test(wordsOfAct(route)?.en ?? ''))).toEqual([])
    expect(wordsOfAct('POST /v1/policy/try')).toEqual({ en: 'Tried a changed policy', zh: '试用政策变更' })
  })

  it('keeps its code where a product of another version noted it', () => {
    expect(wordsOfAct('case.of-later')).toBeNull()
    expect(wordsOfAct('GET /v1/of-later/x')).toBeNull()
  })
})

it('every type of event of the contract has words, and every type of webhook', () => {
  expect(Object.keys(EVENT_WORDS).sort()).toEqual([...EVENT_TYPES].sort())
  expect(Object.keys(OUTGOING_WORDS)).toEqual(OUTGOING_TYPES)
})
