/**
 * Which policy is in force at start: the newest of the folder (the shipped one, or `GOODSTANDING_POLICY`) and of what was published by two
 * people. The folder's version is entered in the ledger, so that every decision's version can be read later.
 */
import { currentPolicyVersion, type Db, findPolicyVersion, savePolicyVersion } from '@goodstanding/ledger'
import type { CompiledPolicy, PolicyFiles } from '@goodstanding/policy'
import { createHash } from 'node:crypto'
import { SHIPPED_POLICY } from '../shipped.ts'
import { compileFiles } from './policy-desk.ts'
import { readPolicyDirectory } from './read-policy-directory.ts'

export type OpenPolicy = { readonly compiled: CompiledPolicy; readonly files: PolicyFiles }

export async function openPolicy(db: Db, directory: string | null, now: number): Promise<OpenPolicy> {
  const files = await readPolicyDirectory(directory ?? SHIPPED_POLICY)
  const compiled = compileFiles(files)
  const { id, version, effectiveFrom } = compiled.policy
  const content = Object.fromEntries(files)
  const saved = await savePolicyVersion(db, {
    policy: id,
    version,
    content,
    status: 'published',
    effectiveFrom,
    createdAt: now,
  })
  if (saved.kind === 'exists' && JSON.stringify(saved.existing.content) !== JSON.stringify(content))
    return openEdited({ compiled, files }, now, db)
  const published = await currentPolicyVersion(db, id, now)
  if (published === null || published.version === version) return { compiled, files }
  const whole = await findPolicyVersion(db, id, published.version)
  if (whole === null) return { compiled, files }
  const newer = new Map(Object.entries(whole.content))
  return { compiled: compileFiles(newer), files: newer }
}

/**
 * Files that were edited without a new version get one of their own, named after their content: two different policies never share a
 * version, and a working copy still starts.
 */
async function openEdited({ files }: OpenPolicy, now: number, db: Db): Promise<OpenPolicy> {
  const digest = createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex')
    .slice(0, 8)
  const head = files.get('policy.yaml') ?? ''
  const edited = new Map(files).set('policy.yaml', head.replace(/^(version:\s*["']?)([^"'\n]+)/m, `$1$2+${digest}`))
  const compiled = compileFiles(edited)
  const { id, version } = compiled.policy
  await savePolicyVersion(db, {
    policy: id,
    version,
    content: Object.fromEntries(edited),
    status: 'published',
    effectiveFrom: now,
    createdAt: now,
  })
  return { compiled, files: edited }
}
