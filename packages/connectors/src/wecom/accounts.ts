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

/** The UserID that WeCom knows now; null: an account of another service. */
export function userIdOf(account: string, { organization, renamed }: Accounts): string | null {
  const start = `${organization}:`
  if (!account.startsWith(start)) return null
  const first = account.slice(start.length)
  return Object.entries(renamed).find(([, called]) => called === first)?.[0] ?? first
}

/** WeCom makes the ids of people outside, and they begin so: `wm` who uses WeChat, `wo` who uses WeCom elsewhere. */
export const isExternal = (id: string): boolean => /^w[om][A-Za-z0-9_-]{10,}$/.test(id)

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
