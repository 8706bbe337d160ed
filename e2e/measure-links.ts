/**
 * How long somebody waits for what a file, a link or a device is linked with, in a ledger of many recorded decisions:
 * `node --conditions=goodstanding-source --import tsx e2e/measure-links.ts [300000]`
 *
 * One line of JSON for each number. The decisions are recorded before the product looks at them first, as on an update: it goes through
 * them beside its work, and then each question is asked over HTTP.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePartitions, migrate, openDatabase } from '@goodstanding/ledger'
import { seedTraffic } from './pages/seed-traffic.ts'
import { SERVICE_TOKEN, startServer } from './server/start-server.ts'

const DECISIONS = Number(process.argv[2] ?? 300_000)
const TIMES = 40
const MONTHS = 3
const DAY = 86_400_000

/** Every tenth decision has the popular host, one in a hundred thousand the rare one; each has a device and a link of its account. */
const SEED = `
  insert into decision (id, organization, actor, event_type, source, event_id, body_hash, effect, clauses, event, result, explanation,
                        policy_version, observed, degraded, event_time, decided_at)
  select (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(at % 4096), 3, '0') || '8' || lpad(to_hex(at), 15, '0'))::uuid,
         'o-' || at % 2000, 'u-' || at % 20000, 'message.send', 'https://measured.example', 'm-' || at, decode(md5('' || at), 'hex'),
         'flag', array['conduct.j'],
         json_build_object('id', 'm-' || at, 'data', json_build_object(
           'session', json_build_object('device', 'd-' || at % 20000),
           'content', json_build_object('text', 'Come and see what everybody talks about these days, before the places are gone. '
             || 'https://h-' || at % 20000 || '.example/' || at
             || case when at % 10 = 0 then ' https://popular.example' else '' end
             || case when at % 100000 = 1 then ' https://rare.example' else '' end))),
         json_build_object('effect', 'flag', 'findings', json_build_array()), 'null', '1', false, false,
         to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0)
  from (select at, $2::bigint + at * ($3::bigint / $1::bigint) as ms from generate_series(1, $1::integer) as at) as made`

function tell(what: string, told: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ what, ...told })}\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'goodstanding-measure-'))
const database = await openDatabase({ url: null, dataDirectory: join(folder, 'database') })
await migrate(database.db)
const first = Date.now() - MONTHS * 30 * DAY
await ensurePartitions(database.db, first, MONTHS + 1)
await database.db.query(SEED, [DECISIONS, first, MONTHS * 30 * DAY - DAY])
await database.db.query('vacuum analyze decision')
const server = await startServer({ GOODSTANDING_DATABASE_URL: database.url })
const begin = performance.now()
for (;;) {
  const [row] = await database.db.query<{ done: boolean }>('select done from tracing')
  if (row?.done === true) break
  await new Promise((resolve) => setTimeout(resolve, 500))
}
const seconds = (performance.now() - begin) / 1_000
const [size] = await database.db.query<{ rows: number; bytes: number }>(
  `select count(*) as rows, pg_total_relation_size('decision_trace') as bytes from decision_trace`,
)
tell('gone through after an update', {
  decisions: DECISIONS,
  seconds: Math.round(seconds),
  perSecond: Math.round(DECISIONS / seconds),
  traces: size?.rows,
  bytesATrace: Math.round((size?.bytes ?? 0) / Math.max(1, size?.rows ?? 1)),
})
await database.db.query('vacuum analyze decision_trace')

const installation = { url: server.url, serviceToken: SERVICE_TOKEN, signInToken: server.running.signInToken }
const { ana } = await seedTraffic(installation, 'none')
type Found = {
  readonly items: readonly unknown[]
  readonly next: string | null
  readonly count: { readonly decisions: number }
}
async function ask(path: string): Promise<Found> {
  const answer = await fetch(`${server.url}/v1/links/${path}`, { headers: { authorization: `Bearer ${ana.token}` } })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Found
}
let deep = ''
for (let page = 0, next: string | null = ''; page < 20 && next !== null; page++) {
  deep = next
  next = (await ask(`link/popular.example?limit=500&cursor=${next}`)).next
}
for (const [what, path] of [
  ['a rare host', 'link/rare.example'],
  ['a device', 'device/d-777'],
  ['a host in every tenth decision, first page', 'link/popular.example'],
  ['the same, 10,000 decisions further', `link/popular.example?cursor=${deep}`],
  ['a file that nothing has', `file/${'ab'.repeat(32)}`],
] as const) {
  const spent: number[] = []
  let found: Found | null = null
  for (let time = 0; time < TIMES; time++) {
    const asked = performance.now()
    found = await ask(path)
    spent.push(performance.now() - asked)
  }
  spent.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((spent[Math.floor((spent.length - 1) * share)] ?? 0) * 10) / 10
  const counted = { onPage: found?.items.length, decisions: found?.count.decisions }
  tell(what, { ...counted, medianMs: at(0.5), p95Ms: at(0.95), times: TIMES })
}
await server.close()
await database.close()
rmSync(folder, { recursive: true, force: true })
