/**
 * From changed files to a version in force: drafted by one policy editor, put there by another. What was published in between is taken
 * in both times; every version stays in the ledger.
 */
import {
  appendToLedger,
  type Db,
  findPolicyVersion,
  keepPolicyFiles,
  lockPolicies,
  type PolicyVersion,
  publishDraft,
  savePolicyVersion,
} from '@goodstanding/ledger'
import type { Gate } from '@goodstanding/casework'
import type { CompiledPolicy, PolicyFiles } from '@goodstanding/policy'
import { Problem } from '../http/problems.ts'
import { noteWorked } from '../idempotency-context.ts'
import { compileInTurns, overlay, type PolicyDesk, sameFiles } from './policy-desk.ts'
import { demandGates } from './policy-gates.ts'
import {
  type Base,
  baseAt,
  filesOf,
  findBase,
  type PublishedBase,
  readSteps,
  readUpTo,
  rebaseDraft,
  rebaseWaiting,
} from './rebase-draft.ts'

/** `emergency`: why this person does not wait for the gates; null: they are held. It is kept with their step. */
export type Publishing = { readonly by: string; readonly emergency: string | null; readonly now: number }

/** Files that somebody changed, or took out (null), and the version on which they began; null: what is in force as they ask. */
export type Changes = { readonly files: ReadonlyMap<string, string | null>; readonly base: string | null }

/** What is tried: changed files, or a draft as it would be put in force now. */
export type Asked = Changes & { readonly draft: string | null }

export type PolicyPublisher = {
  /** The whole of a changed policy, on top of what is in force. */
  readonly candidate: (asked: Asked) => Promise<PolicyFiles>
  readonly draft: (
    changes: Changes,
    drafted: Publishing & { readonly effectiveFrom: number | null },
  ) => Promise<PublishedPolicy>
  /** `base`: up to which version that person has read what a draft of theirs goes over. */
  readonly approve: (
    version: string,
    approved: Publishing & { readonly base: string | null },
  ) => Promise<PublishedPolicy>
}

export type PublishedPolicy = {
  readonly id: string
  readonly version: string
  readonly status: 'awaiting-second' | 'published'
  readonly effectiveFrom: string
}

type Parts = {
  readonly db: Db
  readonly desk: PolicyDesk
  readonly follow: (now: number) => Promise<void>
  /** The clock as it runs: whoever publishes second does so later, however long ago they asked. */
  readonly now: () => number
  readonly gates: (
    draft: { readonly compiled: CompiledPolicy; readonly files: PolicyFiles },
    now: number,
  ) => Promise<readonly Gate[]>
}

