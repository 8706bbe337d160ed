/**
 * How long people wait for the queue with 50,000 open cases, in a browser:
 * `node --conditions=goodstanding-source --import tsx e2e/measure-queue.ts`
 *
 * One line of JSON for each number, in milliseconds: until the first rows are painted after the page was asked for, and from a key in
 * the filter to the painted rows, for filters that the page answers by itself and for those that the server answers. `answered` is the
 * part of it until the last byte of the answer had come, as the browser saw it. Last, how long one count of everybody's views takes.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '@goodstanding/ledger'
import type { Page } from 'playwright-core'
import { buildPages } from '../scripts/build-pages.mjs'
import { findChromium, launch, openPage } from './pages/open-browser.ts'
import { seedTraffic } from './pages/seed-traffic.ts'
import { SERVICE_TOKEN, startServer } from './server/start-server.ts'

const CASES = 50_000
const TIMES = 10

/** A thousandth is of a rare clause; organizations have from one to many cases. */
const SEED = `
  with cases as (
    select 'case_m-' || at as id, 'u-' || at as account, 'o-' || at % 2000 as organization,
           case when at % 1000 = 1 then 'content.h' when at % 2 = 0 then 'conduct.j' else 'conduct.i' end as clause,
           1 + at % 4 as severity, $2::bigint - (at % 5000) * 60000 as opened
    from generate_series(1, $1::integer) as at)
  insert into case_view (id, organization, status, sort, stream_version, state, subject_key, family, clauses, severity, queue)
  select id, organization, 'open', opened + (5 - severity) * 86400000, 1,
         json_build_object(
           'kind', 'open', 'reopened', null, 'id', id,
           'subject', json_build_object('type', 'account', 'id', account, 'organization', organization),
           'family', split_part(clause, '.', 1),
           'items', json_build_array(json_build_object(
             'kind', 'finding', 'decision', 'dec_' || gen_random_uuid(), 'rule', 'same-text', 'fingerprint', id,
             'clause', clause, 'severity', severity, 'danger', 'none', 'confidence', 0.9, 'reach', 40, 'at', opened)),
           'severity', severity, 'openedAt', opened, 'deadline', opened + 86400000, 'escalatedAt', null, 'version', 1,
           'queue', 'general', 'language', null, 'queuedBy', null, 'forSenior', null, 'merged', json_build_array(),
           'turns', json_build_array(), 'ownDeadline', opened + 86400000, 'notes', json_build_array(), 'decisions', json_build_array()),
         'account/' || account, split_part(clause, '.', 1), array[clause], severity, 'general'
  from cases`

/** Milliseconds from setting the filter to the frame after the rows say that they are the filtered ones, and to the answer; 0: none was asked. */
const FILTER = (typed: string, isShown: string): string => `new Promise((resolve) => {
  performance.clearResourceTimings()
  const field = document.getElementById('filter')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const begin = performance.now()
  set.call(field, ${JSON.stringify(typed)})
  field.dispatchEvent(new Event('input', { bubbles: true }))
  // By what rows hold: asking what they look like would lay the page out anew at each look.
  const look = () => {
    const rows = [...document.querySelectorAll('.queue-row.item')].map((row) => row.textContent)
    if (rows.length > 0 && rows.every((text) => ${isShown})) requestAnimationFrame(() => {
      const all = performance.now() - begin
      // The entry of the request comes a little later.
      setTimeout(() => {
        const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/v1/cases?'))
        resolve({ all, answered: asked.length === 0 ? 0 : asked[0].responseEnd - begin })
      }, 200)
    })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})`

const FILTERS = [
  ['in the page: u-4', 'u-4', "text.includes('u-4')"],
  ['by the server: sev:2', 'sev:2', "text.includes('Medium')"],
  ['by the server: clause:content.h', 'clause:content.h', "text.includes('content.h')"],
  ['by the server: org:o-77', 'org:o-77', "text.includes('o-77')"],
] as const

/** As `queue/views.tsx` asks for them. */
const VIEWS = [
  ...['is:open', 'due:late', 'sev:>=3', 'assignee:me', 'source:appeal'],
  ...['source:complaint', 'is:waiting', 'is:escalated', 'is:decided'],
]

function tell(what: string, spent: readonly number[]): void {
  const sorted = [...spent].sort((a, b) => a - b)
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  process.stdout.write(`${JSON.stringify({ what, median: at(0.5), p95: at(0.95), times: sorted.length })}\n`)
}

async function firstRows(page: Page): Promise<number> {
  const begin = performance.now()
  await page.goto('/console/queue')
  await page.locator('.queue-row.item').first().waitFor()
  return performance.now() - begin
}

const found = await findChromium()
if (found === null) throw new Error('No Chromium: install one or name it in GOODSTANDING_CHROMIUM.')
await buildPages()
const folder = mkdtempSync(join(tmpdir(), 'goodstanding-measure-'))
const database = await openDatabase({ url: null, dataDirectory: join(folder, 'database') })
await migrate(database.db)
await database.db.query(SEED, [CASES, Date.now() - 86_400_000])
await database.db.query('vacuum analyze case_view, case_clause')
const server = await startServer({ GOODSTANDING_DATABASE_URL: database.url })
const installation = { url: server.url, serviceToken: SERVICE_TOKEN, signInToken: server.running.signInToken }
const { ana } = await seedTraffic(installation, 'none')
const browser = await launch(found)
const { page } = await openPage(browser, server.url, ana.token)
const first: number[] = []
for (let time = 0; time < TIMES; time++) first.push(await firstRows(page))
tell('first rows, page loaded anew', first)
for (const [what, typed, isShown] of FILTERS) {
  const spent: number[] = []
  const answered: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const took = await page.evaluate<{ readonly all: number; readonly answered: number }>(FILTER(typed, isShown))
    spent.push(took.all)
    answered.push(took.answered)
    await page.evaluate(FILTER('', 'true'))
    await page.waitForTimeout(5_200) // longer than an answer is kept
  }
  tell(what, spent)
  if (answered.some((each) => each > 0)) tell(`${what}, answered`, answered)
}
const counted: number[] = []
for (let time = 0; time < TIMES; time++) {
  const begin = performance.now()
  await server.ask('POST', '/v1/cases/count', { token: ana.token, body: { queries: VIEWS } })
  counted.push(performance.now() - begin)
}
tell('the counts of the standing views, by one request', counted)
await browser.close()
await server.close()
await database.close()
rmSync(folder, { recursive: true, force: true })
