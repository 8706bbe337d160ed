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

const AGAINST_THE_LAW: readonly Combination[] = [
  said('text.lawbreaking', 'sign-hire-who & sign-hire-for & sign-hire-off', `${QUIET} sign-hire-tame`),
  said('text.lawbreaking', 'sign-waste & sign-dump & sign-dump-where & sign-dump-hush', TOLD),
  said('text.lawbreaking', 'sign-signature & sign-signature-faked & sign-signature-hush', TOLD),
  said('text.lawbreaking', 'sign-guard-part & sign-guard-taken & sign-guard-why', TOLD),
  said('text.lawbreaking', 'sign-rival & sign-rival-price & sign-rival-agree', TOLD),
  said('text.lawbreaking', 'sign-hurt-at-work & sign-hurt-quiet', `${TOLD} cue-care`),
]

const AGAINST_OTHERS: readonly Combination[] = [
  signs('text.confidential', 'sign-nda & sign-nda-breach', `${TOLD} sign-nda-tame`),
  signs('text.piracy', 'sign-cracked & sign-cracked-use & sign-cracked-why', `${QUIET} sign-cracked-tame`),
  said('text.piracy', 'sign-pic & sign-pic-taken & sign-pic-unasked', `${QUIET} sign-pic-tame`),
  said('text.doxxing', 'sign-private-paper & sign-paper-found & sign-paper-passed', `${TOLD} sign-private-paper-tame`),
  said('text.break-in', 'sign-entered & sign-entered-whose & sign-entered-how', `${QUIET} sign-entered-tame`),
  said('text.break-in', 'sign-guess & sign-guess-try', `${QUIET} sign-entered-tame`),
  said('text.threat', 'sign-extort-or & sign-extort-what & sign-extort-whom', `${TOLD} cue-care`),
  said('text.harassment', 'sign-stink & sign-stink-scorn', `${TOLD} cue-care`),
  said('text.harassment', 'sign-come-on & sign-come-on-how', `${TOLD} cue-care`),
  signs('text.impersonation', 'sign-boss-is & sign-boss-number', `${TOLD} sign-boss-tame`),
  signs('text.impersonation', 'sign-desk-is & sign-desk-why & sign-desk-ask', TOLD),
  said('text.impersonation', 'sign-office-is & sign-office-must', `${TOLD} sign-office-tame`),
]

const AGAINST_THE_SERVICE: readonly Combination[] = [
  said('text.off-purpose', 'sign-house-tool & sign-private-end & sign-private-how', `${TOLD} sign-private-tame`),
  said('text.other-client', 'sign-client-other & sign-client-use', `${TOLD} sign-other-client-tame`),
  said('text.other-client', 'sign-fake-tool & sign-fake-use & sign-fake-why', `${QUIET} sign-fake-tame`),
  said('text.other-client', 'sign-signed-up-as & sign-signed-up-whose & sign-signed-up-false', QUIET),
  said('text.misused-power', 'sign-admin-me & sign-admin-harm & sign-admin-gain', `${QUIET} sign-admin-tame`),
  said(
    'text.false-papers',
    'sign-house-paper & sign-paper-false & sign-paper-verify',
    `${QUIET} sign-paper-false-tame`,
  ),
  said(
    'text.contacts-taken',
    'sign-contacts & sign-contacts-taken & sign-contacts-where',
    `${QUIET} sign-contacts-tame`,
  ),
  said('text.asks-papers', 'sign-paper-of-you & sign-paper-ask', 'sign-paper-tame'),
  signs('text.hidden-age', 'sign-age-of-child & sign-age-hidden', `${QUIET} sign-age-tame`),
  signs('text.came-back', 'sign-ended & sign-ended-again & sign-ended-papers', `${QUIET} sign-ended-tame`),
  signs('text.spam', 'sign-chain & sign-chain-luck', TOLD),
  said('text.account-lending', 'sign-all-as & sign-all-as-why', `${QUIET} sign-lend-earnest`),
  said('text.account-lending', 'sign-keep-acct & sign-keep-when', `${QUIET} sign-lend-earnest`),
  said('text.evasion-help', 'sign-check-off & sign-check-what & sign-check-then', `${QUIET} sign-check-tame`),
]

export const WRONG_COMBINATIONS: readonly Combination[] = [
  ...AGAINST_THE_LAW,
  ...AGAINST_OTHERS,
  ...AGAINST_THE_SERVICE,
]
