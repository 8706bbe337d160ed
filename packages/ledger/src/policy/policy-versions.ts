/** Versions of a policy: their files, from when they count, and whether they may. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type PolicyStatus = 'draft' | 'published' | 'withdrawn'

export type PolicyVersion = {
  /** Id of the policy, e.g. "workplace-aup". */
  readonly policy: string
  readonly version: string
  /** Every file: path to text. */
  readonly content: Readonly<Record<string, string>>
  readonly status: PolicyStatus
  /** From this instant on it is the current one, if it is published. */
  readonly effectiveFrom: Instant
  readonly createdAt: Instant
}

export type SaveOutcome = { readonly kind: 'saved' } | { readonly kind: 'exists'; readonly existing: PolicyVersion }

const HEAD = `policy, version, status, effective_from as "effectiveFrom", created_at as "createdAt"`

/** Keeps a new version. A version is never overwritten: saving it again answers what stands. */
export async function savePolicyVersion(db: Db, row: PolicyVersion): Promise<SaveOutcome> {
  const saved = await db.query(
    `insert into policy_version (policy, version, content, status, effective_from, created_at)
     values ($1, $2, $3::json, $4, to_timestamp($5 / 1000.0), to_timestamp($6 / 1000.0))
     on conflict (policy, version) do nothing returning version`,
    [row.policy, row.version, JSON.stringify(row.content), row.status, row.effectiveFrom, row.createdAt],
  )
  if (saved.length > 0) return { kind: 'saved' }
  const existing = await findPolicyVersion(db, row.policy, row.version)
  if (existing === null) throw new Error(`Version ${row.version} of ${row.policy} is neither new nor there.`)
  return { kind: 'exists', existing }
}

/** One version with its files, or null. */
export async function findPolicyVersion(db: Db, policy: string, version: string): Promise<PolicyVersion | null> {
  const [row] = await db.query<PolicyVersion>(
    `select ${HEAD}, content from policy_version where policy = $1 and version = $2`,
    [policy, version],
  )
  return row ?? null
}

/** The published version that counts at an instant, or null. Of two with one date the later made counts. */
export async function currentPolicyVersion(db: Db, policy: string, at: Instant): Promise<PolicyVersion | null> {
  const [row] = await db.query<PolicyVersion>(
    `select ${HEAD}, content from policy_version
     where policy = $1 and status = 'published' and effective_from <= to_timestamp($2 / 1000.0)
     order by effective_from desc, created_at desc limit 1`,
    [policy, at],
  )
  return row ?? null
}

/** Every version without its files, the newest date first. */
export function listPolicyVersions(db: Db, policy: string): Promise<readonly Omit<PolicyVersion, 'content'>[]> {
  return db.query(
    `select ${HEAD} from policy_version where policy = $1 order by effective_from desc, created_at desc`,
    [policy],
  )
}

/** Publishes or withdraws a version, from an instant on. False when there is no such version. */
export async function setPolicyStatus(
  db: Db,
  change: Pick<PolicyVersion, 'policy' | 'version' | 'status' | 'effectiveFrom'>,
): Promise<boolean> {
  const changed = await db.query(
    `update policy_version set status = $3, effective_from = to_timestamp($4 / 1000.0)
     where policy = $1 and version = $2 returning version`,
    [change.policy, change.version, change.status, change.effectiveFrom],
  )
  return changed.length > 0
}

/** Whoever publishes goes one after the other, each seeing what the last one put in force. Held until the transaction ends. */
export async function lockPolicies(tx: Db): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding policies'))`)
}

/** Publishes a draft with the files that it counts with. False when there is no such draft any more. */
export async function publishDraft(
  tx: Db,
  { policy, version, content, effectiveFrom }: Omit<PolicyVersion, 'status' | 'createdAt'>,
): Promise<boolean> {
  const changed = await tx.query(
    `update policy_version set status = 'published', content = $3::json, effective_from = to_timestamp($4 / 1000.0)
     where policy = $1 and version = $2 and status = 'draft' returning version`,
    [policy, version, JSON.stringify(content), effectiveFrom],
  )
  return changed.length > 0
}

/** Other files for a version that is published and does not count yet: no decision was made by it. */
export async function keepPolicyFiles(
  tx: Db,
  { policy, version, content }: Pick<PolicyVersion, 'policy' | 'version' | 'content'>,
): Promise<void> {
  await tx.query(`update policy_version set content = $3::json where policy = $1 and version = $2`, [
    policy,
    version,
    JSON.stringify(content),
  ])
}