export function createPolicyPublisher({ db, desk, follow, gates, now: clock }: Parts): PolicyPublisher {
  const policyId = (): string => desk.current().policy.id
  const inForce = (): Base => ({ version: desk.current().policy.version, files: desk.files() })

  /** Another node may have published what a page was served, and this one not looked yet. */
  const begunOn = async (base: string | null): Promise<Base & { readonly isAhead: boolean }> => {
    if (base !== null && base !== desk.current().policy.version) await follow(clock())
    if (base === null || base === desk.current().policy.version) return { ...inForce(), isAhead: false }
    const found = await findBase(db, policyId(), base)
    return { ...found, isAhead: found.effectiveFrom > clock() }
  }

  /** A draft as it would follow what was published since. */
  const openDraft = async (version: string, base: string | null) => {
    await follow(clock())
    const policy = policyId()
    const row = await findPolicyVersion(db, policy, version)
    const steps = await readSteps(db, version)
    if (row?.status !== 'draft' || steps.draftedBy === null)
      throw new Problem('policy.unknown', { detail: `There is no drafted version "${version}".` })
    const onto = (await baseAt(db, policy, Math.max(row.effectiveFrom, clock()))) ?? inForce()
    const named = steps.base === null ? null : await findPolicyVersion(db, policy, steps.base)
    // Drafts of before named no base: they were laid over what was in force.
    const begun =
      named === null ? await baseAt(db, policy, row.createdAt) : { version: named.version, files: filesOf(named) }
    const files = async (): Promise<PolicyFiles> => {
      const seen = await readUpTo(db, policy, base)
      return rebaseDraft(db, { policy, begun: begun ?? onto, onto, mine: filesOf(row), seen })
    }
    return { row, draftedBy: steps.draftedBy, onto, files }
  }

  type Ready = {
    readonly row: PolicyVersion
    readonly files: PolicyFiles
    readonly onto: Base
  }

  /** From when it counts; null when somebody published meanwhile: the draft follows another version then. */
  const putInForce = ({ row, files, onto }: Ready, { by, emergency, now, base }: Approved) =>
    db.transaction(async (tx) => {
      await lockPolicies(tx)
      const { policy, version } = row
      const last = await baseAt(tx, policy, Math.max(row.effectiveFrom, clock()))
      if (last !== null && last.version !== onto.version) return null
      const effectiveFrom = startOf(row, last, clock())
      const seen = await readUpTo(tx, policy, base)
      const waiting = await rebaseWaiting(tx, { policy, now: { version, files, effectiveFrom }, before: onto, seen })
      for (const each of waiting) {
        await compileInTurns(each.files)
        await keepPolicyFiles(tx, { ...each, content: Object.fromEntries(each.files) })
      }
      const content = Object.fromEntries(files)
      if (!(await publishDraft(tx, { policy, version, content, effectiveFrom }))) throw changedJustNow(version)
      const event = { kind: 'policy.approved', by, emergency, base: onto.version }
      await append(tx, { version, at: 2, event, now })
      await noteWorked(tx)
      return effectiveFrom
    })

  return {
    candidate: async ({ files, base, draft }) => {
      if (draft !== null) return (await openDraft(draft, base)).files()
      const { isAhead, ...begun } = await begunOn(base)
      const mine = overlay(begun.files, files)
      return isAhead ? mine : rebaseDraft(db, { policy: policyId(), begun, onto: inForce(), mine, seen: [] })
    },
    draft: async (changes, { by, effectiveFrom, emergency, now }) => {
      await follow(clock())
      const begun = await begunOn(changes.base)
      const mine = overlay(begun.files, changes.files)
      const at = effectiveFrom ?? (await compileInTurns(mine)).policy.effectiveFrom
      const onto = (await baseAt(db, policyId(), Math.max(at, clock()))) ?? inForce()
      const files = await rebaseDraft(db, { policy: policyId(), begun, onto, mine, seen: [] })
      const compiled = await compileInTurns(files)
      const { id, version } = compiled.policy
      const taken = await findPolicyVersion(db, id, version)
      if (taken !== null) demandFree(taken, files)
      demandGates(await gates({ compiled, files }, now), emergency)
      const content = Object.fromEntries(files)
      const row = { policy: id, version, content, status: 'draft', effectiveFrom: at, createdAt: now } as const
      const outcome = await db.transaction(async (tx) => {
        const saved = await savePolicyVersion(tx, row)
        const event = { kind: 'policy.drafted', by, emergency, base: onto.version }
        if (saved.kind !== 'saved') return saved
        await append(tx, { version, at: 1, event, now })
        await noteWorked(tx)
        return saved
      })
      if (outcome.kind === 'exists') demandFree(outcome.existing, files)
      await follow(clock())
      return { id, version, status: 'awaiting-second', effectiveFrom: new Date(at).toISOString() }
    },
    approve: async (version, approved) => {
      const { by, emergency, now, base } = approved
      for (;;) {
        const { draftedBy, files: open, ...drafted } = await openDraft(version, base)
        if (draftedBy === by) throw new Problem('policy.same-person')
        const files = await open()
        // What is in force may be another policy than when it was drafted, and people may have judged since.
        demandGates(await gates({ compiled: await compileInTurns(files), files }, now), emergency)
        const from = await putInForce({ ...drafted, files }, approved)
        if (from === null) continue
        await follow(clock())
        return { id: drafted.row.policy, version, status: 'published', effectiveFrom: new Date(from).toISOString() }
      }
    },
  }
}

type Approved = Publishing & { readonly base: string | null }

/** Of two versions with one date the later made counts; a draft that follows one that was made later comes after it. */
function startOf(row: PolicyVersion, last: PublishedBase | null, now: number): number {
  const from = Math.max(row.effectiveFrom, now)
  return last?.effectiveFrom === from && last.createdAt >= row.createdAt ? from + 1 : from
}

/** The same draft may be made twice; nobody could approve what was published already. */
function demandFree(taken: PolicyVersion, files: PolicyFiles): void {
  const { version, status } = taken
  const isSame = sameFiles(filesOf(taken), files)
  if (isSame && status === 'draft') return
  const detail = isSame
    ? `Version ${version} was published before, with the same content. Give policy.yaml a new version.`
    : `Version ${version} exists with other content. Give policy.yaml a new version.`
  const errors = [{ pointer: '/files/policy.yaml', detail: 'needs a new version' }]
  throw new Problem('policy.version-taken', { detail, errors })
}

function changedJustNow(version: string): Problem {
  return new Problem('policy.version-taken', {
    detail: `Somebody else changed version "${version}" just now. Read it again.`,
  })
}

type Step = { readonly version: string; readonly at: number; readonly event: unknown; readonly now: number }

async function append(tx: Db, { version, at, event, now }: Step): Promise<void> {
  const appended = await appendToLedger(tx, {
    stream: `policy/${version}`,
    version: at,
    organization: null,
    events: [{ event, at: now }],
  })
  if (!appended.ok) throw changedJustNow(version)
}
