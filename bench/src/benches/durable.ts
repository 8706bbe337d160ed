/**
 * Durable decisions: 64 connections, findings on 5 % of the events, each stored before its answer. Here the clock counts, for a
 * flush to disk costs time and no CPU; client, server and database share the machine, so the CPU of each stands beside it. One node
 * decides on one core; two of them on one database, each with organizations of its own, have both.
 */
import type { Report, Row, Target as Aim } from '../bench.ts'
import { fact } from '../bench.ts'
import type { ChildServer } from '../load/child-server.ts'
import { load, type LoadResult, shareNotAllowed } from '../load/http-load.ts'
import { sendFor, SHORT_WARM, WARM } from '../load/send-for.ts'
import { startOurs, startTwoOfOurs } from '../load/servers.ts'
import { BATCH, createTraffic } from '../load/traffic.ts'
import { cpuMicroseconds, quantile } from '../measure.ts'

const CONNECTIONS = 64
const CORES = 2
const FLAGGED = 0.05
const MEASURED_MS = 3_000
const SINGLE = 'one event a request'
const BATCHED = `NDJSON x${BATCH}`
const TWO_NODES = `NDJSON x${BATCH}, two nodes`

type Driven = {
  readonly how: string
  readonly servers: readonly ChildServer[]
  /** The next request for a node. */
  readonly request: (node: number) => Buffer
  /** Events of one request. */
  readonly size: number
  /** Microseconds of CPU that it is warmed by. */
  readonly warmth: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

function cpuOf(servers: readonly ChildServer[]): ReturnType<ChildServer['cpu']> {
  const spent = servers.map(({ cpu }) => cpu())
  return { server: sum(spent.map(({ server }) => server)), database: sum(spent.map(({ database }) => database)) }
}

function together(results: readonly LoadResult[]): LoadResult {
  return {
    answered: sum(results.map(({ answered }) => answered)),
    elapsedMs: Math.max(...results.map(({ elapsedMs }) => elapsedMs)),
    latencies: results.flatMap(({ latencies }) => latencies),
    samples: results.flatMap(({ samples }) => samples),
    refusal: results.find(({ refusal }) => refusal !== null)?.refusal ?? null,
  }
}

/** How many more requests are made ahead than went out while it was warmed. */
const MARGIN = 1.3

/** Makes as many requests for each node before the clock runs: what writes messages is no part of the two cores that decide about them. */
function makeAhead({ servers, request }: Driven, perNode: number): Driven['request'] {
  const made = servers.map((): Buffer[] => [])
  for (let at = 0; at < perNode; at++) for (const [node, own] of made.entries()) own.push(request(node))
  for (const own of made) own.reverse()
  return (node) => made[node]?.pop() ?? request(node)
}

async function drive(driven: Driven) {
  const { how, servers, size, warmth } = driven
  const connections = CONNECTIONS / servers.length
  const sendAs =
    (request: Driven['request']) =>
    async (limitMs: number): Promise<LoadResult> =>
      together(
        await Promise.all(
          servers.map(({ ready }, node) =>
            load({ url: ready.url, connections, request: () => request(node), limitMs }),
          ),
        ),
      )
  const cpu = () => cpuOf(servers)
  const last = (await sendFor({ cpu }, sendAs(driven.request), warmth)).at(-1)
  const perMs = last === undefined ? 0 : last.answered / last.elapsedMs
  const send = sendAs(makeAhead(driven, Math.ceil((perMs * MEASURED_MS * MARGIN) / servers.length)))
  const [before, client] = [cpu(), cpuMicroseconds()]
  const result = await send(MEASURED_MS)
  const after = cpu()
  const found = shareNotAllowed(result, size)
  const events = result.answered * size
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

async function driveOne() {
  const [server, target] = await startOurs('matched')
  const traffic = createTraffic(FLAGGED)
  const servers = [server]
  try {
    // Batches come first: they pass enough events for V8 to have compiled what is hot.
    const batched = { how: BATCHED, servers, request: () => traffic.batch(target), size: BATCH, warmth: WARM }
    const inBatches = await drive(batched)
    const single = { how: SINGLE, servers, request: () => traffic.single(target), size: 1, warmth: SHORT_WARM }
    return { inBatches, single: await drive(single) }
  } finally {
    await server.stop()
  }
}

async function driveTwo() {
  const [servers, target] = await startTwoOfOurs('matched')
  const traffic = createTraffic(FLAGGED)
  const request = (node: number): Buffer => traffic.batchFor(target, node, servers.length)
  try {
    return await drive({ how: TWO_NODES, servers, request, size: BATCH, warmth: WARM * servers.length })
  } finally {
    // The second works on the database of the first.
    for (const server of servers.toReversed()) await server.stop()
  }
}

const aim = (quantity: string, [must, target, stretch]: readonly [number, number, number], reached: number): Aim => ({
  ...{ quantity, unit: '/s', better: 'more', must, target, stretch, reached },
})

export async function run(): Promise<Report> {
  const { inBatches, single } = await driveOne()
  const two = await driveTwo()
  const batched = [20_000, 20_000, 40_000] as const
  return {
    rows: [...single.rows, ...inBatches.rows, ...two.rows],
    targets: [
      aim(`durable, ${SINGLE}`, [5_000, 5_000, 10_000], single.perSecond),
      aim(`durable, ${BATCHED}`, batched, inBatches.perSecond),
      aim(`durable, ${TWO_NODES}`, batched, two.perSecond),
    ],
    missing: [],
  }
}
