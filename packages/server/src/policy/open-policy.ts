/**
 * Which policy is in force: the newest of the folder (the shipped one, or `GOODSTANDING_POLICY`) and of what was published by two
 * people. The folder's version is entered in the ledger, so that every decision's version can be read later.
 */
import {
  currentPolicyVersion,
  type Db,
  listPolicyVersions,
  lockPolicies,
  savePolicyVersion,
  type SaveOutcome,
  setPolicyStatus,
} from '@goodstanding/ledger'
import type { CompiledPolicy, PolicyFiles } from '@goodstanding/policy'
import { createHash } from 'node:crypto'
import { SHIPPED_POLICY } from '../shipped.ts'
import { compileInTurns, sameFiles } from './policy-desk.ts'
import { readPolicyDirectory } from './read-policy-directory.ts'

export type OpenPolicy = { readonly compiled: CompiledPolicy; readonly files: PolicyFiles }

/**
 * Reads the folder, and enters what is new there. Nodes that read theirs at the same moment do it one after the other, so that of one edit
 * they make one version.
 */
export async function openPolicy(db: Db, directory: string | null, clock: () => number): Promise<OpenPolicy> {
  const files = await readPolicyDirectory(directory ?? SHIPPED_POLICY)
  const compiled = await compileInTurns(files)
  return db.transaction(async (tx) => {
    await lockPolicies(tx)
    return enterFolder(tx, { compiled, files }, clock())
  })
}

async function enterFolder(db: Db, { compiled, files }: OpenPolicy, now: number): Promise<OpenPolicy> {
  const { id, version, effectiveFrom } = compiled.policy
  const before = await currentPolicyVersion(db, id, now)
  await withdrawEdits(db, { compiled, files }, now)
  const edited = before === null ? null : EDITED.exec(before.version)
  // A version that follows an edit is newer than that, whatever date is written in it.
  const from = before === null || edited === null ? effectiveFrom : Math.max(effectiveFrom, before.effectiveFrom)
  const saved = await keep(db, { compiled, files }, { now, effectiveFrom: from })
  if (saved.kind === 'exists' && (edited?.[1] === version || !sameFiles(filesOf(saved.existing), files)))
    await keepEdited(db, { compiled, files }, { now, before })
  const current = await currentPolicyVersion(db, id, now)
  if (current === null || current.version === version) return { compiled, files }
  return { compiled: await compileInTurns(filesOf(current)), files: filesOf(current) }
}

/** How files are named that were edited without a new version. */
const EDITED = /^(.+)\+[0-9a-f]{8}$/s

type Known = { readonly version: string; readonly content: Readonly<Record<string, string>> }

const filesOf = ({ content }: Known): PolicyFiles => new Map(Object.entries(content))

function keep(
  db: Db,
  { compiled, files }: OpenPolicy,
  { now, effectiveFrom }: { readonly now: number; readonly effectiveFrom: number },
): Promise<SaveOutcome> {
  const { id: policy, version } = compiled.policy
  const content = Object.fromEntries(files)
  return savePolicyVersion(db, { policy, version, content, status: 'published', effectiveFrom, createdAt: now })
}

/**
 * Files that were edited without a new version get one of their own, named after their content: two different policies never share a
 * version, and a working copy still starts. Files that were changed back get one more, named after the moment too: what stood
 * between is newer than the version that they had before.
 */
async function keepEdited(
  db: Db,
  { compiled, files }: OpenPolicy,
  { now, before }: { readonly now: number; readonly before: Known | null },
): Promise<void> {
  const { version } = compiled.policy
  const effectiveFrom = Math.max(now, compiled.policy.effectiveFrom)
  const saveAs = async (name: string): Promise<SaveOutcome> => {
    const named = renamed(files, name)
    return keep(db, { compiled: await compileInTurns(named), files: named }, { now, effectiveFrom })
  }
  const name = `${version}+${digestOf(files)}`
  const saved = await saveAs(name)
  // Its day may lie ahead, or it is what is in force, by this name or another.
  if (saved.kind === 'saved' || before === null) return
  if (saved.existing.status === 'published' && saved.existing.effectiveFrom > now) return
  if (sameFiles(renamed(files, before.version), filesOf(before))) return
  // What two people published since is newer than the folder.
  if (before.version !== version && EDITED.exec(before.version)?.[1] !== version) return
  await saveAs(`${version}+${digestOf(new Map(files).set('', String(now)))}`)
}

/** An edit whose day lies ahead comes only while the folder says it: nothing else could take it back. */
async function withdrawEdits(db: Db, { compiled, files }: OpenPolicy, now: number): Promise<void> {
  const { id: policy, version: base } = compiled.policy
  for (const { version, status, effectiveFrom } of await listPolicyVersions(db, policy)) {
    const isWaiting = status === 'published' && effectiveFrom > now && EDITED.exec(version)?.[1] === base
    if (isWaiting && version !== `${base}+${digestOf(files)}`)
      await setPolicyStatus(db, { policy, version, status: 'withdrawn', effectiveFrom })
  }
}

function digestOf(files: PolicyFiles): string {
  return createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex')
    .slice(0, 8)
}

function renamed(files: PolicyFiles, version: string): PolicyFiles {
  const head = files.get('policy.yaml') ?? ''
  return new Map(files).set(
    'policy.yaml',
    head.replace(/^(version:\s*["']?)[^"'\n]+/m, (_, start: string) => start + version),
  )
}
