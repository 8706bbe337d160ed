/** The verifiable log: every write and every look at evidence is a leaf; its checkpoint is signed. */
import { readAuditLog, readLeafHashes } from '@goodstanding/ledger'
import { Problem } from '../../http/problems.ts'
import type { CaseworkParts } from '../parts.ts'
import { AUDIT_LOG } from '../unit.ts'
import { consistencyProof, inclusionProof, type Leaves, rootOf } from './merkle-tree.ts'
import { deriveSigningKey, signNote, type SigningKey, verifierKey } from './signing-key.ts'

export const LOG_ORIGIN = 'goodstanding/operations'
const AT_ONCE = 50_000
const HASH_BYTES = 32

export type Audit = {
  readonly key: SigningKey
  /** A signed note: origin, size and root of the log as it is now. */
  readonly checkpoint: () => Promise<string>
  readonly verifier: string
  /** One entry with the proof that it is in the log of `size` entries (null: all of it). */
  readonly proof: (index: number, size: number | null) => Promise<unknown>
  readonly consistency: (earlier: number, size: number | null) => Promise<unknown>
}

export function openAudit({ db, installationKey }: Pick<CaseworkParts, 'db' | 'installationKey'>): Audit {
  const key = deriveSigningKey(installationKey)
  let kept = Buffer.alloc(0)
  /** Leaves never change: only the new ones are read. */
  const readLeaves = async (): Promise<Leaves> => {
    for (;;) {
      const known = kept.length / HASH_BYTES
      const more = await readLeafHashes(db, AUDIT_LOG, known, AT_ONCE)
      // Another call may have read the same ones meanwhile.
      if (kept.length / HASH_BYTES === known) kept = Buffer.concat([kept, more])
      if (more.length < AT_ONCE * HASH_BYTES) break
    }
    const bytes = kept
    return {
      size: bytes.length / HASH_BYTES,
      at: (index) => bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
    }
  }
  const sized = (leaves: Leaves, size: number | null): number => {
    const wanted = size ?? leaves.size
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > leaves.size) throw new Problem('audit.unknown')
    return wanted
  }
  return {
    key,
    verifier: verifierKey(LOG_ORIGIN, key),
    checkpoint: async () => {
      const leaves = await readLeaves()
      return signNote(`${LOG_ORIGIN}\n${leaves.size}\n${rootOf(leaves).toString('base64')}\n`, LOG_ORIGIN, key)
    },
    proof: async (index, asked) => {
      const leaves = await readLeaves()
      const size = sized(leaves, asked)
      if (!Number.isInteger(index) || index < 0 || index >= size) throw new Problem('audit.unknown')
      const [found] = await readAuditLog(db, AUDIT_LOG, index, 1)
      return {
        index,
        size,
        entry: found?.entry ?? null,
        leafHash: leaves.at(index).toString('base64'),
        path: inclusionProof(leaves, index, size).map((hash) => hash.toString('base64')),
        root: rootOf(leaves, 0, size).toString('base64'),
      }
    },
    consistency: async (earlier, asked) => {
      const leaves = await readLeaves()
      const size = sized(leaves, asked)
      const from = sized(leaves, earlier)
      if (from > size) throw new Problem('audit.unknown')
      return {
        from,
        size,
        path: consistencyProof(leaves, from, size).map((hash) => hash.toString('base64')),
        roots: [rootOf(leaves, 0, from), rootOf(leaves, 0, size)].map((hash) => hash.toString('base64')),
      }
    },
  }
}
