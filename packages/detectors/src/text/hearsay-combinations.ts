/**
 * What is hinted at: a colleague's bed or record as hearsay, somebody's family named with an edge, means asked for whose end is told and whose use
 * is not, dues of schools and parcels that go to a person, the slang of those who trade accounts. Two or three kinds of words are wanted, and none
 * of those who share a ride, cook, mend or report. A person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { LOOKS, said, signs } from './look-combinations.ts'

const TOLD = 'cue-report sign-retold'
const HINTED = `${TOLD} sign-hint-tame`
const KNOWN = `${TOLD} sign-folks-tame`

export const HEARSAY_COMBINATIONS: readonly Combination[] = [
  // Crimes and rules are what is told of, so their words are no excuse here.
  combine('text.harassment', LOOKS, 'sign-rumour-from & sign-rumour-shame & sign-rumour-who', {
    reach: 'text',
    plain: true,
    unless: 'sign-rumour-tame sign-retold cue-enforced sign-house-rule',
  }),

  // Reports and complaints are what somebody shall let be.
  combine('text.threat', LOOKS, 'sign-folks-plain', { plain: true, unless: `${KNOWN} cue-safe` }),
  combine('text.threat', LOOKS, 'sign-folks-known & sign-folks-edge', { reach: 'text', plain: true, unless: KNOWN }),
  combine('text.threat', LOOKS, 'sign-folks-we & sign-folks-kin', {
    plain: true,
    unless: `${KNOWN} cue-safe #question`,
  }),
  combine('text.threat', LOOKS, 'sign-folks-known & sign-folks-soft & sign-folks-act', {
    reach: 'text',
    plain: true,
    unless: KNOWN,
  }),

  signs('text.dangerous-instruction', 'sign-hint-what & sign-hint-end', HINTED),
  said('text.self-harm-risk', 'sign-hint-pill & sign-hint-unwoken', `${TOLD} sign-jest cue-care`),

  signs('text.fraud', 'sign-dues & sign-dues-scare & sign-dues-pay', `${TOLD} sign-dues-tame`),
  said('text.laundering', 'sign-code-rent', TOLD),
  signs('text.account-trade', 'sign-slang-acct & sign-slang-mark & sign-slang-deal', `${TOLD} sign-slang-tame`),
]
