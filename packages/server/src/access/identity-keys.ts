/**
 * Keyed identity tokens, and their keys in a row. A key that comes later is put over what the keys before it made, so that
 * tokens which are kept go under it without anybody knowing what they were made from; whoever has the old keys alone can read
 * them no longer. A token says how many keys lie over it: `2~…`; one without a number is under the first alone.
 */
import { createHmac } from 'node:crypto'
import { lockIdentities, putFact, listFacts, replaceIdentityTokens } from '@goodstanding/ledger'
import type { VaultDb } from '../vault/open-vault.ts'
import type { Secrets } from './read-secrets.ts'

export type MakeIdentityToken = (kind: string, canonical: string) => string

/** Tokens of these kinds are kept whole, of all others so many signs: what is kept is what the next key is put over. */
const WHOLE = new Set(['email', 'phone', 'documentNumber', 'device'])
const KEPT_OF_OTHERS = 12
/** What stands before the sign of a token that is kept in part, e.g. `name.`. */
const KEPT = /^((?:[a-z]+\.)*)(?:(\d+)~)?([\w-]+)$/

type Secret = Pick<Secrets, 'identityKey' | 'identityKeysAfter'>

/** Makes the token of an identifier under every key. */
export function makeIdentityTokens({ identityKey, identityKeysAfter }: Secret): MakeIdentityToken {
  const keys = new Map<string, Buffer>()
  return (kind, canonical) => {
    let key = keys.get(kind)
    if (key === undefined) {
      key = createHmac('sha256', identityKey).update(`identity/${kind}/1`).digest()
      keys.set(kind, key)
    }
    const length = WHOLE.has(kind) ? Infinity : KEPT_OF_OTHERS
    let token = createHmac('sha256', key).update(`${kind}\u0000${canonical}`).digest('base64url')
    for (const [at, later] of identityKeysAfter.entries())
      token = putUnder(later, { at: at + 2, token: token.slice(0, length) })
    return token
  }
}

/** A token under one key more, the `at`th. */
function putUnder(key: string, { at, token }: { readonly at: number; readonly token: string }): string {
  const bare = KEPT.exec(token)?.[3] ?? token
  return `${at}~${createHmac('sha256', key).update(`identity/over/${at}\u0000${bare}`).digest('base64url')}`
}

/** A kept token under every key that it lacks, kept as long as it was. */
export function bringUnderKeys({ identityKeysAfter }: Secret, kept: string): string {
  const [, before = '', stated = '1', bare = kept] = KEPT.exec(kept) ?? []
  const length = before === '' ? Infinity : KEPT_OF_OTHERS
  const lacking = identityKeysAfter.map((key, at) => ({ key, at: at + 2 })).filter(({ at }) => at > Number(stated))
  const brought = lacking.reduce((token, { key, at }) => putUnder(key, { at, token }).slice(0, length), bare)
  return lacking.length === 0 ? kept : `${before}${brought}`
}

const AT_ONCE = 500

/** Brings everything that is kept under the keys of now: after a new one was added. Answers how many rows changed. */
export async function rekeyIdentities(db: VaultDb, secrets: Secret, now: number): Promise<number> {
  if (secrets.identityKeysAfter.length === 0) return 0
  const facts = [
    { kind: 'register.terminated', field: 'tokens' },
    { kind: 'person', field: 'identifiers' },
  ] as const
  let changed = await rekeyAccounts(db, secrets)
  for (const { kind, field } of facts) changed += await rekeyFacts(db, { kind, field, secrets, now })
  return changed
}

async function rekeyAccounts(db: VaultDb, secrets: Secret): Promise<number> {
  let changed = 0
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after
    after = await db.transaction(async (tx) => {
      const found = await lockIdentities(tx, from, AT_ONCE)
      for (const { account, tokens, former } of found) {
        const kept = [...tokens, ...former]
        const brought = kept.map((token) => bringUnderKeys(secrets, token))
        if (brought.every((token, at) => token === kept[at])) continue
        const [now, before] = [brought.slice(0, tokens.length), brought.slice(tokens.length)]
        await replaceIdentityTokens(tx, { account, tokens: now, former: before })
        changed += 1
      }
      return found.at(-1)?.account ?? null
    })
  }
  return changed
}

type Rekeying = {
  readonly kind: 'register.terminated' | 'person'
  /** Where its body holds tokens. */
  readonly field: string
  readonly secrets: Secret
  readonly now: number
}

async function rekeyFacts(db: VaultDb, { kind, field, secrets, now }: Rekeying): Promise<number> {
  let changed = 0
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listFacts>> = await listFacts(
      db,
      kind,
      { organization: null },
      { limit: AT_ONCE, cursor },
    )
    for (const { key, body, organization } of page.items) {
      const brought = bringBody(secrets, body, field)
      if (brought === null) continue
      await putFact(db, {
        kind,
        key,
        organization,
        body: brought,
        expectedVersion: null,
        at: now,
      })
      changed += 1
    }
    cursor = page.next
  } while (cursor !== null)
  return changed
}

/** A body with its tokens under every key; null when they were, or there are none. */
function bringBody(secrets: Secret, body: unknown, field: string): Readonly<Record<string, unknown>> | null {
  if (typeof body !== 'object' || body === null) return null
  const kept = new Map<string, unknown>(Object.entries(body)).get(field)
  if (!Array.isArray(kept)) return null
  const tokens: readonly unknown[] = kept
  const brought = tokens.map((token) => (typeof token === 'string' ? bringUnderKeys(secrets, token) : token))
  return brought.every((token, at) => token === tokens[at]) ? null : { ...body, [field]: brought }
}
