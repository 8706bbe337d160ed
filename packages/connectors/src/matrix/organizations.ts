/** Which organization a Matrix user belongs to: by configuration alone, the first entry that fits. */

export type Organization = {
  readonly id: string
  /** Server names whose users belong to it. */
  readonly servers: readonly string[]
  /** Whole user ids that belong to it, whatever their server. */
  readonly users: readonly RegExp[]
  /** Those of them that are programs. */
  readonly apps: readonly RegExp[]
}
export type Organizations = readonly [Organization, ...Organization[]]

/** The server part of `@user:server`. */
export const serverOf = (user: string): string => user.slice(user.indexOf(':') + 1)

function entryOf(user: string, organizations: Organizations): Organization | undefined {
  const server = serverOf(user)
  return organizations.find(
    ({ servers, users }) => servers.includes(server) || users.some((pattern) => pattern.test(user)),
  )
}

/** Null: somebody outside. */
export function organizationOf(user: string, organizations: Organizations): string | null {
  return entryOf(user, organizations)?.id ?? null
}

/** In which organization something happens: the sender's own; of somebody outside, the one with the most of the others. */
export function organizationOfAct(sender: string, others: readonly string[], organizations: Organizations): string {
  const own = organizationOf(sender, organizations)
  if (own !== null) return own
  const counts = new Map<string, number>()
  for (const other of others) {
    const id = organizationOf(other, organizations)
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const [first] = organizations
  let best = first.id
  for (const { id } of organizations) if ((counts.get(id) ?? 0) > (counts.get(best) ?? 0)) best = id
  return best
}

/** An actor as the contract names one: whoever no organization claims is external, and programs are apps. */
export function actorOf(user: string, name: string | null, organizations: Organizations) {
  const entry = entryOf(user, organizations)
  const isApp = entry?.apps.some((pattern) => pattern.test(user)) === true
  const kind = entry === undefined ? ('external' as const) : isApp ? ('app' as const) : ('member' as const)
  return { id: user, kind, ...(name === null ? {} : { name: name.slice(0, 2_048) }) }
}
