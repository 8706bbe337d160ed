/** What people reported with their Matrix client, passed on to Goodstanding: each once, oldest first. */
import type { Goodstanding, NewReport } from '@goodstanding/sdk'
import type { Config, ReportClause } from './config.ts'
import type { MatrixEvent } from './from-callback.ts'
import type { Log } from '../log.ts'
import type { Store } from './store.ts'
import { organizationOf, type Organizations } from './organizations.ts'
import { fieldsOf, textIn } from '../read-fields.ts'
import type { MatrixReport } from './read-synapse.ts'
import { readHtml } from './read-html.ts'
import { SynapseFault, type Synapse } from './synapse.ts'

export type Taking = {
  readonly config: Pick<Config, 'organizations' | 'reports'>
  readonly source: string
  readonly synapse: Pick<Synapse, 'reports' | 'reportedEvent'>
  readonly goodstanding: Pick<Goodstanding, 'reports'>
  readonly store: Store
  readonly now: () => number
  readonly log: Log
}

const KINDS = ['event', 'user'] as const
const TEXT_LIMIT = 20_000
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
  const { config, source, synapse, goodstanding, log } = taking
  const event = report.kind === 'event' ? await reportedEvent(synapse, report) : null
  const stated = reportOf(report, event, {
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

/** The message as it was; null where the homeserver has it no more. */
async function reportedEvent(synapse: Taking['synapse'], { id }: MatrixReport): Promise<MatrixEvent | null> {
  try {
    return await synapse.reportedEvent(id)
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
export function reportOf(report: MatrixReport, event: MatrixEvent | null, around: Around): NewReport | null {
  const { source, organizations, clauses } = around
  const organization = organizationOf(report.reporter, organizations)
  if (organization === null) return null
  const clause = clauses.find(({ match }) => match.test(report.reason))?.clause
  const text = event === null ? null : wordsOf(event)
  const at = event === null || event.at === null ? {} : { at: new Date(event.at).toISOString() }
  return {
    about: {
      account: report.about,
      ...(report.eventId === null ? {} : { event: { source, id: report.eventId } }),
    },
    ...(clause === undefined ? {} : { clause }),
    // A client may send a report without a reason.
    text: report.reason === '' ? '-' : report.reason.slice(0, TEXT_LIMIT),
    ...(text === null || text === '' ? {} : { evidence: [{ text: text.slice(0, TEXT_LIMIT), ...at }] }),
    reporter: { organization, id: report.reporter, kind: 'member' },
  }
}

/** As it stood in the room; what was edited, as it was edited. */
function wordsOf({ content }: MatrixEvent): string {
  const written = content['m.new_content'] === undefined ? content : fieldsOf(content['m.new_content'])
  const body = textIn(written, 'body') ?? ''
  const { text, links } = readHtml(textIn(written, 'formatted_body') ?? '')
  const targets = links.map((link) => `${link.text} -> ${link.target}`)
  return [body === '' ? text : body, ...targets].join('\n')
}
