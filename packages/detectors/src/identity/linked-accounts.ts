/** Accounts that share a device, a network or a contact token, in bounded memory. A link explains; alone it proves nothing. */
import type { Instant, SignalSink } from '@goodstanding/model'

export type LinkKind = 'device' | 'network' | 'email' | 'phone' | 'document'
export type LinkToken = { readonly kind: LinkKind; readonly token: string }

/** Who registers, and in whose organization; null: in nobody's that is known. */
export type Registering = { readonly id: string; readonly organization: string | null }

type Member = {
  readonly account: string
  readonly organization: string | null
  readonly time: Instant
  readonly owner: string | null
}
export type LinkedRecord = { readonly key: string; readonly value: readonly Member[] }

export type AccountLinks = {
  readonly accounts: number
  readonly kinds: readonly LinkKind[]
  readonly owners: number
  /** In words: each of the first accounts, and what it shares. */
  readonly explained: string
}

export type LinkedAccounts = {
  /** Remembers the account under its tokens, and which protected owner's name it took (null: none). */
  readonly observe: (
    account: Registering,
    tokens: readonly LinkToken[],
    time: Instant,
    ownerOfName: string | null,
  ) => void
  /** Other accounts that share a token: which, by what kinds, and how many owners' names they took together. */
  readonly linksOf: (account: Registering, tokens: readonly LinkToken[], time: Instant) => AccountLinks
  readonly snapshot: (which: 'all' | 'changed') => readonly LinkedRecord[]
  /** Puts records beside what is remembered, be they of an earlier start or of another node. */
  readonly restore: (records: readonly LinkedRecord[]) => void
  /** Forgets an account under all of its tokens. */
  readonly forget: (account: string) => void
}

/**
 * A network is shared by offices and campuses, so it links for an hour, and no colleagues: a company that comes on board in a morning has
 * them register one after the other. A device links for a quarter, contacts for a year.
 */
const DAY = 86_400_000
const LIFE: Readonly<Record<LinkKind, number>> = {
  device: 90 * DAY,
  network: DAY / 24,
  email: 400 * DAY,
  phone: 400 * DAY,
  document: 400 * DAY,
}
/** Members kept for one token: beyond, the oldest go. */
const FAN_OUT = 64

const keyOf = ({ kind, token }: LinkToken) => `${kind}\u001f${token}`

export function createLinkedAccounts(options: { readonly tokens?: number } = {}): LinkedAccounts {
  const most = options.tokens ?? 500_000
  const groups = new Map<string, readonly Member[]>()
  const changed = new Set<string>()
  const keep = (key: string, members: readonly Member[]) => {
    groups.delete(key)
    groups.set(key, members)
    if (groups.size <= most) return
    const oldest = groups.keys().next().value
    if (oldest === undefined) return
    groups.delete(oldest)
    changed.delete(oldest)
  }
  return {
    observe: ({ id: account, organization }, tokens, time, owner) => {
      for (const token of tokens) {
        const key = keyOf(token)
        const before = groups.get(key) ?? []
        const known = before.find((member) => member.account === account)
        const others = before.filter((member) => member.account !== account)
        keep(key, [...others, { account, organization, time, owner: owner ?? known?.owner ?? null }].slice(-FAN_OUT))
        changed.add(key)
      }
    },
    linksOf: ({ id: account, organization }, tokens, time) => {
      const others = new Map<string, Set<LinkKind>>()
      const owners = new Set<string>()
      for (const token of tokens)
        for (const member of groups.get(keyOf(token)) ?? []) {
          if (Math.abs(time - member.time) > LIFE[token.kind]) continue
          const isColleague = organization !== null && member.organization === organization
          if (token.kind === 'network' && isColleague && member.account !== account) continue
          if (member.owner !== null) owners.add(member.owner)
          if (member.account === account) continue
          others.set(member.account, (others.get(member.account) ?? new Set()).add(token.kind))
        }
      const kinds = [...new Set([...others.values()].flatMap((shared) => [...shared]))]
      return { accounts: others.size, kinds, owners: owners.size, explained: explain(others) }
    },
    snapshot: (which) => {
      const keys = which === 'changed' ? [...changed] : [...groups.keys()]
      changed.clear()
      return keys.map((key) => ({ key, value: groups.get(key) ?? [] }))
    },
    restore: (records) => {
      for (const { key, value } of records) keep(key, together(groups.get(key) ?? [], value))
    },
    forget: (account) => {
      for (const [key, members] of groups) {
        const others = without(members, account)
        if (others.length === members.length) continue
        if (others.length > 0) groups.set(key, others)
        else groups.delete(key)
      }
    },
  }
}

const without = (members: readonly Member[], account: string): readonly Member[] =>
  members.filter((member) => member.account !== account)

/** Records without an account. */
export const linkedWithout = (records: readonly LinkedRecord[], account: string): readonly LinkedRecord[] =>
  records.flatMap(({ key, value }) => {
    const others = without(value, account)
    return others.length === 0 ? [] : [{ key, value: others }]
  })

/** Each account once, as it was last; those that came last are kept. */
function together(some: readonly Member[], others: readonly Member[]): readonly Member[] {
  if (some.length === 0) return others
  const members = new Map<string, Member>()
  for (const member of [...some, ...others]) {
    const known = members.get(member.account)
    const latest = known === undefined || member.time >= known.time ? member : known
    members.set(member.account, { ...latest, owner: latest.owner ?? known?.owner ?? member.owner })
  }
  return [...members.values()].sort((a, b) => a.time - b.time).slice(-FAN_OUT)
}

const EXPLAINED = 5

function explain(others: ReadonlyMap<string, ReadonlySet<LinkKind>>): string {
  const first = [...others].slice(0, EXPLAINED).map(([account, kinds]) => `${account} (${[...kinds].join(', ')})`)
  return others.size > EXPLAINED ? `${first.join(', ')}, +${others.size - EXPLAINED}` : first.join(', ')
}

type Shared = { readonly tokens: readonly LinkToken[]; readonly linked: LinkedAccounts }

/** Remembers who registers, and says whom they are linked with. `nameTaken`: the owner of the name that they took, or null. */
export function screenLinks(
  registering: Registering & { readonly nameTaken: string | null },
  { tokens, linked }: Shared,
  { time, pointer }: { readonly time: Instant; readonly pointer: string },
  sink: SignalSink,
): void {
  linked.observe(registering, tokens, time, registering.nameTaken)
  const { accounts, owners, explained } = linked.linksOf(registering, tokens, time)
  if (accounts > 0) sink.see('identity.linked-accounts', accounts, { pointer: `${pointer}/id` }, explained)
  if (owners > 0) sink.see('identity.squatted-names', owners, { pointer: `${pointer}/name` })
}
