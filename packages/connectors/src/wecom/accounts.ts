/**
 * What people of a corp are called at Goodstanding, where ids of all services share one space. A member whose UserID is changed keeps the
 * id of the first one: otherwise a new UserID would leave a suspension behind.
 */

export type Accounts = {
  /** The corp's organization at Goodstanding. */
  readonly organization: string
  /** The `source` of every event of this corp. */
  readonly source: string
  /** Of renamed members: the UserID now -> the one that the account is called by. */
  readonly renamed: Readonly<Record<string, string>>
  /** UserIDs of the corp's administrators, in lower case, for WeCom minds none: it tells them to nobody. */
  readonly administrators: ReadonlySet<string>
}

export function accountOf(userId: string, { organization, renamed }: Accounts): string {
  return `${organization}:${renamed[userId] ?? userId}`
}

/** The UserID that WeCom knows now; null: an account of another service, or of a UserID that is somebody else's by now. */
export function userIdOf(account: string, { organization, renamed }: Accounts): string | null {
  const start = `${organization}:`
  if (!account.startsWith(start)) return null
  const first = account.slice(start.length)
  const found = Object.entries(renamed).find(([, called]) => called === first)?.[0]
  return found ?? (renamed[first] === undefined ? first : null)
}

/**
 * WeCom makes the ids of people outside, some thirty letters: `wm` who uses WeChat, `wo` who uses WeCom elsewhere. UserIDs are the corp's own words,
 * and some begin so as well.
 */
export const isExternal = (id: string): boolean => /^w[om][A-Za-z0-9_-]{26,}$/.test(id)

/** Whom the account of this UserID belongs to by now, under another UserID; null: nobody else, or it has one of its own already. */
export function holderOf(userId: string, renamed: Accounts['renamed']): string | null {
  if (renamed[userId] !== undefined) return null
  return Object.entries(renamed).find(([, called]) => called === userId)?.[0] ?? null
}

/** No UserID looks so. */
export function callAnew(userId: string, renamed: Accounts['renamed']): string {
  const taken = new Set(Object.values(renamed))
  for (let number = 2; ; number += 1) if (!taken.has(`${userId}~${number}`)) return `${userId}~${number}`
}

export function kindOf(userId: string, { administrators }: Accounts): 'admin' | 'member' {
  return administrators.has(userId.toLowerCase()) ? 'admin' : 'member'
}

export function memberActor(userId: string, name: string | null, accounts: Accounts) {
  return {
    id: accountOf(userId, accounts),
    kind: kindOf(userId, accounts),
    ...(name === null || name === '' ? {} : { name: name.slice(0, 2_048) }),
  }
}

export function externalActor(externalId: string, name: string | null, accounts: Accounts) {
  return {
    id: accountOf(externalId, accounts),
    kind: 'external' as const,
    ...(name === null || name === '' ? {} : { name: name.slice(0, 2_048) }),
  }
}
