/**
 * What signs of plain wrongs at work mean together: work that no law allows, waste that is dumped, a promise of silence broken, programs that
 * nobody bought, a mailbox opened behind its owner's back, ends of one's own, clients of others, an administrator's power turned against
 * members, papers asked for, an age or an end that is hidden. All are words that anybody says; a person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, forbids it or tells of it does not do it. */
const QUIET = 'cue-safe cue-enforced sign-house-rule sign-retold'
const TOLD = `${QUIET} cue-report`
const LOOKS = 0.66

/** Anywhere in a few sentences. */
const signs = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless })
/** In one sentence. */
const said = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { plain: true, unless })

export const WRONG_COMBINATIONS: readonly Combination[] = [
  said('text.crime-incitement', 'sign-hire-who & sign-hire-for & sign-hire-off', `${QUIET} sign-hire-tame`),
  said('text.crime-incitement', 'sign-waste & sign-dump & sign-dump-where & sign-dump-hush', TOLD),
  signs('text.confidential', 'sign-nda & sign-nda-breach', `${TOLD} sign-nda-tame`),
  signs('text.piracy', 'sign-cracked & sign-cracked-use & sign-cracked-why', `${QUIET} sign-cracked-tame`),
  said('text.break-in', 'sign-entered & sign-entered-whose & sign-entered-how', `${QUIET} sign-entered-tame`),
  said('text.off-purpose', 'sign-house-tool & sign-private-end & sign-private-how', `${TOLD} sign-private-tame`),
  said('text.other-client', 'sign-client-other & sign-client-use', `${TOLD} sign-other-client-tame`),
  said('text.misused-power', 'sign-admin-me & sign-admin-harm & sign-admin-gain', `${QUIET} sign-admin-tame`),
  said('text.asks-papers', 'sign-paper-of-you & sign-paper-ask', 'sign-paper-tame'),
  signs('text.hidden-age', 'sign-age-of-child & sign-age-hidden', `${QUIET} sign-age-tame`),
  signs('text.came-back', 'sign-ended & sign-ended-again & sign-ended-papers', `${QUIET} sign-ended-tame`),
  signs('text.impersonation', 'sign-boss-is & sign-boss-number', TOLD),
]
