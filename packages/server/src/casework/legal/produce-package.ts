/** What an authority gets: the records in scope, a manifest with the hash of each file, and a signature over the manifest. */
import { createHash } from 'node:crypto'
import type { LegalRequest, LegalScope } from '@goodstanding/casework'
import type { DecisionRow, Page } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { readDecisions } from '../../vault/open-decisions.ts'
import { isSealedDecision } from '../evidence/sealed-material.ts'
import { deriveSigningKey } from '../audit/signing-key.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { instantText, showAction, showNotice } from '../show.ts'
import { ACTIONS, NOTICES } from '../streams.ts'
import type { Unit } from '../unit.ts'

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
}

/** Most decisions of one package; a scope with more is narrowed first. */
export const RECORDS_MOST = 10_000
const AT_ONCE = 500

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The decisions that a scope covers, oldest last. */
export async function recordsIn(unit: Pick<Unit, 'tx'>, scope: LegalScope): Promise<readonly DecisionRow[]> {
  const rows: DecisionRow[] = []
  for (const subject of scope.subjects) {
    const [type = '', ...rest] = subject.split('/')
    const id = rest.join('/')
    if (type !== 'account' && type !== 'organization') continue
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
      const page: Page<DecisionRow> = await readDecisions(unit.tx, filter, {
        limit: AT_ONCE,
        cursor,
      })
      rows.push(...page.items)
      cursor = page.next
    } while (cursor !== null && rows.length < RECORDS_MOST)
  }
  return rows
}

export async function producePackage(desk: Desk, unit: Unit, request: Received): Promise<LegalPackage> {
  const { scope } = request
  const wants = (kind: string): boolean => scope.kinds.length === 0 || scope.kinds.includes(kind)
  const files: PackageFile[] = []
  if (wants('decisions')) {
    const rows = await recordsIn(unit, scope)
    files.push(
      jsonFile(
        'decisions.json',
        rows.map((row) => ({
          id: `dec_${row.id}`,
          decidedAt: instantText(row.decidedAt),
          // Suspected child-abuse material is copied nowhere: the authority is told where it lies.
          event: isSealedDecision(desk.policy().policy, row)
            ? { source: row.source, id: row.eventId, sealed: true }
            : row.event,
          decision: row.result,
        })),
      ),
    )
    files.push(csvFile(rows))
  }
  if (wants('actions')) files.push(jsonFile('actions.json', await actionsIn(unit, scope)))
  if (wants('notices')) files.push(jsonFile('notices.json', await noticesIn(unit, scope)))
  const manifest = manifestOf(request, files, unit.now)
  const key = deriveSigningKey(desk.installationKey)
  return {
    files,
    manifest,
    manifestSha256: sha256(manifest),
    signature: key.sign(manifest),
    publicKey: key.publicKey,
  }
}

function manifestOf(
  { id, authority, reference, scope }: Received,
  files: readonly PackageFile[],
  now: Instant,
): string {
  const listed = files.map(({ name, mediaType, sha256: hash }) => ({ name, mediaType, sha256: hash }))
  return JSON.stringify({
    request: id,
    authority,
    reference,
    subjects: scope.subjects,
    producedAt: instantText(now),
    files: listed,
  })
}

function fileOf(name: string, mediaType: string, text: string): PackageFile {
  return { name, mediaType, sha256: sha256(text), text }
}

function jsonFile(name: string, value: unknown): PackageFile {
  return fileOf(name, 'application/json', JSON.stringify(value))
}

function csvFile(rows: readonly DecisionRow[]): PackageFile {
  const quote = (field: string): string => `"${field.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
  const lines = rows.map(({ id, organization, actor, eventType, effect, eventTime }) =>
    [`dec_${id}`, instantText(eventTime), organization, actor, eventType, effect].map(quote).join(','),
  )
  return fileOf('decisions.csv', 'text/csv', ['id,time,organization,actor,type,effect', ...lines, ''].join('\r\n'))
}

async function actionsIn(unit: Unit, { subjects }: LegalScope): Promise<readonly unknown[]> {
  const found = await allInStream(unit.tx, ACTIONS, [{ column: 'subject_key', test: 'in', value: subjects }])
  return found.flatMap(({ state }) => (state.kind === 'none' ? [] : [showAction(state)]))
}

async function noticesIn(unit: Unit, { subjects }: LegalScope): Promise<readonly unknown[]> {
  const found = await allInStream(unit.tx, NOTICES, [{ column: 'recipient_key', test: 'in', value: subjects }])
  return found.flatMap(({ state }) => showNotice(state, null) ?? [])
}
