/** Domains and names that a host may imitate, and the question whether it does. Entries come and go while it runs. */
import { createDomainStore, type DomainEntry, type KnownDomains, layDomains } from './domain-store.ts'
import { hostParts } from './host-parts.ts'
import { type Imitation, imitationOf } from './imitations.ts'
import { MANY, questionsOf } from './questions.ts'
import { remember } from './remembered.ts'

export type DomainIndex = {
  readonly put: (entry: DomainEntry) => void
  readonly remove: (id: string) => void
  /** True when the host is one of the domains or lies under one. */
  readonly owns: (host: string) => boolean
  /** Whose domain the host is or lies under; null: nobody's here. */
  readonly ownerOf: (host: string) => string | null
  /** The strongest imitation, or null: the host is genuine or like none of them. */
  readonly imitation: (host: string) => Imitation | null
  readonly size: () => number
}

const MOST_ASKED = 16_384
/** Indexes of more entries than these, as those of an organization never are, are asked at once and their answers are kept. */
const FEW = 8

/** `below`: domains below these, which stay; no entry here has the id of one of them. */
export function createDomainIndex(
  entries: readonly DomainEntry[] = [],
  below: KnownDomains | null = null,
): DomainIndex {
  const store = createDomainStore()
  const known = below === null ? store.known : layDomains(store.known, below)
  const ownerOf = (host: string): string | null => {
    for (const domain of hostParts(host).within) {
      const owner = known.domain(domain)
      if (owner !== undefined) return owner
    }
    return null
  }
  const owns = (host: string) => ownerOf(host) !== null
  const answer = (host: string): Imitation | null =>
    hostParts(host).isAddress || owns(host) ? null : imitationOf(known, hostParts(host), known.size() <= FEW)
  const remove = (id: string): void => {
    if (store.remove(id)) answers.clear()
  }
  const put = (entry: DomainEntry): void => {
    answers.clear()
    store.put(entry)
  }
  /** False where a host asks for nothing that is protected here: then it imitates none of it. */
  const isAskedFor = (host: string): boolean => {
    const questions = questionsOf(host)
    return (
      questions === MANY ||
      questions.brands.some((key) => known.brands(key).length > 0) ||
      questions.domains.some((domain) => known.domain(domain) !== undefined) ||
      known.mayHold(questions.near)
    )
  }
  const askFirst = (host: string): Imitation | null => (isAskedFor(host) ? answer(host) : null)
  /** Answers since the last change. */
  const answers = remember(MOST_ASKED, askFirst)
  const imitation = (host: string) => {
    if (known.size() > FEW) return answers.of(host)
    return known.size() > 0 ? askFirst(host) : null
  }
  for (const entry of entries) put(entry)
  return { put, remove, owns, ownerOf, imitation, size: known.size }
}
