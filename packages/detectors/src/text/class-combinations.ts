/**
 * Sentences in which one word of a class that ends stands for another: an ailment, a site, a kind of record, somebody of a family, a program that
 * harms, a beast. The frame around it says what is meant; what is meant otherwise has a frame of its own. A person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { LOOKS, said, signs } from './look-combinations.ts'

const DEFENDED = 'sign-defence sign-tried sign-leave sign-worm-caught sign-mal-tame sign-cl-ware-tame'
/** Reports and complaints are what somebody shall let be, so that they are no sign of whoever only tells of it. */
const KIN = { reach: 'text', plain: true, unless: 'cue-safe sign-retold sign-cl-kin-tame sign-folks-tame' } as const

export const CLASS_COMBINATIONS: readonly Combination[] = [
  signs(
    'text.doxxing',
    'sign-cl-ill & sign-cl-hush & cue-third|cue-them|sign-desk-of|sign-cl-hush',
    'sign-cl-ill-tame sign-ill-tame',
  ),

  said('text.account-trade', 'sign-cl-deal & sign-cl-site >8 sign-cl-acct & sign-cl-mark', 'sign-cl-deal-tame'),
  said('text.account-trade', 'sign-cl-sells & sign-cl-site >3 sign-cl-accts & sign-cl-proved', 'sign-cl-deal-tame'),
  said('text.account-trade', 'sign-cl-deal >4 sign-cl-site-acct & sign-cl-mark', 'sign-cl-deal-tame'),
  said('text.stolen-data', 'sign-cl-sells & sign-cl-record & sign-cl-raw', 'sign-cl-record-tame'),

  combine('text.threat', LOOKS, 'sign-cl-will-hurt >8 sign-cl-kin', { ...KIN, reach: 'sentence' }),
  combine('text.threat', LOOKS, 'sign-cl-know-where & sign-cl-kin & sign-cl-drop-it', KIN),
  said('text.property-threat', 'sign-cl-dare & sign-cl-i-smash >6 sign-cl-yours', 'sign-cl-dare-tame'),

  said('text.malware', 'sign-worm-made >14 sign-ware & sign-cl-victim', DEFENDED),
  said('text.malware', 'sign-cl-seek & sign-ware & sign-undetected', DEFENDED),
  said('text.reverse-engineering', 'sign-cl-keygen & sign-cl-pass', 'sign-cl-keygen-tame'),
  said('text.page-copy', 'sign-page-twin|sign-page-copy & sign-page-made & sign-cl-no-why', 'sign-cl-page-tame'),
  signs('text.fraud', 'sign-cl-give & sign-cl-send & sign-cl-get >8 sign-cl-back', 'sign-cl-give-tame'),
  said('text.drugs', 'sign-cl-drug & sign-cl-drug-ask', 'sign-cl-drug-tame cue-care'),
  said('text.animal-cruelty', 'sign-cl-beast >6 sign-cl-poison & sign-cl-brag', 'sign-cl-poison-tame sign-beast-help'),
]
