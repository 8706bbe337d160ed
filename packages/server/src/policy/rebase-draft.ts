/**
 * A draft is begun on one version of the policy and ends on another: what was published meanwhile is taken in, and where both changed
 * one file the draft waits until somebody has read both. Nothing that was published is overwritten unseen.
 */
import {
  currentPolicyVersion,
  type Db,
  findPolicyVersion,
  listPolicyVersions,
  loadStream,
  type PolicyVersion,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { locateClause, type PolicyFiles } from '@goodstanding/policy'
import { Problem } from '../http/problems.ts'
import { mergeFiles, unnamedText } from './merge-files.ts'

/** A version that a draft was begun on, or that it is to follow. */
export type Base = { readonly version: string; readonly files: PolicyFiles }
/** With what says which of two versions counts. */
export type PublishedBase = Base & Pick<PolicyVersion, 'effectiveFrom' | 'createdAt'>

/** Versions that are looked through for the last change of a file. */
const LOOKED_THROUGH = 50

export const filesOf = ({ content }: Pick<PolicyVersion, 'content'>): PolicyFiles => new Map(Object.entries(content))
const baseOf = ({ version, effectiveFrom, createdAt, ...row }: PolicyVersion): PublishedBase => ({
  ...{ version, effectiveFrom, createdAt },
  files: filesOf(row),
})

/** What a version that counts from an instant on follows; null where nothing was published for it. */
export async function baseAt(db: Db, policy: string, at: Instant): Promise<PublishedBase | null> {
  const row = await currentPolicyVersion(db, policy, at)
  return row === null ? null : baseOf(row)
}

/** The version that a caller names as the one they began on. */
export async function findBase(db: Db, policy: string, version: string): Promise<PublishedBase> {
  const row = await findPolicyVersion(db, policy, version)
  if (row?.status === 'published') return baseOf(row)
  const detail = 'names no version that was published'
  throw new Problem('body.invalid', { detail: `/base: ${detail}`, errors: [{ pointer: '/base', detail }] })
}

export type PolicySteps = { readonly draftedBy: string | null; readonly approvedBy: string | null }

const wordIn = (event: unknown, name: string): string | null => {
  const found: unknown = Reflect.get(Object(event), name)
  return typeof found === 'string' ? found : null
}

/** Who drafted a version and who put it in force; nobody is known of what came from a folder. */
export async function readSteps(db: Db, version: string) {
  const events = (await loadStream(db, `policy/${version}`)).map(({ event }) => event)
  const [drafted, approved] = events
  return {
    draftedBy: wordIn(drafted, 'by'),
    approvedBy: wordIn(approved, 'by'),
    /** The version that the draft was begun on. */
    base: wordIn(drafted, 'base'),
    emergencies: events.flatMap((event) => {
      const reason = wordIn(event, 'emergency')
      return reason === null ? [] : [{ by: wordIn(event, 'by'), reason }]
    }),
  }
}

/** A file that was changed in force since a draft was begun, and that the draft changes too. */
export type ChangedFile = PolicySteps & {
  readonly file: string
  /** Null: it holds no clause. */
  readonly clause: string | null
  /** The version that changed it last. */
  readonly version: string
  /** Where that one waits for a later day than the draft's; null: it comes before. */
  readonly waitsUntil: Instant | null
}

/** `waitsUntil`: the day of `onto`, where it comes after the draft. */
type Way = {
  readonly policy: string
  readonly begun: Base
  readonly onto: Base
  readonly waitsUntil?: Instant
}

/** The last version between two that changed a file. */
async function lastChange(db: Db, { policy, begun, onto }: Way, file: string): Promise<string> {
  const published = (await listPolicyVersions(db, policy)).filter(({ status }) => status === 'published').reverse()
  const from = published.findIndex(({ version }) => version === begun.version)
  const until = published.findIndex(({ version }) => version === onto.version)
  const between = published.slice(from + 1, until).slice(-LOOKED_THROUGH)
  const textIn = (files: PolicyFiles): string => unnamedText(file, files.get(file) ?? '')
  const now = textIn(onto.files)
  for (const [at, { version }] of [...between.entries()].reverse()) {
    const row = await findPolicyVersion(db, policy, version)
    if (row !== null && textIn(filesOf(row)) !== now) return between[at + 1]?.version ?? onto.version
  }
  return between[0]?.version ?? onto.version
}

async function describeChange(db: Db, way: Way, file: string): Promise<ChangedFile> {
  const { waitsUntil = null } = way
  const version = waitsUntil === null ? await lastChange(db, way, file) : way.onto.version
  const { draftedBy, approvedBy } = await readSteps(db, version)
  return { file, clause: locateClause(file)?.id ?? null, version, draftedBy, approvedBy, waitsUntil }
}

function sentenceOf({ file, version, draftedBy, approvedBy, waitsUntil }: ChangedFile, { begun, onto }: Way): string {
  if (waitsUntil !== null)
    return `${file} is changed in version ${version} too, which counts from ${new Date(waitsUntil).toISOString()} on and replaces this draft's text then. Read both, then take theirs, or send yours again with \`base\`: "${version}".`
  const by =
    draftedBy === null || approvedBy === null ? '' : ` by ${draftedBy}, who drafted it, and ${approvedBy}, who agreed`
  return `${file} was changed in version ${version}${by}, after version ${begun.version}; this draft changes it too. Read both, then take theirs, or send yours again with \`base\`: "${onto.version}".`
}

const pointerTo = (file: string): string => `/files/${file.replaceAll('~', '~0').replaceAll('/', '~1')}`

async function staleProblem(db: Db, way: Way, contested: readonly string[]): Promise<Problem> {
  const changed: ChangedFile[] = []
  for (const file of contested) changed.push(await describeChange(db, way, file))
  const told = changed.map((each) => ({ pointer: pointerTo(each.file), detail: sentenceOf(each, way) }))
  const shown = changed.map(({ waitsUntil, ...each }) => ({
    ...each,
    waitsUntil: waitsUntil === null ? null : new Date(waitsUntil).toISOString(),
  }))
  return new Problem('policy.stale', {
    ...(told[0] === undefined ? {} : { detail: told[0].detail }),
    errors: told,
    more: { base: way.begun.version, version: way.onto.version, changed: shown },
  })
}

/**
 * The files of a draft as they follow `onto`. Throws where both changed one file, unless whoever asks has read what stands there:
 * `seen` names the versions.
 */
export async function rebaseDraft(
  db: Db,
  { mine, seen, ...way }: Way & { readonly mine: PolicyFiles; readonly seen: readonly string[] },
): Promise<PolicyFiles> {
  const { begun, onto } = way
  if (begun.version === onto.version) return mine
  const { files, contested } = mergeFiles({ begun: begun.files, mine, theirs: onto.files })
  if (contested.length > 0 && !seen.includes(onto.version)) throw await staleProblem(db, way, contested)
  return files
}

/** What somebody has read who names a version: everything that was published up to it. */
export async function readUpTo(db: Db, policy: string, version: string | null): Promise<readonly string[]> {
  if (version === null) return []
  const published = (await listPolicyVersions(db, policy)).filter(({ status }) => status === 'published')
  const at = published.findIndex((each) => each.version === version)
  return at === -1 ? [] : published.slice(at).map((each) => each.version)
}

type Followed = {
  readonly policy: string
  /** What now comes before them, and what came before. */
  readonly now: Base & { readonly effectiveFrom: Instant }
  readonly before: Base
  readonly seen: readonly string[]
}

/**
 * Versions that wait for a later date, as they follow what was published before it: what they leave alone must not be taken back on
 * their day. Throws where one of them changes the same file, unless that was read.
 */
export async function rebaseWaiting(
  db: Db,
  { policy, now, before, seen }: Followed,
): Promise<readonly (PolicyVersion & { readonly files: PolicyFiles })[]> {
  const waiting = (await listPolicyVersions(db, policy))
    .filter(({ status, effectiveFrom }) => status === 'published' && effectiveFrom > now.effectiveFrom)
    .reverse()
  const moved: (PolicyVersion & { readonly files: PolicyFiles })[] = []
  let [old, next] = [before.files, now.files]
  for (const { version } of waiting) {
    const row = await findPolicyVersion(db, policy, version)
    if (row === null) continue
    const own = filesOf(row)
    const { files, contested } = mergeFiles({ begun: old, mine: own, theirs: next })
    if (contested.length > 0 && !seen.includes(version)) {
      const way = { policy, begun: before, onto: { version, files: own }, waitsUntil: row.effectiveFrom }
      throw await staleProblem(db, way, contested)
    }
    moved.push({ ...row, files })
    ;[old, next] = [own, files]
  }
  return moved
}
