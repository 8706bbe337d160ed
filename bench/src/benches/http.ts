/**
 * Over HTTP: what one event costs the server, one to a request and a hundred to a batch; and the bare platform beside it. Texts are
 * searched for every term, as the typical stack does; the text classifiers have rows of their own.
 */
import type { Report, Row } from '../bench.ts'
import { compare, fact } from '../bench.ts'
import type { ChildServer } from '../load/child-server.ts'
import { load, shareNotAllowed } from '../load/http-load.ts'
import { MEASURED, sendFor, SHORT_WARM, WARM, warm } from '../load/send-for.ts'
import { startEcho, startOurs, startTypical, type Target } from '../load/servers.ts'
import { BATCH, createTraffic, type Traffic } from '../load/traffic.ts'
import type { Side } from '../bench.ts'

const CONNECTIONS = 16

type Cost = {
  readonly side: Side
  readonly name: string
  readonly single: number
  readonly batched: number
  readonly peakMiB: number
}

/** CPU microseconds of the server for one event. */
async function spend(server: ChildServer, target: Target, traffic: Traffic, batched: boolean): Promise<number> {
  const send = (limitMs: number) =>
    load({
      url: server.ready.url,
      connections: CONNECTIONS,
      request: batched ? () => traffic.batch(target) : () => traffic.single(target),
      limitMs,
    })
  // Batches come first: so many events pass meanwhile that V8 has compiled what is hot, for single events too.
  await warm(server, send, batched ? WARM : SHORT_WARM)
  const before = server.cpu().server
  const results = await sendFor(server, send, MEASURED)
  const spent = server.cpu().server - before
  for (const result of results) shareNotAllowed(result, batched ? BATCH : 1)
  return spent / (results.reduce((sum, { answered }) => sum + answered, 0) * (batched ? BATCH : 1))
}

async function measureServer(side: Side, start: () => Promise<readonly [ChildServer, Target]>): Promise<Cost> {
  const [server, target] = await start()
  try {
    const traffic = createTraffic(0)
    const batched = await spend(server, target, traffic, true)
    const single = await spend(server, target, traffic, false)
    return { side, name: target.name, single, batched, peakMiB: server.peakMiB() }
  } finally {
    await server.stop()
  }
}

export async function run(): Promise<Report> {
  const missing: string[] = []
  const costs: Cost[] = []
  const sides = [
    ['ours', () => startOurs('matched')],
    ['ours', () => startOurs('classified')],
    ['peer', startTypical],
    ['reference', startEcho],
  ] as const
  for (const [side, start] of sides) {
    try {
      costs.push(await measureServer(side, start))
    } catch (fault) {
      missing.push(fault instanceof Error ? fault.message : String(fault))
    }
  }
  const rows: Row[] = [
    ...compare(
      'one event a request, server CPU',
      'us',
      costs.map((cost) => ({ ...cost, microseconds: cost.single })),
    ),
    ...compare(
      `NDJSON x${BATCH}, server CPU an event`,
      'us',
      costs.map((cost) => ({ ...cost, microseconds: cost.batched })),
    ),
    ...costs.map(({ name, peakMiB }) => fact('memory of the server at its most', name, peakMiB, 'MiB')),
  ]
  const ours = costs.find(({ side }) => side === 'ours')
  if (ours === undefined) return { rows, targets: [], missing }
  const better = 'more'
  return {
    rows,
    targets: [
      {
        quantity: 'HTTP, one event a request',
        unit: '/s',
        better,
        must: 20_000,
        target: 36_000,
        stretch: 50_000,
        reached: 1e6 / ours.single,
      },
      {
        quantity: `HTTP, NDJSON x${BATCH}`,
        unit: '/s',
        better,
        must: 50_000,
        target: 75_000,
        stretch: 110_000,
        reached: 1e6 / ours.batched,
      },
    ],
    missing,
  }
}
