/** What counsel may read of a case of suspected child-abuse material, from calls that are there for them: by hash, without a word of it. */
import { ConfigError } from '@goodstanding/server'
import { askRunning, readJson } from '../ask-running.ts'
import { say } from '../say.ts'
import type { SealedCase, SealedCopy, SealedFinding } from './tip.ts'

export type Product = { readonly url: string; readonly token: string }

type Stated = Readonly<Record<string, unknown>>

const fields = (value: unknown): Stated => (typeof value === 'object' && value !== null ? (value as Stated) : {})
const listed = (value: unknown): readonly Stated[] => (Array.isArray(value) ? value.map(fields) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const orNull = (value: unknown): string | null => textOf(value) || null

/** Only what is a hash of a file: words are kept as `sha256:…`, and tell nobody outside anything. */
const FILE_HASH = /^[0-9a-f]{64}$/i

const read = async ({ url, token }: Product, path: string): Promise<Stated> =>
  fields(await readJson(await askRunning(path, url, { token })))

/** Who calls must be counsel; and whether they may put a note on a case. */
export async function readCounsel(product: Product): Promise<{ readonly mayNote: boolean }> {
  const { may } = await read(product, '/v1/session')
  const acts: readonly unknown[] = Array.isArray(may) ? may : []
  if (!acts.includes('evidence.read-sealed'))
    throw new ConfigError(
      say('This is for counsel: whoever the token is of may not read what is suspected child-abuse material.'),
    )
  return { mayNote: acts.includes('case.note') }
}

/** More findings than these are not told one by one: a report is read by people. */
const MOST = 50

export async function readSealedCase(product: Product, id: string): Promise<SealedCase> {
  const behind = await read(product, `/v1/cases/${encodeURIComponent(id)}/evidence`)
  const isSealed = ({ display }: Stated): boolean => display === 'sealed'
  const found = listed(behind['findings']).filter(isSealed)
  const copied = listed(behind['copies']).filter(isSealed)
  const caseId = textOf(behind['case']) || id
  if (found.length + copied.length === 0)
    throw new ConfigError(
      say('Nothing in {0} is suspected child-abuse material: there is nothing that this reports.', caseId),
    )
  const findings: SealedFinding[] = []
  const inOrder = found.toSorted((a, b) => textOf(a['at']).localeCompare(textOf(b['at'])))
  for (const finding of inOrder.slice(0, MOST)) findings.push(await readFinding(product, finding))
  const copies: SealedCopy[] = []
  for (const copy of copied.slice(0, MOST)) copies.push(await readCopy(product, caseId, copy))
  const more = found.length - findings.length + copied.length - copies.length
  return { id: caseId, findings, copies, more, clauses: await readClauses(product, findings) }
}

async function readFinding(product: Product, { decision, at }: Stated): Promise<SealedFinding> {
  const id = textOf(decision)
  const shown = await read(product, `/v1/decisions/${encodeURIComponent(id)}`)
  const event = fields(shown['event'])
  const data = fields(event['data'])
  const { id: account, name } = fields(data['actor'])
  const found = listed(shown['findings'])
  const files = [data['file'], ...listed(fields(data['content'])['files']), ...listed(data['files'])].map(fields)
  return {
    decision: id,
    at: textOf(at),
    type: textOf(event['type']),
    event: textOf(event['id']),
    account: orNull(account),
    name: nameOf(name),
    hashes: files.flatMap(({ sha256 }) => hashIn(sha256)),
    clauses: [...new Set(found.map(({ clause }) => textOf(clause)))],
    isListed: found.some(({ rule }) => textOf(rule).startsWith('listed-')),
  }
}

/** A name that is kept by hash only is none. */
const nameOf = (value: unknown): string | null => (textOf(value).startsWith('sha256:') ? null : orNull(value))

const hashIn = (value: unknown): readonly string[] =>
  FILE_HASH.test(textOf(value)) ? [textOf(value).toLowerCase()] : []

async function readCopy(product: Product, caseId: string, { id, about, copiedAt }: Stated): Promise<SealedCopy> {
  const path = `/v1/evidence/${encodeURIComponent(textOf(id))}?case=${encodeURIComponent(caseId)}`
  const { reference } = await read(product, path)
  const [type, ...account] = textOf(about).split('/')
  return {
    evidence: textOf(id),
    copiedAt: textOf(copiedAt),
    account: type === 'account' ? orNull(account.join('/')) : null,
    hashes: listed(reference).flatMap(({ hashes }) => (Array.isArray(hashes) ? hashes.flatMap(hashIn) : [])),
  }
}

/** By their titles in English: what NCMEC reads. */
async function readClauses(product: Product, findings: readonly SealedFinding[]): Promise<ReadonlyMap<string, string>> {
  const clauses = new Map<string, string>()
  for (const id of new Set(findings.flatMap((finding) => finding.clauses))) {
    // One that the policy has no more is told by its id.
    const { title } = await read(product, `/v1/policy/clauses/${encodeURIComponent(id)}`).catch((): Stated => ({}))
    clauses.set(id, textOf(fields(title)['en']))
  }
  return clauses
}

/** Whether the note stands. That it does not is no fault of the report, which is sent. */
export async function noteOnCase({ url, token }: Product, id: string, text: string): Promise<boolean> {
  const path = `/v1/cases/${encodeURIComponent(id)}/note`
  return askRunning(path, url, { token, body: { text } }).then(
    () => true,
    () => false,
  )
}
