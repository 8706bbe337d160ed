/** What an authority gets: the records in scope, a manifest with the hash of each file, and a signature over the manifest. */
import type { Action, LegalRequest, LegalScope } from '@goodstanding/casework'
import { countRecorded, type DecisionRow, type Page } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { accessKeyOf } from '../../access/access-key.ts'
import { readDecisions } from '../../vault/open-decisions.ts'
import { appellantKey, noticeOfAppeal } from '../appeal/talk-about-appeal.ts'
import { isSealedDecision } from '../evidence/sealed-material.ts'
import { deriveSigningKey } from '../audit/signing-key.ts'
import { readWhatBecame } from '../notice/what-became.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { Problem } from '../../http/problems.ts'
import { mapInTurns } from '../../in-turns.ts'
import { instantText, showAction, showAppeal, showNotice, showReport, textOrNull } from '../show.ts'
import { ACTIONS, APPEALS, ERASURES, NOTICES, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { sha256 } from './sha256.ts'

type Received = Exclude<LegalRequest, { kind: 'none' }>

export type PackageFile = {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly text: string
}

export type LegalPackage = {
  readonly files: readonly PackageFile[]
  /** The JSON text that is signed. */
  readonly manifest: string
  readonly manifestSha256: string
  /** Ed25519 over the manifest, base64. */
  readonly signature: string
  readonly publicKey: string
  /** How many records of each kind it holds. */
  readonly counts: Readonly<Record<string, number>>
}

/** Most records of a kind in one package; a scope with more is narrowed first. */
export const RECORDS_MOST = 10_000
const AT_ONCE = 500

/** The decisions that a scope covers, each once, the newest first of each subject. */
async function decisionsIn(unit: Pick<Unit, 'tx'>, scope: LegalScope): Promise<readonly DecisionRow[]> {
  const rows = new Map<string, DecisionRow>()
  for (const { type, id } of subjectsIn(scope)) {
    const filter = {
      organization: type === 'organization' ? id : null,
      actor: type === 'account' ? id : null,
      eventType: null,
      effect: null,
      clause: null,
      from: scope.span.from,
      until: scope.span.until,
    }
    let cursor: string | null = null
    do {
      const page: Page<DecisionRow> = await readDecisions(unit.tx, filter, { limit: AT_ONCE, cursor })
      for (const row of page.items) rows.set(row.id, row)
      cursor = page.next
    } while (cursor !== null && rows.size <= RECORDS_MOST)
  }
  return [...rows.values()]
}

function subjectsIn({ subjects }: LegalScope): readonly { readonly type: string; readonly id: string }[] {
  return subjects.flatMap((subject) => {
    const [type = '', ...rest] = subject.split('/')
    return type === 'account' || type === 'organization' ? [{ type, id: rest.join('/') }] : []
  })
}

const idsOf = (scope: LegalScope, wanted: string): readonly string[] =>
  subjectsIn(scope).flatMap(({ type, id }) => (type === wanted ? [id] : []))

type Filled = { readonly count: number; readonly files: readonly PackageFile[] }

/** A kind of record: how many a scope covers, and the files that hold them with how many those hold: more may have come since the first. */
type Records = {
  readonly count: (unit: Unit, scope: LegalScope) => Promise<number>
  readonly fill: (desk: Desk, unit: Unit, scope: LegalScope) => Promise<Filled>
}

/** Kinds that are few for a subject are counted by reading them. */
function fewOf(name: string, read: (unit: Unit, scope: LegalScope) => Promise<readonly unknown[]>): Records {
  return {
    count: async (unit, scope) => (await read(unit, scope)).length,
    fill: async (_desk, unit, scope) => {
      const records = await read(unit, scope)
      return { count: records.length, files: [await jsonFile(`${name}.json`, records)] }
    },
  }
}

export const LEGAL_KINDS = ['decisions', 'actions', 'notices', 'reports', 'appeals'] as const
type LegalKind = (typeof LEGAL_KINDS)[number]

const RECORDS: Readonly<Record<LegalKind, Records>> = {
  decisions: {
    count: ({ tx }, scope) =>
      countRecorded(tx, {
        actors: idsOf(scope, 'account'),
        organizations: idsOf(scope, 'organization'),
        from: scope.span.from,
        until: scope.span.until,
      }),
    fill: async (desk, unit, scope) => {
      const rows = await decisionsIn(unit, scope)
      const shown = await mapInTurns(rows, (row) => showDecision(desk, row))
      return { count: rows.length, files: [await jsonFile('decisions.json', shown), csvFile(rows)] }
    },
  },
  actions: fewOf('actions', actionsIn),
  notices: fewOf('notices', noticesIn),
  reports: fewOf('reports', reportsIn),
  appeals: fewOf('appeals', appealsIn),
}

function kindsIn({ kinds }: LegalScope): readonly LegalKind[] {
  return LEGAL_KINDS.filter((kind) => kinds.length === 0 || kinds.includes(kind))
}

/** A scope with how many records of each kind it covers. */
export async function countRecords(unit: Unit, scope: LegalScope): Promise<LegalScope> {
  const counts: Record<string, number> = {}
  for (const kind of kindsIn(scope)) counts[kind] = await RECORDS[kind].count(unit, scope)
  return { ...scope, counts, records: Object.values(counts).reduce((sum, count) => sum + count, 0) }
}

/** Throws `legal-request.too-large` for a scope that one package does not take: nothing is left out in silence. */
export async function producePackage(desk: Desk, unit: Unit, request: Received): Promise<LegalPackage> {
  const covered = await countRecords(unit, request.scope)
  refuseTooMany(covered.counts ?? {})
  const files: PackageFile[] = []
  const counts: Record<string, number> = {}
  for (const kind of kindsIn(request.scope)) {
    const filled = await RECORDS[kind].fill(desk, unit, request.scope)
    files.push(...filled.files)
    counts[kind] = filled.count
  }
  refuseTooMany(counts)
  const erased = await erasedIn(unit, request.scope)
  const manifest = manifestOf(request, { files, counts, erased, now: unit.now })
  const key = deriveSigningKey(accessKeyOf(desk))
  return {
    files,
    manifest,
    manifestSha256: sha256(manifest),
    signature: key.sign(manifest),
    publicKey: key.publicKey,
    counts,
  }
}

function refuseTooMany(counts: Readonly<Record<string, number>>): void {
  const excess = Object.entries(counts).find(([, count]) => count > RECORDS_MOST)
  if (excess !== undefined)
    throw new Problem('legal-request.too-large', {
      detail: `The scope covers ${excess[1]} ${excess[0]}; a package takes ${RECORDS_MOST} of a kind.`,
    })
}

/** Suspected child-abuse material is copied nowhere: the authority is told where it lies. */
function showDecision({ policy }: Desk, row: DecisionRow) {
  const isSealed = isSealedDecision(policy().policy, row)
  return {
    id: `dec_${row.id}`,
    decidedAt: instantText(row.decidedAt),
    event: isSealed ? { source: row.source, id: row.eventId, sealed: true } : row.event,
    decision: row.result,
  }
}

type Erased = { readonly subject: string; readonly at: string; readonly receipt: string }

/** Who in a scope was forgotten before: an authority must not take what is gone for what never was, nor for what is kept from it. */
async function erasedIn({ tx }: Unit, scope: LegalScope): Promise<readonly Erased[]> {
  const people = idsOf(scope, 'account')
  if (people.length === 0) return []
  const rows = await allInStream(tx, ERASURES, [
    { column: 'person', test: 'in', value: people },
    { column: 'status', test: 'is', value: 'erased' },
  ])
  return rows.flatMap(({ state }) =>
    state.kind === 'erased'
      ? [{ subject: `account/${state.person}`, at: instantText(state.receipt.at), receipt: state.receipt.id }]
      : [],
  )
}

type Listed = Pick<LegalPackage, 'files' | 'counts'> & { readonly erased: readonly Erased[]; readonly now: Instant }

function manifestOf({ id, authority, reference, scope }: Received, { files, counts, erased, now }: Listed): string {
  const listed = files.map(({ name, mediaType, sha256: hash }) => ({ name, mediaType, sha256: hash }))
  const span = { from: instantText(scope.span.from), until: textOrNull(scope.span.until) }
  return JSON.stringify({
    request: id,
    authority,
    reference,
    subjects: scope.subjects,
    span,
    counts,
    ...(erased.length === 0 ? {} : { erased }),
    producedAt: instantText(now),
    files: listed,
  })
}

function fileOf(name: string, mediaType: string, text: string): PackageFile {
  return { name, mediaType, sha256: sha256(text), text }
}

/** Ten thousand records are megabytes of JSON: they are written one by one, between decisions. */
async function jsonFile(name: string, records: readonly unknown[]): Promise<PackageFile> {
  const texts = await mapInTurns(records, (record) => JSON.stringify(record))
  return fileOf(name, 'application/json', `[${texts.join()}]`)
}

function csvFile(rows: readonly DecisionRow[]): PackageFile {
  const quote = (field: string): string => `"${field.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
  const lines = rows.map(({ id, organization, actor, eventType, effect, eventTime }) =>
    [`dec_${id}`, instantText(eventTime), organization, actor, eventType, effect].map(quote).join(','),
  )
  return fileOf('decisions.csv', 'text/csv', ['id,time,organization,actor,type,effect', ...lines, ''].join('\r\n'))
}

const isIn = ({ span }: LegalScope, at: Instant): boolean => at >= span.from && (span.until === null || at < span.until)

/** What was done about the subjects, and about content that they answer for. */
async function actionsIn({ tx }: Unit, scope: LegalScope): Promise<readonly unknown[]> {
  const found = new Map<string, unknown>()
  for (const column of ['subject_key', 'holder_key']) {
    const rows = await allInStream(tx, ACTIONS, [{ column, test: 'in', value: scope.subjects }])
    const whatBecame = await readWhatBecame(
      tx,
      rows.map(({ state }) => state),
    )
    for (const { id, state } of rows)
      if (state.kind !== 'none' && isIn(scope, beganAt(state))) found.set(id, showAction(state, whatBecame(state)))
  }
  return [...found.values()]
}

function beganAt(action: Exclude<Action, { kind: 'none' }>): Instant {
  return action.kind === 'awaiting-second' ? action.proposedAt : action.kind === 'declined' ? action.at : action.takenAt
}

async function noticesIn({ tx }: Unit, scope: LegalScope): Promise<readonly unknown[]> {
  const found = await allInStream(tx, NOTICES, [{ column: 'recipient_key', test: 'in', value: scope.subjects }])
  return found.flatMap(({ state }) =>
    state.notice.kind === 'sent' && isIn(scope, state.notice.sentAt)
      ? (showNotice(state, { now: null, appealToken: null }) ?? [])
      : [],
  )
}

/**
 * What the subjects themselves reported: what others reported about them is theirs, and so are words that nothing says a subject could
 * see.
 */
async function reportsIn({ tx }: Unit, scope: LegalScope): Promise<readonly unknown[]> {
  const accounts = idsOf(scope, 'account')
  const found = await allInStream(tx, REPORTS, [{ column: 'reporter', test: 'in', value: accounts }])
  return found.flatMap(({ state: { report } }) =>
    report.kind !== 'none' && isIn(scope, report.receivedAt)
      ? [showReport(report, { reader: 'reporter', receipt: null, mayRead: ({ onlyFor }) => onlyFor === undefined })]
      : [],
  )
}

async function appealsIn({ tx }: Unit, scope: LegalScope): Promise<readonly unknown[]> {
  const filers = subjectsIn(scope).map(({ id }) => id)
  const found = await allInStream(tx, APPEALS, [{ column: 'filed_by', test: 'in', value: filers }])
  const own: unknown[] = []
  for (const { state } of found) {
    if (state.kind === 'none' || !isIn(scope, state.filedAt)) continue
    // An account and an organization may bear one id: the appeal of the other is nothing of the subject's.
    const filer = appellantKey(state, await noticeOfAppeal(tx, state))
    if (scope.subjects.includes(filer)) own.push(showAppeal(state, 'staff'))
  }
  return own
}
