/** The registers: each kept by the key that decisions ask for. */
import type { FactKind } from '@goodstanding/model'
import { coveringUrlKeys, listedUrlKey } from '@goodstanding/detectors'
import type { FactMemory, FactOptions, KnownApp, KnownStaff, ListedEntry } from './fact-memory.ts'
import { readClient, readEntry, readInstant, readTerminated } from './read-fact.ts'
import { createPdqIndex } from './pdq-index.ts'
import { createRegisterIndex } from './register-index.ts'
import { createTerminatedIndex } from './terminated-index.ts'
import { createBroadcastIndex, createWorkIndex } from './work-index.ts'

/** One kind of fact: how it is put and taken away. */
export type Shelf = {
  readonly put: (id: string, body: unknown) => void
  readonly remove: (id: string) => void
  readonly size: () => number
  readonly ids: () => Iterable<string>
}

/** Every register but `protected-names`, which names and hosts are compared with. */
type RegisterKind = Exclude<Extract<FactKind, `register.${string}`>, 'register.protected-names'>

type Kept<Kind extends RegisterKind, Reader extends keyof FactMemory> = {
  readonly shelves: Readonly<Record<Kind, Shelf>>
  readonly readers: Pick<FactMemory, Reader>
}

export function createRegisters(options: FactOptions) {
  const parts = [createListed(), createApps(), createWorks(), createIdentities(options)] as const
  const [listed, apps, works, identities] = parts
  return {
    shelves: { ...listed.shelves, ...apps.shelves, ...works.shelves, ...identities.shelves },
    readers: { ...listed.readers, ...apps.readers, ...works.readers, ...identities.readers },
  }
}

type Stated = { readonly clause: string; readonly label?: string; readonly source?: string }

function createListed(): Kept<
  'register.hashes' | 'register.urls',
  'listedHash' | 'listedMd5' | 'listedPicture' | 'listedUrl' | 'listsHashes' | 'listsUrls'
> {
  const hashes = createRegisterIndex<ListedEntry>()
  const pictures = createPdqIndex<ListedEntry>()
  const places = new Map<string, number>()
  const removeHash = (id: string): void => {
    hashes.remove(id)
    const place = places.get(id)
    if (place !== undefined) pictures.remove(place)
    places.delete(id)
  }
  const urls = createRegisterIndex<ListedEntry>()
  const listed = (id: string, { clause, label, source }: Stated): ListedEntry => ({
    id,
    clause,
    label: label ?? null,
    source: source ?? null,
  })
  return {
    shelves: {
      'register.hashes': {
        size: hashes.size,
        ids: hashes.ids,
        remove: removeHash,
        put: (id, body) => {
          removeHash(id)
          const { sha256, md5, pdq, ...stated } = readEntry('hashes', body)
          const entry = listed(id, stated)
          const keys = [sha256, md5].flatMap((hash) => (hash === undefined ? [] : [hash.toLowerCase()]))
          hashes.put(id, keys, entry)
          if (pdq !== undefined) places.set(id, pictures.put(pdq, entry))
        },
      },
      'register.urls': shelfOf(urls, (id, body) => {
        const entry = readEntry('urls', body)
        const key = listedUrlKey(entry.url)
        urls.put(id, key === null ? [] : [key], listed(id, entry))
      }),
    },
    readers: {
      // A SHA-256 is twice as long as an MD5, so both may stand in one index.
      listedHash: (sha256) => hashes.first(sha256.toLowerCase()),
      listedMd5: (md5) => hashes.first(md5.toLowerCase()),
      listedPicture: (pdq) => pictures.find(pdq)[0] ?? null,
      listsHashes: () => hashes.size() > 0,
      listsUrls: () => urls.size() > 0,
      listedUrl: (url) => {
        for (const key of urls.size() === 0 ? [] : coveringUrlKeys(url)) {
          const entry = urls.first(key)
          if (entry !== null) return entry
        }
        return null
      },
    },
  }
}

