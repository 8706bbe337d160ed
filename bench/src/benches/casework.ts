/**
 * The operator's desk: 100,000 open cases and 50,000 decided ones in a database that keeps what it says, asked over HTTP by one
 * person at a time. The clock counts, for people wait by it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Db, migrate, openDatabase } from '@goodstanding/ledger'
import { fact, type Report, type Row, type Target } from '../bench.ts'
import { startChild } from '../load/child-server.ts'
import { quantile } from '../measure.ts'

const OPEN = 100_000
const DECIDED = 50_000
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const TOKEN = 'bench-service-token'
/** Calls of each kind. */
const TIMES = 100
const WARM = 10
const MUST_US = 50_000
const AT_ONCE = 5_000

/** Half of the cases are of one clause, a thousandth of another; organizations from one of 50,000 cases to many of five. */
const SEED = `
  with numbers as (
    select at, at % 2 = 0 as common, at <= $3 as is_open from generate_series($1::integer, $2::integer) as at),
  cases as (
    select at, is_open, 'case_bench-' || at as id, 'u-' || at as account,
           case when at % 3 = 0 then 'large' else 'o-' || at % 20000 end as organization,
           case when common then 'conduct.j' when at % 1000 = 1 then 'content.h' else 'conduct.i' end as clause,
           case when at % 1000 = 1 then 4 else 1 + at % 3 end as severity,
           $4::bigint - (at % 5000) * 60000 as opened
    from numbers)
  insert into case_view (id, organization, status, sort, stream_version, state, subject_key, family, clauses, severity, queue)
  select id, organization, case when is_open then 'open' else 'decided' end, opened + (5 - severity) * 86400000, 1,
         json_build_object(
           'kind', case when is_open then 'open' else 'decided' end, 'reopened', null, 'id', id,
           'subject', json_build_object('type', 'account', 'id', account, 'organization', organization),
           'family', split_part(clause, '.', 1),
           'items', json_build_array(json_build_object(
             'kind', 'finding', 'decision', 'dec_' || gen_random_uuid(), 'rule', 'same-text', 'fingerprint', id,
             'clause', clause, 'severity', severity, 'danger', 'none', 'confidence', 0.9, 'reach', 40, 'at', opened)),
           'severity', severity, 'openedAt', opened, 'deadline', opened + 86400000, 'escalatedAt', null, 'version', 1,
           'queue', 'general', 'language', null, 'queuedBy', null, 'forSenior', null, 'merged', json_build_array(),
           'turns', json_build_array(), 'ownDeadline', opened + 86400000, 'notes', json_build_array(), 'decisions', json_build_array(),
           'decision', json_build_object('by', 'sofia', 'at', opened, 'reason', 'r', 'batch', null,
             'outcome', json_build_object('kind', 'no-violation'))),
         'account/' || account, split_part(clause, '.', 1), array[clause], severity, 'general'
  from cases`

/** The event that each stream began with: what is added continues it. */
const SEED_LEDGER = `
  insert into ledger (stream, version, organization, event, at)
  select 'case/' || id, 1, organization, json_build_object('kind', 'case.opened', 'id', id), now() from case_view`

async function seed(db: Db): Promise<void> {
  await migrate(db)
  const opened = Date.now() - 86_400_000
  for (let at = 1; at <= OPEN + DECIDED; at += AT_ONCE) await db.query(SEED, [at, at + AT_ONCE - 1, OPEN, opened])
  await db.query(SEED_LEDGER)
  await db.query('vacuum analyze case_view, case_clause, ledger')
}

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>

