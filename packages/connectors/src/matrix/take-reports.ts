/** What people reported with their Matrix client, passed on to Goodstanding: each once, oldest first. */
import type { Goodstanding, NewReport } from '@goodstanding/sdk'
import type { Config, ReportClause } from './config.ts'
import type { MatrixEvent } from './from-callback.ts'
import type { Log } from '../log.ts'
import type { Store } from './store.ts'
import { organizationOf, type Organizations } from './organizations.ts'
import { cutText } from '../cut-text.ts'
import { contentShown, instantOf } from './event-of-message.ts'
import type { MatrixReport } from './read-synapse.ts'
import { SynapseFault, type Synapse } from './synapse.ts'

export type Taking = {
  readonly config: Pick<Config, 'organizations' | 'reports'>
  readonly source: string
  readonly synapse: Pick<Synapse, 'reports' | 'reportedEvent' | 'lastEdit'>
  readonly goodstanding: Pick<Goodstanding, 'reports'>
  readonly store: Store
  readonly now: () => number
  readonly log: Log
}

const KINDS = ['event', 'user'] as const
/** What Goodstanding takes of a reporter's own words. */
const REASON_LIMIT = 16_384
/** What nobody can read; Goodstanding takes no such words. */
const UNSEEN = /^[\s\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]*$/u
/** More of them are of somebody who floods, and are left. */
const MOST_PUT_OFF = 1_000
const HOUR_MS = 60 * 60_000

/** Answers how many were passed on. Throws where one could not be: it and those after it come again. */
export async function takeReports(taking: Taking): Promise<number> {
  let count = await takePutOff(taking)
  for (const kind of KINDS) {
    const seen = taking.store.state().reports[kind] ?? (await firstCursor(taking, kind))
    for (const report of await newerThan(taking, kind, seen)) {
      const at = await passOn(taking, report)
      taking.store.change((state) => ({
        ...state,
        reports: { ...state.reports, [kind]: report.id },
        putOff: at === null ? state.putOff : [...state.putOff, { report, at }],
      }))
      count++
    }
  }
  return count
}

/** Those whose reporters are heard again by now. */
async function takePutOff(taking: Taking): Promise<number> {
  const due = taking.store.state().putOff.filter(({ at }) => at <= taking.now())
  for (const one of due) {
    const at = await passOn(taking, one.report)
    taking.store.change((state) => ({
      ...state,
      putOff: state.putOff.flatMap((kept) => (kept !== one ? [kept] : at === null ? [] : [{ ...one, at }])),
    }))
  }
  return due.length
}

/** At the first look: before all there are, or behind them, as the operator chose. Remembered, so that the next look begins there. */
async function firstCursor({ config, synapse, store }: Taking, kind: MatrixReport['kind']): Promise<number> {
  const [newest] = config.reports.begin === 'all' ? [] : await synapse.reports(kind, 0)
  const cursor = newest?.id ?? 0
  store.change((state) => ({ ...state, reports: { ...state.reports, [kind]: cursor } }))
  return cursor
}

/** Oldest first. The homeserver counts its pages from the newest, and numbers only grow. */
async function newerThan(
  { synapse }: Taking,
  kind: MatrixReport['kind'],
  seen: number,
): Promise<readonly MatrixReport[]> {
  const newer = new Map<number, MatrixReport>()
  for (let from = 0; ; ) {
    const page = await synapse.reports(kind, from)
    for (const report of page) if (report.id > seen) newer.set(report.id, report)
    if (page.length === 0 || page.some(({ id }) => id <= seen)) break
    from += page.length
  }
  return [...newer.values()].toSorted((a, b) => a.id - b.id)
}