function createApps(): Kept<
  'register.clients' | 'register.apps' | 'register.testers',
  'clientStatus' | 'app' | 'isTester'
> {
  const clients = createRegisterIndex<'approved' | 'refused'>()
  const apps = createRegisterIndex<KnownApp>()
  const testers = createRegisterIndex<{ readonly validFrom: number; readonly validUntil: number }>()
  return {
    shelves: {
      'register.clients': shelfOf(clients, (id, body) => {
        const { name, status } = readClient(body)
        clients.put(id, [spellClient(name)], status)
      }),
      'register.apps': shelfOf(apps, (id, body) => apps.put(id, [id], readEntry('apps', body))),
      'register.testers': shelfOf(testers, (id, body) => {
        const { actor, validFrom, validUntil } = readEntry('testers', body)
        testers.put(id, [actor], { validFrom: readInstant(validFrom), validUntil: readInstant(validUntil) })
      }),
    },
    readers: {
      clientStatus: (client) => {
        const statuses = [...clients.all(spellClient(client))]
        return statuses.includes('refused') ? 'refused' : (statuses[0] ?? null)
      },
      app: apps.first,
      isTester: (actor, time) =>
        [...testers.all(actor)].some(({ validFrom, validUntil }) => validFrom <= time && time <= validUntil),
    },
  }
}

function createWorks(): Kept<
  'register.works' | 'register.broadcasts',
  'knowsWorks' | 'workBySha256' | 'worksByPdq' | 'framesByPdq' | 'framesOfBroadcast' | 'broadcastsAt'
> {
  const works = createWorkIndex()
  const broadcasts = createBroadcastIndex()
  return {
    shelves: {
      'register.works': shelfOf(works, (id, body) => {
        const { title, holder, sha256 = [], pdq = [] } = readEntry('works', body)
        works.put({ id, title, holder }, sha256, pdq)
      }),
      'register.broadcasts': shelfOf(broadcasts, (id, body) => {
        const { title, holder, startsAt, endsAt, frames } = readEntry('broadcasts', body)
        const known = { id, title, holder, startsAt: readInstant(startsAt), endsAt: readInstant(endsAt) }
        broadcasts.put(known, frames)
      }),
    },
    readers: {
      knowsWorks: () => works.size() > 0,
      workBySha256: works.bySha256,
      worksByPdq: works.byPdq,
      framesByPdq: broadcasts.framesBy,
      framesOfBroadcast: broadcasts.framesOf,
      broadcastsAt: broadcasts.onAirAt,
    },
  }
}

function createIdentities(
  options: FactOptions,
): Kept<
  'register.staff' | 'register.terminated',
  'staff' | 'isStaff' | 'terminated' | 'terminatedWith' | 'barsIdentities'
> {
  const staff = createRegisterIndex<KnownStaff>()
  const terminated = createTerminatedIndex()
  const token = options.token ?? (() => null)
  return {
    shelves: {
      'register.staff': shelfOf(staff, (id, body) => {
        const { name, title = null, account = null } = readEntry('staff', body)
        staff.put(id, account === null ? [] : [account], { name, title, account })
      }),
      'register.terminated': shelfOf(terminated, (id, body) => terminated.put(id, readTerminated(body, token))),
    },
    readers: {
      staff: staff.entries,
      isStaff: (account) => staff.size() > 0 && staff.first(account) !== null,
      terminated: terminated.has,
      terminatedWith: terminated.withAny,
      barsIdentities: () => terminated.size() > 0,
    },
  }
}

function shelfOf({ remove, size, ids }: Omit<Shelf, 'put'>, put: Shelf['put']): Shelf {
  return { put, remove, size, ids }
}

/** Clients are compared by what stands before `/`, in lower case. */
function spellClient(name: string): string {
  const slash = name.indexOf('/')
  return (slash < 0 ? name : name.slice(0, slash)).trim().toLowerCase()
}
