/**
 * The database with its data keys: what is sealed is opened by asking the `Db` that it was read from. Keys are made when an owner
 * first needs one, inside the transaction that uses it, and are remembered only once that transaction stands.
 */
import { randomBytes } from 'node:crypto'
import {
  addKeys,
  countWrapped,
  DatabaseRefusal,
  type Db,
  destroyKeys,
  findDestroyed,
  findKeys,
  findKeysToRewrap,
  findOwnedKeys,
  type Isolation,
  rewrapKey,
  type WrappedKey,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { createDestroyedFollower } from './follow-destroyed.ts'
import { createKeyCache, type KeyCache } from './key-cache.ts'
import type { Keyring } from './read-keyring.ts'
import { type DataKey, newKeyId, unwrapSecret, wrapSecret } from './sealed-text.ts'

export type DataKeys = {
  /** The key of each owner; made for those that have none. */
  readonly ofOwners: (owners: readonly string[]) => Promise<ReadonlyMap<string, DataKey>>
  /** Keys by id. Those that were destroyed are left out. */
  readonly byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, DataKey>>
  /** A key that is remembered, without asking the database; null when none is. */
  readonly remembered: (owner: string) => DataKey | null
  /**
   * Whether somebody destroyed a key that the transaction has opened texts with, or that is remembered for one of these owners, since: it
   * has words before it that are gone, and would seal them anew. Such a key is forgotten.
   */
  readonly wereDestroyed: (owners: readonly string[]) => Promise<boolean>
  /** Destroys the keys of these owners. Answers their ids. */
  readonly destroy: (owners: readonly string[]) => Promise<readonly string[]>
  /** Forgets keys that other nodes destroyed. */
  readonly follow: () => Promise<void>
}

/** A `Db` that knows the keys of what it holds. */
export type VaultDb = Omit<Db, 'transaction'> & {
  readonly transaction: <Value>(work: (tx: VaultDb) => Promise<Value>, isolation?: Isolation) => Promise<Value>
  readonly keys: DataKeys
}

/** Whose key seals what is nobody's. */
export const INSTALLATION = 'installation'
const REWRAPPED_AT_ONCE = 500
const SECRET_BYTES = 32

export type VaultParts = { readonly db: Db; readonly keyring: Keyring; readonly now: () => Instant }

/**
 * Opens the vault on a migrated database. Refuses in words when keys of the database are wrapped by an installation key that is
 * not at hand; wraps those of older installation keys anew.
 */
export async function openVault(parts: VaultParts): Promise<VaultDb> {
  const { db, keyring, now } = parts
  await demandKeys(db, keyring)
  await rewrapKeys(db, keyring)
  const cache = createKeyCache(now)
  return vaultOn(db, { ...parts, cache, follow: createDestroyedFollower(db, cache), local: null })
}

/** Throws where data keys are wrapped already: a new installation key would open none of them. */
export const demandUnwrapped = (db: Db): Promise<void> => demandKeys(db, { keys: new Map() })

async function demandKeys(db: Db, { keys }: Pick<Keyring, 'keys'>): Promise<void> {
  for (const { wrappingKey, keys: count } of await countWrapped(db)) {
    if (keys.has(wrappingKey)) continue
    throw new DatabaseRefusal('key', {
      en: `${count} data keys of this database are wrapped by the installation key ${wrappingKey}, which is not here. Give it as GOODSTANDING_KEY (or among GOODSTANDING_KEYS_BEFORE), or bring installation-keys.json of the data directory that made them.`,
      zh: `此数据库的 ${count} 个数据密钥由安装密钥 ${wrappingKey} 封装，但本机没有该密钥。请以 GOODSTANDING_KEY（或 GOODSTANDING_KEYS_BEFORE）提供，或取回原数据目录中的 installation-keys.json。`,
    })
  }
}

async function rewrapKeys(db: Db, keyring: Keyring): Promise<void> {
  const wrapping = wrappingOf(keyring, keyring.current)
  for (;;) {
    const found = await findKeysToRewrap(db, keyring.current, REWRAPPED_AT_ONCE)
    if (found.length === 0) return
    await db.transaction(async (tx) => {
      for (const key of found) {
        const opened = unwrap(keyring, key)
        if (opened === null) continue
        await rewrapKey(tx, { id: key.id, wrapped: wrapSecret(wrapping, opened), wrappingKey: keyring.current })
      }
    })
  }
}

function wrappingOf({ keys }: Keyring, id: string): Buffer {
  const key = keys.get(id)
  if (key === undefined) throw new Error(`The installation key ${id} is not here.`)
  return key
}

function unwrap(keyring: Keyring, { id, wrapped, wrappingKey }: WrappedKey): DataKey | null {
  return wrapped === null ? null : unwrapSecret(wrappingOf(keyring, wrappingKey), id, wrapped)
}

type Inside = VaultParts & {
  readonly cache: KeyCache
  readonly follow: () => Promise<void>
  /** What a transaction has read and made, remembered when it stands; null outside of one. */
  readonly local: Local | null
}

/**
 * `asked`: how often keys were forgotten when the transaction began. `opened`: the ids of keys that it opened texts with, those of nested
 * ones too. `gone`: the keys of each owner that it destroyed.
 */
type Local = {
  readonly asked: number
  readonly opened: Set<string>
  readonly owned: Map<string, DataKey>
  readonly gone: Map<string, readonly string[]>
}

function addGone({ gone }: Local, owner: string, ids: readonly string[]): void {
  gone.set(owner, [...(gone.get(owner) ?? []), ...ids])
}

function vaultOn(db: Db, inside: Inside): VaultDb {
  return {
    query: db.query,
    batch: db.batch,
    stream: db.stream,
    keys: keysOn(db, inside),
    transaction: async (work, isolation) => {
      const { cache } = inside
      const asked = inside.local?.asked ?? cache.forgotten()
      const opened = inside.local?.opened ?? new Set<string>()
      const local: Local = { asked, opened, owned: new Map(inside.local?.owned), gone: new Map() }
      // What was to be destroyed may be, though the commit was never heard of: it is read anew then.
      const forget = (): void => {
        if (inside.local === null) for (const [owner, ids] of local.gone) cache.forget(owner, ids)
      }
      const value = await db
        .transaction((tx) => work(vaultOn(tx, { ...inside, local })), isolation)
        .catch((fault: unknown) => {
          forget()
          throw fault
        })
      for (const [owner, key] of local.owned) {
        if (inside.local === null) cache.put(owner, key, asked)
        else inside.local.owned.set(owner, key)
      }
      forget()
      if (inside.local !== null) for (const [owner, ids] of local.gone) addGone(inside.local, owner, ids)
      return value
    },
  }
}

function keysOn(db: Db, { keyring, cache, follow, local, now }: Inside): DataKeys {
  const remember = (owner: string, key: DataKey, asked: number): void => {
    if (local === null) cache.put(owner, key, asked)
    else local.owned.set(owner, key)
  }
  const remembered = (owner: string): DataKey | null =>
    local?.gone.has(owner) === true ? null : (local?.owned.get(owner) ?? cache.ofOwner(owner))
  const read = async (owners: readonly string[], into: Map<string, DataKey>): Promise<void> => {
    const asked = cache.forgotten()
    for (const row of await findOwnedKeys(db, owners)) {
      const key = unwrap(keyring, row)
      if (key === null) continue
      into.set(row.owner, key)
      remember(row.owner, key, asked)
    }
  }
  const make = async (owners: readonly string[], into: Map<string, DataKey>): Promise<void> => {
    const asked = cache.forgotten()
    const wrapping = wrappingOf(keyring, keyring.current)
    const made = owners.map((owner) => ({ owner, key: { id: newKeyId(), secret: randomBytes(SECRET_BYTES) } }))
    const added = await addKeys(
      db,
      made.map(({ owner, key }) => ({ id: key.id, owner, wrapped: wrapSecret(wrapping, key) })),
      { wrappingKey: keyring.current, at: now() },
    )
    for (const { owner, key } of made) {
      if (!added.has(key.id)) continue
      into.set(owner, key)
      remember(owner, key, asked)
    }
  }
  return {
    remembered,
    ofOwners: async (owners) => {
      const found = new Map<string, DataKey>()
      const missing = (): readonly string[] => [...new Set(owners)].filter((owner) => !found.has(owner))
      for (const owner of owners) {
        const key = remembered(owner)
        if (key !== null) found.set(owner, key)
      }
      if (missing().length > 0) await read(missing(), found)
      if (missing().length > 0) await make(missing(), found)
      // Somebody else was first.
      if (missing().length > 0) await read(missing(), found)
      return found
    },
    byIds: async (ids) => {
      const found = new Map<string, DataKey>()
      const asked: string[] = []
      for (const id of new Set(ids)) {
        const own = local === null ? null : ([...local.owned.values()].find((key) => key.id === id) ?? null)
        const key = own ?? cache.byId(id)
        if (key === undefined) asked.push(id)
        else if (key !== null) found.set(id, key)
      }
      const before = cache.forgotten()
      const rows = asked.length === 0 ? [] : await findKeys(db, asked)
      for (const row of rows) {
        const key = unwrap(keyring, row)
        if (local === null) cache.putById(row.id, key, before)
        if (key !== null) found.set(row.id, key)
      }
      for (const id of found.keys()) local?.opened.add(id)
      return found
    },
    wereDestroyed: async (owners) => {
      const own = new Set([...(local?.gone.values() ?? [])].flat())
      const used = [...(local?.opened ?? []), ...owners.flatMap((owner) => remembered(owner)?.id ?? [])]
      const ids = [...new Set(used)].filter((id) => !own.has(id))
      const gone = ids.length === 0 ? [] : await findDestroyed(db, ids)
      for (const { owner, id } of gone) cache.forget(owner, [id])
      return gone.length > 0
    },
    follow,
    destroy: async (owners) => {
      const gone = await destroyKeys(db, owners)
      const idsOf = new Map<string, string[]>(owners.map((owner) => [owner, []]))
      for (const { id, owner } of gone) idsOf.get(owner)?.push(id)
      for (const [owner, ids] of idsOf) {
        local?.owned.delete(owner)
        if (local === null) cache.forget(owner, ids)
        else addGone(local, owner, ids)
      }
      return gone.map(({ id }) => id)
    },
  }
}