async function askOnce(url: string, token: string, sent: { method: string; path: string; body: unknown }) {
  const { method, path, body } = sent
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const value: unknown = await answer.json()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(value).slice(0, 300)}`)
  return value
}

/** Somebody of the staff who works in every queue. */
async function hire(url: string, signIn: string): Promise<string> {
  const token = new URL(signIn).searchParams.get('token')
  const sent = (path: string, body: unknown) => ({ method: 'POST', path, body })
  const root = (await askOnce(url, TOKEN, sent('/v1/sign-in', { token }))) as { token: string }
  const person = { id: 'sofia', name: 'Sofia', email: 'sofia@operator.example', roles: ['senior'] }
  await askOnce(url, root.token, sent('/v1/staff', person))
  return ((await askOnce(url, root.token, sent('/v1/staff/sofia/tokens', {}))) as { token: string }).token
}

type Timed = { readonly rows: readonly Row[]; readonly target: Target }

async function time(name: string, call: (at: number) => Promise<unknown>): Promise<Timed> {
  for (let at = 0; at < WARM; at += 1) await call(at)
  const spent: number[] = []
  for (let at = WARM; at < WARM + TIMES; at += 1) {
    const before = performance.now()
    await call(at)
    spent.push((performance.now() - before) * 1_000)
  }
  const p95 = quantile(spent, 0.95)
  const target = {
    quantity: `${name}, 95th percentile`,
    unit: 'us',
    better: 'less',
    must: MUST_US,
    target: 20_000,
    stretch: 10_000,
  } as const
  return {
    rows: [fact(name, 'median', quantile(spent, 0.5), 'us'), fact(name, '95th percentile', p95, 'us')],
    target: { ...target, reached: p95 },
  }
}

/** Lists as a person narrows them, and what is done with a case. */
async function timeAll(ask: Ask): Promise<readonly Timed[]> {
  const list = (query: string) => ask('GET', `/v1/cases?${query}`)
  const cursors: string[] = []
  let cursor = ''
  for (let page = 0; page < WARM + TIMES; page += 1) {
    cursors.push(cursor)
    cursor = `&cursor=${((await list(`status=open&limit=50${cursor}`)) as { next: string }).next}`
  }
  const id = (at: number): string => `case_bench-${1 + ((at * 449) % OPEN)}`
  return [
    await time('queue page', () => list('status=open&limit=50')),
    await time('queue page, far down', (at) => list(`status=open&limit=50${cursors[at] ?? ''}`)),
    await time('open, claimed and waiting', () => list('status=open,claimed,waiting')),
    await time('one queue', () => list('status=open&queue=general')),
    await time('of a common clause', () => list('status=open&clause=conduct.j')),
    await time('of a rare clause', () => list('status=open&clause=content.h')),
    await time('of the largest organization', () => list('status=open&organization=large')),
    await time('of a small organization', (at) => list(`status=open&organization=o-${at}`)),
    await time('decided, of a small organization', (at) => list(`status=decided&organization=o-${at}`)),
    await time('of one subject', (at) => list(`subject=account/u-${at}`)),
    await time('one case', (at) => ask('GET', `/v1/cases/${id(at)}`)),
    await time('claim', (at) => ask('POST', `/v1/cases/${id(at)}/claim`)),
    await time('decide: a limit, its notice, its audit', (at) => {
      const until = new Date(Date.now() + 86_400_000).toISOString()
      const actions = [{ type: 'limit', capability: 'message.external', until }]
      return ask('POST', `/v1/cases/${id(at)}/decide`, { clause: 'conduct.j', actions, reason: 'One campaign.' })
    }),
  ]
}

export async function run(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'goodstanding-bench-'))
  const database = await openDatabase({ url: null, dataDirectory: join(folder, 'database') })
  try {
    await seed(database.db)
    const server = await startChild({
      arguments: [join(ROOT, 'scripts/start.mjs'), '--port', '0', '--data', join(folder, 'data')],
      environment: {
        GOODSTANDING_DATABASE_URL: database.url,
        GOODSTANDING_SERVICE_TOKEN: TOKEN,
        NODE_ENV: 'production',
      },
      directory: ROOT,
    })
    try {
      const { url, signIn } = server.ready as typeof server.ready & { readonly signIn: string }
      const token = await hire(url, signIn)
      const timed = await timeAll((method, path, body) => askOnce(url, token, { method, path, body }))
      return { rows: timed.flatMap(({ rows }) => rows), targets: timed.map(({ target }) => target), missing: [] }
    } finally {
      await server.stop()
    }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
