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
  readonly log: Log
}

const KINDS = ['event', 'user'] as const
const TEXT_LIMIT = 20_000

/** Answers how many were passed on. Throws where one could not be: it and those after it come again. */
export async function takeReports(taking: Taking): Promise<number> {
  let count = 0
  for (const kind of KINDS) {
    const seen = taking.store.state().reports[kind] ?? (await firstCursor(taking, kind))
    for (const report of await newerThan(taking, kind, seen)) {
      await passOn(taking, report)
      taking.store.change((state) => ({ ...state, reports: { ...state.reports, [kind]: report.id } }))
      count++
    }
  }
  return count
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

async function passOn({ config, source, synapse, goodstanding, log }: Taking, report: MatrixReport): Promise<void> {
  const event = report.kind === 'event' ? await reportedEvent(synapse, report) : null
  const stated = reportOf(report, event, {
    source,
    organizations: config.organizations,
    clauses: config.reports.clauses,
  })
  if (stated === null) {
    log('warn', 'A report of somebody of no organization was left.', { kind: report.kind, id: report.id })
    return
  }
  const filed = await goodstanding.reports.file(stated, `${source}/${report.kind}-report/${report.id}`)
  if (filed.ok) {
    log('info', 'A report was passed on.', { kind: report.kind, id: report.id, report: filed.value.id })
    return
  }
  const { status, kind, detail } = filed.refusal
  if (status === 0 || status === 401 || status === 403 || status === 429 || status >= 500)
    throw new Error(`A report was not taken: ${kind} ${detail}`)
  log('error', 'A report was refused, and is left.', { id: report.id, kind, detail })
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
