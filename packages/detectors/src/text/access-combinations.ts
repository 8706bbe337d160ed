/**
 * What signs of access mean together: strangers let into an organization's seats for money, doors that are tried, checks that are got round,
 * tools against whoever watches, rooms where nobody does, marks taken off the service's own programs, goods that leave when coins have come. Each is said at work every day; three or four kinds of them in one sentence are
 * not. A person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, forbids it, tells of it or has leave for it does not do it. */
const QUIET = 'cue-safe cue-enforced sign-house-rule sign-retold cue-report'
const LOOKS = 0.66

/** In one sentence. */
const said = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { plain: true, unless: `${QUIET} ${unless}`.trim() })

const HOUSED = 'sign-let-in-tame sign-seat-elsewhere'
const CLEARED = 'sign-leave sign-defence sign-tried sign-bug-mending sign-pry-tame'

export const ACCESS_COMBINATIONS: readonly Combination[] = [
  said('text.seat-resale', 'sign-pay-keeper & sign-let-in-who & sign-let-in-where', HOUSED),
  said('text.seat-resale', '#money|sign-pay-sum & sign-let-in-who > sign-let-in-where', HOUSED),
  said('text.seat-resale', 'sign-vendor-blind & sign-let-in-where & sign-let-in-who|sign-pay-keeper', ''),

  said('text.exploit', 'sign-pry-tool & sign-pry-at & sign-pry-find', CLEARED),
  said('text.exploit', 'sign-check-round >24 sign-check-what & sign-check-way', `${CLEARED} cue-negation`),

  said('text.evasion-help', 'sign-mute-tool & sign-mute-do >24 sign-mute-what & sign-mute-pass', 'sign-mute-tame'),
  said('text.evasion-help', 'sign-side-room & sign-side-free & sign-side-come', 'sign-mute-tame'),

  said('text.marks-removed', 'sign-mark-off & sign-mark-what & sign-mark-where', ''),
  said('text.drugs', 'sign-coin & sign-coin-goods & sign-coin-sent', ''),

  said('text.hate', 'sign-slur-adj >3 sign-slur-any', ''),
]
