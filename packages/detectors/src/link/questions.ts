/**
 * What a host asks of whatever may be protected: every brand, domain and near spelling that is looked up for it. The same for all
 * indexes, so it is worked out once for each host; an index that holds none of it need not look at the host.
 */
import { hashDeletes, MOST_HASHES } from '../skeleton/delete-hashes.ts'
import { hostParts } from './host-parts.ts'
import { type Brand, imitationOf } from './imitations.ts'
import { editsFor, lengthsNear, LONGEST_ASKED, type NearAsked } from './near-labels.ts'
import { remember } from './remembered.ts'

export type Questions = {
  readonly brands: readonly string[]
  readonly domains: readonly string[]
  readonly near: NearAsked
}

const MOST_HOSTS = 16_384
/** Hosts of many labels and hyphens ask for so much that it is not kept: such a host must be looked at. */
const MOST_WORDS = 64
export const MANY = 'many'
const NO_BRANDS: readonly Brand[] = []
const NO_HASHES = new Int32Array(0)
const hashes = new Int32Array(MOST_HASHES)

function workOut(host: string): Questions | typeof MANY {
  const brands = new Set<string>()
  const domains = new Set<string>()
  let near = NO_HASHES
  let lengths = 0
  imitationOf(
    {
      brands: (key) => {
        brands.add(key)
        return NO_BRANDS
      },
      domain: (domain) => {
        domains.add(domain)
        return undefined
      },
      near: (key) => {
        const edits = editsFor(key.length)
        if (edits === 0 || key.length > LONGEST_ASKED) return
        const left = hashes.subarray(0, hashDeletes(key, edits, hashes))
        lengths |= lengthsNear(key.length)
        near = near.length === 0 ? left.slice() : Int32Array.of(...near, ...left)
      },
    },
    hostParts(host),
  )
  if (brands.size + domains.size > MOST_WORDS) return MANY
  return { brands: [...brands], domains: [...domains], near: { hashes: near, lengths } }
}

const questions = remember(MOST_HOSTS, workOut)

export const questionsOf = questions.of