/** Null: it was dealt with. Otherwise when it may be filed: one person who reports too much keeps nobody else's waiting. */
async function passOn(taking: Taking, report: MatrixReport): Promise<number | null> {
  const { config, source, goodstanding, log } = taking
  const events = report.kind === 'event' ? await reportedEvents(taking, report) : []
  const stated = reportOf(report, events, {
    source,
    organizations: config.organizations,
    clauses: config.reports.clauses,
  })
  if (stated === null) {
    log('warn', 'A report of somebody of no organization was left.', { kind: report.kind, id: report.id })
    return null
  }
  const filed = await goodstanding.reports.file(stated, `${source}/${report.kind}-report/${report.id}`)
  if (filed.ok) {
    log('info', 'A report was passed on.', { kind: report.kind, id: report.id, report: filed.value.id })
    return null
  }
  const { status, kind, detail } = filed.refusal
  if (kind === 'report.flooding') return putOff(taking, report, filed.refusal.more['until'])
  // Those that begin so are no problem of Goodstanding's: nobody answered, or a proxy before it.
  if (kind.startsWith('client.') || status === 401 || status === 403 || status === 429 || status >= 500)
    throw new Error(`A report was not taken: ${kind} ${detail}`)
  log('error', 'A report was refused, and is left.', { id: report.id, kind, detail })
  return null
}

function putOff({ store, now, log }: Taking, { id, kind, reporter }: MatrixReport, until: unknown): number | null {
  const stated = Date.parse(String(until))
  const at = stated > now() ? stated : now() + HOUR_MS
  const about = { kind, id, reporter }
  if (store.state().putOff.length >= MOST_PUT_OFF) {
    log('error', 'Somebody reports too much, and too many of their reports wait: this one is left.', about)
    return null
  }
  log('warn', 'Somebody reported too much: what they report waits.', { ...about, until: new Date(at).toISOString() })
  return at
}

/** The message as it was, and what its readers see in its place by now; none where the homeserver has it no more. */
async function reportedEvents({ synapse, log }: Taking, { id }: MatrixReport): Promise<readonly MatrixEvent[]> {
  const event = await reportedEvent(synapse, id)
  if (event === null) return []
  try {
    const edit = await synapse.lastEdit(event)
    return edit === null ? [event] : [event, edit]
  } catch (fault) {
    // A fault of the homeserver about this one keeps no others waiting.
    if (!(fault instanceof SynapseFault) || (fault.mayPass && fault.status !== 500)) throw fault
    log('warn', 'Whether a reported message was edited could not be looked up.', { id, why: fault.message })
    return [event]
  }
}

async function reportedEvent(synapse: Taking['synapse'], report: number): Promise<MatrixEvent | null> {
  try {
    return await synapse.reportedEvent(report)
  } catch (fault) {
    if (fault instanceof SynapseFault && fault.status === 404) return null
    throw fault
  }
}

type Around = {
  readonly source: string
  readonly organizations: Organizations
  readonly clauses: readonly ReportClause[]
}

/** Null: the reporter belongs to no organization, so nobody's administrator would read it. */
function reportOf(report: MatrixReport, events: readonly MatrixEvent[], around: Around): NewReport | null {
  const { source, organizations, clauses } = around
  const organization = organizationOf(report.reporter, organizations)
  if (organization === null) return null
  const clause = clauses.find(({ match }) => match.test(report.reason))?.clause
  const evidence = events.flatMap(evidenceOf)
  return {
    about: {
      account: report.about,
      ...(report.eventId === null ? {} : { event: { source, id: report.eventId } }),
    },
    ...(clause === undefined ? {} : { clause }),
    // A client may send a report without a reason.
    text: UNSEEN.test(report.reason) ? '-' : report.reason.slice(0, REASON_LIMIT),
    ...(evidence.length === 0 ? {} : { evidence }),
    reporter: { organization, id: report.reporter, kind: 'member' },
  }
}

/** All that clients showed of it: what one shows and another does not, where links lead, what files are called. */
function evidenceOf(event: MatrixEvent): NonNullable<NewReport['evidence']> {
  const { text, links = [], files = [] } = contentShown(event)
  const targets = links.map((link) => `${link.text ?? ''} -> ${link.target}`)
  const all = [text, ...targets, ...files.map(({ name }) => name)].filter((line) => !UNSEEN.test(line)).join('\n')
  const at = instantOf(event)
  return all === '' ? [] : [{ text: cutText(all), ...(at === null ? {} : { at }) }]
}
