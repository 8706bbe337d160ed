import type { Goodstanding } from '@goodstanding/sdk'
import { describe, expect, it, vi } from 'vitest'
import { FIRST, leaveQueue } from './left-queue.ts'
import { takeNextInQueue } from './next-in-queue.ts'

vi.stubGlobal('localStorage', { getItem: () => null })

const caseOf = (id: string, about: string) => ({
  ...{ id, status: 'open', family: 'conduct', clauses: [], findings: [], lease: null, forSenior: null },
  subject: { type: 'account', id: about, organization: 'acme' },
})

/** A server with pages of the queue: it hears what is asked for, and claims what is free. */
function serving(pages: readonly (readonly (readonly [string, string])[])[], held: readonly string[] = []) {
  const asked: unknown[] = []
  const cases = {
    list: (query: { readonly cursor: string | null }) => {
      asked.push(query)
      const at = Number(query.cursor ?? 0)
      const items = (pages[at] ?? []).map(([id, about]) => caseOf(id, about))
      return Promise.resolve({ ok: true, value: { items, next: at + 1 < pages.length ? String(at + 1) : null } })
    },
    claim: (id: string) =>
      Promise.resolve(held.includes(id) ? { ok: false, refusal: { status: 409 } } : { ok: true, value: {} }),
  }
  return { client: { cases } as unknown as Goodstanding, asked }
}
const take = (client: Goodstanding) => takeNextInQueue(client, 'mei', ({ rule }) => rule)

describe('the next case', () => {
  it('is the first free one that fits the filter that its taker works by, on a later page too', async () => {
    leaveQueue('sam', FIRST)
    const { client, asked } = serving(
      [
        [
          ['case_1', 'li'],
          ['case_2', 'kim'],
        ],
        [
          ['case_3', 'sam'],
          ['case_4', 'sam'],
        ],
      ],
      ['case_3'],
    )
    expect(await take(client)).toBe('case_4')
    expect(asked).toMatchObject([
      { status: 'open', cursor: null },
      { status: 'open', cursor: '1' },
    ])
  })

  it('is none where nothing is free, and none of a view of what is decided', async () => {
    leaveQueue('', FIRST)
    expect(await take(serving([[['case_1', 'li']]], ['case_1']).client)).toBeNull()
    leaveQueue('is:decided', FIRST)
    const { client, asked } = serving([[['case_1', 'li']]])
    expect(await take(client)).toBeNull()
    expect(asked).toEqual([])
  })
})
