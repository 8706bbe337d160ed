/**
 * What words about other people's private facts mean together: somebody is exposed so that many may find them, or facts are looked up
 * and sold by the piece. Offices speak of addresses and lists all day, so a person looks and nothing is held back.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

const LOOKS = 0.66
/** Whoever warns of it, or is bound to ask, exposes nobody. */
const QUIET = 'cue-safe cue-enforced'

const signs = (signal: SignalName, patterns: readonly string[]): readonly Combination[] =>
  patterns.map((pattern) => combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless: QUIET }))

const FACT = 'sign-private-place|sign-private-record'

export const PRIVACY_COMBINATIONS: readonly Combination[] = [
  ...signs('text.doxxing', [
    'sign-private-sic & sign-private-place & sign-private-drop|sign-private-person|sign-private-place',
    'sign-private-place & sign-private-drop & sign-private-person|sign-private-place',
    'sign-private-sic & sign-private-drop & sign-private-person & sign-private-record',
    'sign-private-place & sign-private-source & sign-private-person & sign-private-sale|sign-private-place',
    `sign-private-source & sign-private-sale|sign-private-source & sign-private-person & sign-private-record & ${FACT}`,
  ]),
  ...signs('text.stolen-data', [
    'sign-private-source & sign-private-source & sign-private-sale & sign-private-record',
    'sign-private-source & sign-private-sale & sign-private-sale & sign-private-record',
    'sign-private-sale & sign-private-sale & sign-private-sale & sign-private-record & sign-private-record',
    'sign-private-place & sign-private-sale & sign-private-source|sign-private-sale',
  ]),
]
