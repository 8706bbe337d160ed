/**
 * What hints of paid sex and of drugs mean together. Each word is ordinary alone, so a combination asks a person to look, whatever the
 * trained model makes of the wording, and never acts by itself: `LOOKS` stays quiet where somebody tells, warns or treats.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

const LOOKS = 0.72
const QUIET = 'cue-safe cue-enforced cue-tech cue-earnest'

const lure = (signal: SignalName, pattern: string): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless: QUIET })
const sex = (pattern: string) => lure('text.sexual', pattern)
const drugs = (pattern: string) => lure('text.drugs', pattern)

const PAID = 'lure-sale|sex-price|#money|cue-contact|contact-drop|#digits|#handle'
const SOLD = 'lure-sale|#money|cue-contact|contact-drop|#digits|#handle'

export const LURE_COMBINATIONS: readonly Combination[] = [
  sex('sex-plain'),
  sex(`sexual|sexual-mild & ${PAID}`),
  // A person, a wink at what is sold, and a price, a promise or a way to reach them.
  sex(`sex-wink & sex-company & sex-style|${PAID}`),
  sex('sex-wink & sex-place'),
  sex(`sex-wink & sex-wink & sex-style|${PAID}`),
  sex(`sex-company & sex-deed & sex-style & sex-price|sex-style & ${PAID}`),
  sex('sex-company & sex-deed & sex-price & sex-style|sex-deed'),
  sex(`sex-keep & sex-meet & sex-price|sex-meet|${SOLD}`),
  sex('sex-keep & sex-price'),
  sex(`sex-tease & sex-cam & ${PAID}`),
  sex('sex-tease & sex-tease & sex-cam & sex-cam'),
  sex(`porn-hint & porn-hint & porn-file|lure-sale & ${SOLD}`),
  sex(`porn-hint & porn-file & porn-file & ${SOLD}`),

  drugs('drug-plain'),
  drugs(`drug-name & drug-supply|drug-seek|${SOLD}`),
  drugs('drug-name & drug-effect & drug-amount|drug-supply'),
  drugs(`drug-hint & drug-effect & drug-amount|drug-supply|${SOLD}`),
  drugs(`drug-hint & drug-amount & drug-supply`),
  drugs(`drug-hint & drug-supply & drug-seek|${SOLD}`),
  drugs('drug-hint & drug-seek & drug-seek & drug-effect|drug-supply|drug-seek'),
  drugs('drug-hint & drug-seek & drug-effect'),
  drugs(`drug-supply & drug-supply & drug-amount|drug-effect`),
]
