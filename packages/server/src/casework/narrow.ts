/**
 * The second wall. What a member, an external contact or an administrator asks to read is read in a transaction that the
 * database itself keeps to what is theirs (`withOrganization`), on connections that see nothing otherwise. Staff and services
 * are read for by the product's own scope, after the table of permissions; so is every change, because what follows from one
 * - a case, a notice, an entry in the log - is nobody's own.
 */
import { type Asker, type Db, withOrganization } from '@goodstanding/ledger'
import type { MemberPrincipal, Principal } from '../access/principal.ts'
import type { DataKeys, VaultDb } from '../vault/open-vault.ts'
import type { Desk } from './parts.ts'

export function askerOf({ id, organization, role }: MemberPrincipal): Asker {
  return { scope: role === 'admin' ? 'organization' : 'person', organization, person: id }
}

/** Data keys are the product's: rows that somebody may read are opened with them. */
function withKeys(db: Db, keys: DataKeys): VaultDb {
  return {
    query: db.query,
    batch: db.batch,
    stream: db.stream,
    keys,
    transaction: (work, isolation) => db.transaction((tx) => work(withKeys(tx, keys)), isolation),
  }
}

/** Reads on behalf of whoever asks. */
export function readFor<Value>(
  { db, people }: Pick<Desk, 'db' | 'people'>,
  principal: Principal,
  read: (db: VaultDb) => Promise<Value>,
): Promise<Value> {
  if (principal.kind !== 'member') return read(db)
  return withOrganization(people, askerOf(principal), (tx) => read(withKeys(tx, db.keys)))
}
