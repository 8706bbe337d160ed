/** The verifiable log: every write and every look at evidence is a leaf; its checkpoint is signed. */
import { findAuditEntry, readAuditLog, readLeafHashes } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { accessKeyOf } from '../../access/access-key.ts'
import { Problem } from '../../http/problems.ts'
import type { CaseworkParts } from '../parts.ts'
import { AUDIT_LOG } from './write-audit.ts'
import { consistencyProof, inclusionProof, type Leaves, rootOf } from './merkle-tree.ts'
import { checkpointOf, type ExportPage, exportPage } from './export-log.ts'
import { createLeafStore } from './leaf-store.ts'
import { LOG_ORIGIN } from './log-origin.ts'
import { deriveSigningKey, type SigningKey, verifierKey } from './signing-key.ts'

export { LOG_ORIGIN }
/** Each is read as a row and costs a hash, and decisions wait while a portion is added: one or two milliseconds. */
const AT_ONCE = 500
const HASH_BYTES = 32

export type Audit = {
  readonly key: SigningKey
  /** A signed note: origin, size and root of the log as it is now. */
  readonly checkpoint: () => Promise<string>
  readonly verifier: string
  /** One entry with the proof that it is in the log of `size` entries (null: all of it). */
  readonly proof: (index: number, size: number | null) => Promise<{ readonly entry: unknown }>
  readonly consistency: (earlier: number, size: number | null) => Promise<unknown>
  /** The same in all of it, with the checkpoint that it is under: asked for one after the other they may be of two sizes. */
  readonly proven: (
    index: number,
  ) => Promise<{ readonly proof: { readonly entry: unknown }; readonly checkpoint: string }>
  /** The audit path of an entry, under a checkpoint of the log as it is now. */
  readonly proveUnderCheckpoint: (
    index: number,
  ) => Promise<{ readonly size: number; readonly path: readonly string[]; readonly checkpoint: string }>
  /** The log as files of lines: what `goodstanding audit verify` checks without asking anybody. */
  readonly exportLines: (from: number, limit: number) => Promise<ExportPage>
  /** The index of an entry that was written at an instant; null when there is none. */
  readonly find: (sought: {
    readonly act: string
    readonly object: string
    readonly at: Instant
  }) => Promise<number | null>
}

type AuditParts = Pick<CaseworkParts, 'db' | 'installationKey' | 'accessKey'>

const opened = new WeakMap<object, Audit>()

/** The log of a desk; everybody who asks gets the same one, which knows the leaves that were read before. */
export function auditOf(desk: AuditParts): Audit {
  const known = opened.get(desk.db)
  if (known !== undefined) return known
  const audit = openAudit(desk)
  opened.set(desk.db, audit)
  return audit
}

function openAudit({ db, ...keys }: AuditParts): Audit {
  const key = deriveSigningKey(accessKeyOf(keys))
  const leaves = createLeafStore()
  /** Leaves never change: only the new ones are read. */
  const readLeaves = async (): Promise<Leaves> => {
    for (;;) {
      const known = leaves.size()
      const more = await readLeafHashes(db, AUDIT_LOG, known, AT_ONCE)
      // Another call may have read the same ones meanwhile.
      if (leaves.size() === known) leaves.add(more)
      if (more.length < AT_ONCE * HASH_BYTES) return leaves.now()
    }
  }
  const sized = (leaves: Leaves, size: number | null): number => {
    const wanted = size ?? leaves.size
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > leaves.size) throw new Problem('audit.unknown')
    return wanted
  }
  const proofIn = async (all: Leaves, index: number, size: number) => {
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new Problem('audit.unknown')
    const [found] = await readAuditLog(db, AUDIT_LOG, index, 1)
    return {
      index,
      size,
      entry: found?.entry ?? null,
      // As entries and exports write it.
      leafHash: all.at(index).toString('hex'),
      path: inclusionProof(all, index, size).map((hash) => hash.toString('base64')),
      root: rootOf(all, 0, size).toString('base64'),
    }
  }
  return {
    key,
    verifier: verifierKey(LOG_ORIGIN, key),
    checkpoint: async () => {
      const all = await readLeaves()
      return checkpointOf(all, all.size, key)
    },
    proveUnderCheckpoint: async (index) => {
      const all = await readLeaves()
      const path = inclusionProof(all, index, all.size).map((hash) => hash.toString('base64'))
      return { size: all.size, path, checkpoint: checkpointOf(all, all.size, key) }
    },
    find: (sought) => findAuditEntry(db, AUDIT_LOG, sought),
    exportLines: async (from, limit) => exportPage(db, { leaves: await readLeaves(), key, from, limit }),
    proof: async (index, asked) => {
      const all = await readLeaves()
      return proofIn(all, index, sized(all, asked))
    },
    proven: async (index) => {
      const all = await readLeaves()
      return { proof: await proofIn(all, index, all.size), checkpoint: checkpointOf(all, all.size, key) }
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
