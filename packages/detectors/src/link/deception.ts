/** A link that shows one host and opens another: how surely whoever reads it is led to where they did not mean to go. */
import { hostParts } from './host-parts.ts'
import { foldLabel, isAtHome, ORDINARY } from './imitations.ts'
import { editsFor } from './near-labels.ts'
import { editDistance } from '../skeleton/edit-distance.ts'
import { shownHost } from './punycode.ts'
import type { Passing } from './redirectors.ts'

/** What is known of the hosts, by whoever keeps them. */
export type KnownHosts = {
  /** A domain of a protected name, of the service, or of the organization. */
  readonly isProtected: (host: string) => boolean
  /** One of these, or one that everybody knows: nobody puts it up to be taken for another. */
  readonly isKnown: (host: string) => boolean
  /** A domain of the organization itself. */
  readonly isOwn: (host: string) => boolean
  readonly haveOneOwner: (named: string, opened: string) => boolean
}

/** Nobody is led astray, or nobody could be. */
const NONE = 0
/** Mostly honest: firms move between suffixes, and letters count who opens their links. Evidence beside other signs only. */
const WEAK = 0.5
/** A person looks. */
const PERHAPS = 0.65
/** Whoever shows a well-known host, or one of this organization, and opens another. */
const SURE = 1
/** Two hosts that nobody knows. */
const LIKELY = 0.9

/** The same name at another registry. */
function isSameElsewhere(named: string, opened: string): boolean {
  const [here, there] = [hostParts(named), hostParts(opened)]
  return here.label === there.label && here.isRegistry && there.isRegistry && !ORDINARY.has(here.label)
}

/** Firms are at home in many countries, and most have the name under the oldest suffixes too, though nobody asks there who they are. */
function elsewhere(suffix: string, isProtected: boolean): number {
  if (isAtHome(suffix)) return WEAK
  if (/^(?:com|net|org|edu|gov|int)$/.test(suffix)) return isProtected ? PERHAPS : WEAK
  return isProtected ? LIKELY : PERHAPS
}

/** The opened host is made to be taken for the named one. */
function isLike(named: string, opened: string): boolean {
  const [here, there] = [hostParts(named), hostParts(opened)]
  if (here.label.length < 4 || here.label === there.label) return false
  const [meant, shown] = [foldLabel(here.label), foldLabel(shownHost(there.label))]
  if (shown.includes(meant) || there.host.includes(here.registrable)) return true
  const edits = editsFor(Math.min(meant.length, shown.length))
  return edits > 0 && editDistance(meant, shown, edits) <= edits
}

/** How surely a link that shows the host `named` deceives by opening `opened`, 0..1. */
export function deceptionOf(
  named: string,
  opened: { readonly host: string; readonly passing: Passing },
  known: KnownHosts,
): number {
  const { host, passing } = opened
  if (hostParts(named).registrable === hostParts(host).registrable || known.haveOneOwner(named, host)) return NONE
  if (passing === 'lasting' || known.isOwn(host)) return NONE
  const isProtected = known.isProtected(named)
  if (passing === 'short') return isProtected ? LIKELY : PERHAPS
  if (passing === 'counting') return isProtected ? PERHAPS : WEAK
  if (hostParts(host).isAddress) return SURE
  if (isSameElsewhere(named, host)) return elsewhere(hostParts(host).suffix, isProtected)
  if (isLike(named, host)) return SURE
  if (known.isKnown(host)) return isProtected ? PERHAPS : WEAK
  return isProtected ? SURE : LIKELY
}
