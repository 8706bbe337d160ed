/**
 * What bare words of a deed, of whom it is done to and of what is wanted mean together. Phrases are said anew each time, their words are not: so
 * three or four kinds of single words in one sentence are wanted here, and none of the words of offices that do the like with leave. A person
 * looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, forbids it, tells of it or has it looked into does not do it. */
const QUIET = 'cue-safe cue-enforced sign-house-rule sign-retold'
const CLEARED = 'sign-leave sign-defence sign-tried'
const LOOKS = 0.66

/** In one sentence. */
const said = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { plain: true, unless: `${QUIET} ${unless}`.trim() })

const TAKEN = `${CLEARED} sign-bare-leave`
const ENTERED = `${CLEARED} sign-bare-victim`
const ELSEWHERE = 'sign-bare-account-else sign-acct-house'
const ATTACKED = `${CLEARED} sign-attack-tame sign-strike-earnest`
const PRAISED = 'sign-hurt-tame sign-contest sign-pastime cue-care'

export const BARE_COMBINATIONS: readonly Combination[] = [
  said('text.scraping', 'sign-bare-tool & sign-bare-take & sign-bare-people & sign-bare-here', TAKEN),
  said('text.scraping', 'sign-bare-crawl & sign-bare-offer & sign-bare-here|sign-bare-people', TAKEN),
  said('text.scraping', 'sign-bare-tool & sign-bare-take & sign-scrape-what & sign-bare-offer', TAKEN),
  said('text.break-in', 'sign-bare-break & cue-i|sign-bare-me & sign-bare-other >12 sign-bare-box', ENTERED),
  said('text.break-in', 'sign-bare-want & sign-entry-key & sign-bare-other >12 sign-bare-box', ENTERED),
  said('text.break-in', 'sign-still-whose & sign-still-use & sign-still-ease', ENTERED),
  said('text.break-in', 'sign-old-firm & sign-old-access', `${CLEARED} sign-entry-asked`),
  said('text.break-in', 'sign-bare-break & cue-i|sign-bare-me & sign-bare-box >6 sign-bare-of', ENTERED),
  said('text.break-in', 'sign-bare-into >24 sign-bare-into-what & cue-i|sign-bare-me', ENTERED),
  said('text.exploit', 'sign-hole & sign-hole-gain & sign-hole-brag', `${CLEARED} sign-bug-mending`),
  said('text.account-trade', 'sign-bare-deal & sign-bare-account', ELSEWHERE),
  said('text.account-trade', 'sign-name-took & sign-name-price', 'sign-bare-account-else'),
  said('text.account-trade', 'sign-farm-make & sign-farm-what & sign-farm-why', ELSEWHERE),
  said('text.account-lending', 'sign-bare-kin & sign-bare-mine & sign-bare-use', `${ELSEWHERE} sign-lend-earnest`),
  said('text.account-lending', 'sign-pass-take & sign-pass-for', `${ELSEWHERE} sign-lend-earnest`),
  said('text.seat-resale', 'sign-seat-mine & sign-seat-sold & sign-seat-gain|#money', 'sign-seat-elsewhere'),

  said('text.evasion-help', 'sign-bare-ban & sign-bare-new & sign-bare-if', 'sign-bare-ban-earnest'),
  said('text.evasion-help', 'sign-unknown-you & sign-bare-new', 'sign-bare-ban-earnest'),
  said('text.evasion-help', 'sign-avoid-ban & sign-avoid-way', 'sign-bare-ban-earnest'),
  said('text.evasion-help', 'sign-post-gone & sign-post-again', 'sign-bare-ban-earnest'),
  said('text.evasion-help', 'sign-false-name & sign-no-penalty', ''),
  said('text.evasion-help', 'sign-missed & sign-disguise & sign-missed-what', CLEARED),
  said('text.evasion-help', 'sign-rule-scorn & sign-rule-word & sign-rule-free', 'sign-rule-earnest'),
  said('text.evasion-help', 'sign-ban-all & sign-ad-deed', ''),
  said('text.evasion-help', 'sign-check & sign-off & sign-check-unseen', CLEARED),
  said('text.attack-service', 'sign-attack-bare & sign-attack-thing & sign-attack-will & sign-attack-harm', ATTACKED),
  said('text.attack-service', 'sign-attack-target & sign-attack-strong & sign-attack-will', ATTACKED),

  said('text.applause', 'sign-hurt-verb >14 sign-hurt-whom & sign-hurt-cheer & sign-hurt-more', PRAISED),
  said('text.hate', 'cue-group >12 sign-group-trait', 'cue-negation sign-kitchen sign-lot-tame'),
  said('text.incitement', 'cue-group & sign-group-do & sign-group-call', 'sign-kitchen sign-contest sign-fr-alarm'),
  said('text.impersonation', 'sign-be-want & sign-claim-i >20 sign-be-who', 'sign-be-earnest'),
  said('text.impersonation', 'sign-say-i & sign-say-so', 'sign-pose-others sign-be-earnest'),
  said('text.threat', 'sign-beaten & sign-beaten-when', 'sign-contest sign-pastime cue-care'),
  said('text.self-harm', 'sign-die-want & sign-die-ask', 'cue-care cue-negation'),
  said('text.self-harm', 'sign-worthless & sign-worthless-end', 'cue-care'),
  said('text.minor-safety', 'sign-kid & sign-kid-picture & sign-kid-why', 'sign-own-child cue-care'),
  said('text.dangerous-instruction', 'sign-road-thing & sign-road-where & sign-road-end', 'sign-garage'),
  said('text.dangerous-instruction', 'sign-dose-big & sign-dose-thing & sign-dose-fine', 'cue-care'),
  said(
    'text.dangerous-instruction',
    'sign-breathe & sign-breathe-what & sign-breathe-high',
    'sign-breathe-tame cue-care',
  ),
]
