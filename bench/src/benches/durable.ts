/**
 * Durable decisions: 64 connections, findings on 5 % of the events, each stored before its answer. Here the clock counts, for a
 * flush to disk costs time and no CPU; client, server and database share the machine, so the CPU of each stands beside it.
 */
import type { Report, Row } from '../bench.ts'
import { fact } from '../bench.ts'
import type { ChildServer } from '../load/child-server.ts'
import { load, shareNotAllowed } from '../load/http-load.ts'
import { SHORT_WARM, WARM, warm } from '../load/send-for.ts'
import { startOurs, type Target } from '../load/servers.ts'
import { BATCH, createTraffic, type Traffic } from '../load/traffic.ts'
import { cpuMicroseconds, quantile } from '../measure.ts'

const CONNECTIONS = 64
const CORES = 2
const FLAGGED = 0.05
const MEASURED_MS = 3_000

async function drive(server: ChildServer, target: Target, traffic: Traffic, batched: boolean) {
  const send = (limitMs: number) =>
    load({
      url: server.ready.url,
      connections: CONNECTIONS,
      request: batched ? () => traffic.batch(target) : () => traffic.single(target),
      limitMs,
    })
  // Batches come first: they pass enough events for V8 to have compiled what is hot.
  await warm(server, send, batched ? WARM : SHORT_WARM)
  const [before, client] = [server.cpu(), cpuMicroseconds()]
  const result = await send(MEASURED_MS)
  const after = server.cpu()
  const found = shareNotAllowed(result, batched ? BATCH : 1)
  const events = result.answered * (batched ? BATCH : 1)
  const how = batched ? `NDJSON x${BATCH}` : 'one event a request'
  const perSecond = (events * 1_000) / result.elapsedMs
  const clientSpent = cpuMicroseconds() - client
  const spent = after.server - before.server + (after.database - before.database) + clientSpent
  const rows: readonly Row[] = [
    fact(how, 'decisions a second, by the clock', perSecond, '/s'),
    fact(how, 'share of decisions that are not plain allows', found, 'share'),
    fact(how, 'server CPU an event', (after.server - before.server) / events, 'us'),
    fact(how, 'database CPU an event', (after.database - before.database) / events, 'us'),
    fact(how, 'client CPU an event', clientSpent / events, 'us'),
    fact(how, 'decisions a second that two cores have the CPU for', (CORES * events * 1e6) / spent, '/s'),
    fact(how, 'median answer, by the clock', quantile(result.latencies, 0.5) * 1_000, 'us'),
    fact(how, '99th percentile, by the clock', quantile(result.latencies, 0.99) * 1_000, 'us'),
  ]
  return { rows, perSecond }
}

export async function run(): Promise<Report> {
  const [server, target] = await startOurs('matched')
  try {
    const traffic = createTraffic(FLAGGED)
    const batched = await drive(server, target, traffic, true)
    const single = await drive(server, target, traffic, false)
    const better = 'more'
    return {
      rows: [...single.rows, ...batched.rows],
      targets: [
        {
          quantity: 'durable, one event a request',
          unit: '/s',
          better,
          must: 5_000,
          target: 5_000,
          stretch: 10_000,
          reached: single.perSecond,
        },
        {
          quantity: `durable, NDJSON x${BATCH}`,
          unit: '/s',
          better,
          must: 20_000,
          target: 20_000,
          stretch: 40_000,
          reached: batched.perSecond,
        },
      ],
      missing: [],
    }
  } finally {
    await server.stop()
  }
}
