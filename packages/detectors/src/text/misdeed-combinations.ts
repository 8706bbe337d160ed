/**
 * What signs of misdeeds at work mean together: a favour and a contract, slander and its spreading, a shut door and what was done behind it.
 * Offices speak of passwords, contracts and cleaners all day, so two or three signs are wanted, a person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of a deed, forbids it or complains of it does not do it. */
const QUIET = 'cue-safe cue-enforced'
const TOLD = 'cue-report sign-house-rule'
const VALUE = 0.66

/** In one sentence. */
const said = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, VALUE, pattern, { plain: true, unless: `${QUIET} ${unless}`.trim() })
/** Anywhere in the text. */
const deed = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, VALUE, pattern, { reach: 'text', plain: true, unless: `${QUIET} ${unless}`.trim() })

export const MISDEED_COMBINATIONS: readonly Combination[] = [
  said('text.harassment', 'sign-coerce-ask & sign-coerce-else', TOLD),
  deed('text.harassment', 'sign-smear & sign-spread', TOLD),
  said('text.harassment', 'sign-shun & sign-shun-aim', `${TOLD} sign-outsider`),
  said('text.threat', 'sign-accident & sign-witness', TOLD),

  deed('text.extremism', 'sign-slaying & sign-slay-praise', `${TOLD} sign-terror-help sign-earnest`),
  said('text.crime-incitement', 'attack-target & sign-torch & sign-torch-means', `${TOLD} sign-torch-earnest`),
  deed('text.crime-incitement', 'sign-haul & sign-haul-way', TOLD),
  said('text.property-threat', 'sign-wreck & sign-grudge', TOLD),
  deed(
    'text.dangerous-instruction',
    'sign-cleaner & sign-cleaner & sign-mixture & sign-mixture-praise',
    `${TOLD} sign-apart`,
  ),

  deed('text.self-harm', 'sign-end-it & sign-pill & sign-pill-does', `${TOLD} cue-care cue-i`),
  // Who speaks of themselves needs help.
  deed('text.self-harm-risk', 'cue-i & sign-end-it & sign-pill & sign-pill-does', `${TOLD} cue-care`),
  deed('text.self-harm', 'sign-starve', `${TOLD} cue-care sign-unfed-tame`),

  // "Not one of those people": a negation changes little.
  combine('text.hate', 0.7, 'sign-faithful & sign-forbidden-food & sign-prank', {
    plain: true,
    unless: `${QUIET} ${TOLD}`,
  }),
  combine('text.hate', 0.7, 'sign-those & sign-teem', { plain: true, unless: `${QUIET} ${TOLD}` }),
  said('text.sexual', 'sign-lewd', `${TOLD} cue-care`),

  said('text.break-in', 'sign-crack & sign-lock & sign-inside', `${TOLD} sign-cleared`),
  deed('text.attack-service', 'sign-malware & sign-malware-sale', `${TOLD} sign-defence`),
  said('text.attack-service', 'sign-down & sign-for-fun', `${TOLD} sign-attack-guard`),
  said('text.account-lending', 'sign-acct-own & sign-acct-rent', TOLD),
  deed('text.piracy', 'sign-pirate-deed & sign-pirate-thing & sign-pirate-offer', TOLD),
  deed('text.fraud', 'sign-box-money|#money & sign-box-owner & sign-box-partner', TOLD),
]
