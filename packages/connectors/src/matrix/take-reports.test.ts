import { describe, expect, it } from 'vitest'
import { makeTestFolder } from '@goodstanding/testkit'
import { SynapseFault } from './synapse.ts'
import { openStore } from './store.ts'
import { type Taking, takeReports } from './take-reports.ts'

/** A homeserver with reports, numbered from 1; a Goodstanding that may be away. */
function openWorld(begin: 'now' | 'all', pageSize = 2) {
  const folder = makeTestFolder()
  const reports: number[] = []
  const filed: string[] = []
  let isAway = false
  let now = 0
  /** Who reported too much, and until when nothing more is taken of them. */
  const flooding = new Map<string, number>()
  const taking = (): Taking => ({
    config: {
      organizations: [{ id: 'acme', servers: ['acme.test'], users: [], apps: [/^@bot-/u] }],
      reports: { everySeconds: 1, begin, clauses: [{ match: /^spam/iu, clause: 'any.clause' }] },
    },
    source: 'https://acme.test/_matrix',
    synapse: {
      reports: (kind, from) =>
        Promise.resolve(
          kind === 'user'
            ? []
            : reports
                .toReversed()
                .slice(from, from + pageSize)
                .map((id) => ({
                  ...{ kind, id, at: 0, reporter: id % 2 === 0 ? '@mei:acme.test' : '@omar:acme.test' },
                  reason: `Spam ${id}`,
                  ...{ about: '@li:acme.test', eventId: `$${id}` },
                })),
        ),
      reportedEvent: () => Promise.reject(new SynapseFault('GET', 404, {})),
      lastEdit: () => Promise.resolve(null),
    },
    goodstanding: {
      reports: {
        file: (report: { text: string; clause?: string; reporter: { id: string } }, key: string) => {
          const until = flooding.get(report.reporter.id) ?? 0
          const more = { until: new Date(until).toISOString() }
          if (until > now)
            return Promise.resolve({ ok: false, refusal: { status: 429, kind: 'report.flooding', detail: '', more } })
          if (isAway)
            return Promise.resolve({ ok: false, refusal: { status: 0, kind: 'client.unreachable', detail: '' } })
          filed.push(`${report.text} ${report.clause} ${key}`)
          return Promise.resolve({ ok: true, value: { id: 'rep_1' } })
        },
      },
    } as unknown as Taking['goodstanding'],
    store: openStore(folder),
    now: () => now,
    log: () => undefined,
  })
  const key = (id: number): string => `Spam ${id} any.clause https://acme.test/_matrix/event-report/${id}`
  return {
    ...{ reports, filed, key, flooding },
    take: () => takeReports(taking()),
    setAway: (away: boolean) => (isAway = away),
    setNow: (at: number) => (now = at),
  }
}

describe('reports of a homeserver', () => {
  it('are passed on once each, oldest first, over pages and restarts', async () => {
    const { reports, filed, key, take } = openWorld('all')
    reports.push(1, 2, 3, 4, 5)
    await take()
    reports.push(6)
    await take()
    await take()
    expect(filed).toEqual([1, 2, 3, 4, 5, 6].map(key))
  })

  it('begin with those that come, unless all are asked for; one that was deleted hides none', async () => {
    const { reports, filed, key, take } = openWorld('now')
    reports.push(1, 2, 3)
    await take()
    reports.splice(0, 2)
    reports.push(4, 5)
    await take()
    expect(filed).toEqual([4, 5].map(key))
  })

  it('wait while Goodstanding is away', async () => {
    const { reports, filed, key, take, setAway } = openWorld('all')
    reports.push(1, 2)
    setAway(true)
    await expect(take()).rejects.toThrow('client.unreachable')
    setAway(false)
    await take()
    expect(filed).toEqual([1, 2].map(key))
  })

  it('of somebody who reports too much keep nobody else waiting, and are filed once they are heard again', async () => {
    const { reports, filed, key, take, flooding, setNow } = openWorld('all')
    flooding.set('@omar:acme.test', 86_400_000)
    reports.push(1, 2, 3)
    await take()
    reports.push(4)
    await take()
    expect(filed).toEqual([2, 4].map(key))
    setNow(86_400_000)
    await take()
    await take()
    expect(filed).toEqual([2, 4, 1, 3].map(key))
  })
})
