/** Keyed tokens of what the holder of an account told of themselves, and who administers. Never the identifiers themselves. */
import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type AccountIdentity = {
  readonly account: string
  readonly organization: string
  /** Of whoever holds the account. */
  readonly tokens: readonly string[]
}

export type HeldIdentity = AccountIdentity & {
  /** Of whoever held it before it was handed over; none when that is long ago. */
  readonly former: readonly string[]
  /** When it was handed over last, by the time of the event; null: whoever registered it holds it. */
  readonly heldSince: Instant | null
}

type Told = AccountIdentity & {
  /** The time of the event that tells it. */
  readonly at: Instant
}

/** Both, each once. */
const UNION = (one: string, other: string): string =>
  `(select coalesce(array_agg(distinct token), '{}') from unnest(${one} || ${other}) as token)`

/** Remembers tokens of an account, beside those that are known: of whoever held it at that time. */
export async function addAccountIdentity(db: Db, { account, organization, tokens, at }: Told): Promise<void> {
  await db.query(
    `insert into account_identity as kept (account, organization, tokens) values ($1, $2, $3)
     on conflict (account) do update
       set organization = excluded.organization,
           tokens = case when kept.held_since > $4 then kept.tokens else ${UNION('kept.tokens', 'excluded.tokens')} end,
           former = case when kept.held_since > $4 then ${UNION('kept.former', 'excluded.tokens')} else kept.former end`,
    [account, organization, tokens, at],
  )
}

/** Somebody else holds the account from then on. What is told again, or later than the next one, changes nothing. */
export async function handAccountIdentity(db: Db, { account, organization, tokens, at }: Told): Promise<void> {
  await db.query(
    `insert into account_identity as kept (account, organization, tokens, held_since) values ($1, $2, $3, $4)
     on conflict (account) do update
       set organization = excluded.organization, former = kept.tokens, tokens = excluded.tokens,
           held_since = excluded.held_since
       where kept.held_since is null or kept.held_since < excluded.held_since`,
    [account, organization, tokens, at],
  )
}

export async function findAccountIdentity(db: Db, account: string): Promise<HeldIdentity | null> {
  const [row] = await db.query<HeldIdentity>(
    `select account, organization, tokens, former, held_since as "heldSince" from account_identity where account = $1`,
    [account],
  )
  return row ?? null
}

/** Forgets who held accounts that were handed over before an instant. */
export async function forgetFormerHolders(db: Db, before: Instant): Promise<void> {
  await db.query(`update account_identity set former = '{}' where former <> '{}' and held_since < $1`, [before])
}

/** Forgets what an account is known by; of one of which nothing was known, nothing. */
export async function forgetAccountIdentity(db: Db, account: string): Promise<void> {
  await db.query('delete from account_identity where account = $1', [account])
}

export async function addKnownAdministrator(db: Db, organization: string, person: string): Promise<void> {
  await db.query(`insert into known_administrator (organization, person) values ($1, $2) on conflict do nothing`, [
    organization,
    person,
  ])
}

export async function isKnownAdministrator(db: Db, organization: string, person: string): Promise<boolean> {
  const rows = await db.query(
    {
      name: 'is-known-administrator',
      text: `select from known_administrator where organization = $1 and person = $2`,
    },
    [organization, person],
  )
  return rows.length > 0
}

/** Who has come with an administrator's token of the organization, and of whom no fact says who they are: that goes before a token. */
export async function listKnownAdministrators(db: Db, organization: string): Promise<readonly string[]> {
  const rows = await db.query<{ person: string }>(
    `select person from known_administrator k
     where organization = $1 and not exists (select from person p where p.id = k.person)`,
    [organization],
  )
  return rows.map(({ person }) => person)
}

/** The organizations with whose administrator's token a person has come. */
export async function listAdministered(db: Db, person: string): Promise<readonly string[]> {
  const rows = await db.query<{ organization: string }>(
    `select organization from known_administrator where person = $1`,
    [person],
  )
  return rows.map(({ organization }) => organization)
}

export type SharedIdentity = { readonly account: string; readonly organization: string; readonly shared: number }

/** Other accounts that were registered with something of this one: how much they share, the most first. */
export function listSharedIdentities(db: Db, account: string, limit: number): Promise<readonly SharedIdentity[]> {
  return db.query<SharedIdentity>(
    `select found.account, kept.organization, found.shared
     from (
       select other.account, count(*)::integer as shared
       from account_token own join account_token other on other.token = own.token and other.account <> own.account
       where own.account = $1 group by 1 order by 2 desc, 1 limit $2) as found
     join account_identity kept on kept.account = found.account
     order by found.shared desc, found.account`,
    [account, limit],
  )
}
