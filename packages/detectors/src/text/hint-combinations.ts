/**
 * What hints of paid sex and of drugs mean together. Each word is ordinary alone, so a combination asks a person to look, whatever the
 * trained model makes of the wording, and never acts by itself. It stays quiet where somebody tells, warns or treats (`QUIET`).
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

const LOOKS = 0.66
const QUIET = 'cue-safe cue-enforced sign-earnest'

const lure = (signal: SignalName, pattern: string): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless: QUIET })
const sex = (pattern: string) => lure('text.sexual', pattern)
const drugs = (pattern: string) => lure('text.drugs', pattern)

/** Two signs alone are often nothing: a person looks where the model, too, takes the text for more than likely. */
const SEEN = 0.45
const maybeSex = (pattern: string): Combination =>
  combine('text.sexual', SEEN, pattern, { reach: 'text', unless: QUIET })
const maybeDrugs = (pattern: string): Combination =>
  combine('text.drugs', SEEN, pattern, { reach: 'text', unless: QUIET })

const PAID = 'sign-lure-sale|sign-sex-price|sign-sum|#money|cue-contact|contact-drop|#digits|#handle'
const SOLD = 'sign-lure-sale|sign-sum|#money|cue-contact|contact-drop|#digits|#handle'

export const HINT_COMBINATIONS: readonly Combination[] = [
  sex('sign-sex-plain'),
  sex(`sexual & ${PAID}`),
  sex(`sexual-mild & sexual-mild|sign-sex-company|sign-sex-style|sign-sex-cam|sign-porn-file & ${PAID}`),
  // A person, a wink at what is sold, and a price, a promise or a way to reach them.
  sex(`sign-sex-wink & sign-sex-company & sign-sex-style|${PAID}`),
  sex('sign-sex-wink & sign-sex-place'),
  sex(`sign-sex-wink & sign-sex-wink & sign-sex-style|${PAID}`),
  sex(`sign-sex-company & sign-sex-deed & sign-sex-style & sign-sex-price|sign-sex-style & ${PAID}`),
  sex('sign-sex-company & sign-sex-deed & sign-sex-price & sign-sex-style|sign-sex-deed'),
  sex(`sign-sex-keep & sign-sex-meet & sign-sex-price|sign-sex-meet|${SOLD}`),
  sex('sign-sex-keep & sign-sex-price'),
  sex('sign-sex-keep & sign-sex-seek'),
  sex(`sign-sex-seek & sign-sex-deed|sign-sex-wink & sign-sex-style|sign-sex-meet|${PAID}`),
  sex(`sign-sex-seek & sign-sex-meet & ${PAID}`),
  // Worn things, pictures without clothes.
  sex('sign-sex-worn & sign-sex-wear & sign-sex-custom'),
  sex('sign-sex-undress & sign-sex-tool & sign-sex-tool'),
  sex(`sign-sex-undress & sign-sex-tool & ${PAID}`),
  sex(`sign-sex-tease & sign-sex-cam & ${PAID}`),
  sex('sign-sex-tease & sign-sex-tease & sign-sex-cam & sign-sex-cam'),
  sex(`sign-porn-hint & sign-porn-hint & sign-porn-file|sign-lure-sale & ${SOLD}`),
  sex(`sign-porn-hint & sign-porn-file & sign-porn-file & ${SOLD}`),
  maybeSex(`sign-sex-wink|sign-sex-keep|sign-sex-seek|sign-sex-tease & ${PAID}|sign-sex-company|sign-sex-style`),
  maybeSex(`sign-sex-company & sign-sex-deed|sign-sex-style & ${PAID}`),
  maybeSex(`sign-porn-hint & sign-porn-hint|sign-porn-file|${SOLD}`),

  drugs('sign-drug-plain'),
  drugs('sign-drug-spike & sign-drug-spike'),
  drugs(`sign-drug-street & sign-drug-amount & sign-drug-seek|sign-drug-supply|sign-drug-effect`),
  drugs(`sign-drug-street & sign-drug-supply & sign-drug-seek|sign-drug-effect|${SOLD}`),
  drugs(`sign-drug-street & sign-drug-effect & ${SOLD}`),
  drugs('sign-drug-effect & sign-drug-amount & sign-drug-supply'),
  drugs(`sign-drug-name & sign-drug-amount & ${SOLD}`),
  drugs(`sign-drug-name & sign-drug-supply|sign-drug-seek|${SOLD}`),
  drugs('sign-drug-name & sign-drug-effect & sign-drug-amount|sign-drug-supply'),
  drugs(`sign-drug-hint & sign-drug-effect & sign-drug-amount|sign-drug-supply|${SOLD}`),
  drugs(`sign-drug-hint & sign-drug-amount & sign-drug-supply`),
  drugs(`sign-drug-hint & sign-drug-supply & sign-drug-seek|${SOLD}`),
  drugs('sign-drug-hint & sign-drug-seek & sign-drug-seek & sign-drug-effect|sign-drug-supply|sign-drug-seek'),
  drugs('sign-drug-hint & sign-drug-seek & sign-drug-effect'),
  drugs(`sign-drug-supply & sign-drug-supply & sign-drug-amount|sign-drug-effect`),
  maybeDrugs(`sign-drug-street|sign-drug-hint & sign-drug-effect|sign-drug-supply`),
  maybeDrugs(`sign-drug-name|sign-drug-street & sign-drug-seek|sign-drug-amount|${SOLD}`),
  maybeDrugs(`sign-drug-supply|sign-drug-effect & sign-drug-amount|sign-drug-seek`),
  drugs('sign-drug-hint|sign-drug-street & sign-drug-effect & sign-drug-seek|sign-drug-supply'),
  drugs('sign-drug-supply & sign-drug-supply & sign-drug-seek|sign-drug-hint'),
]
