/**
 * What words of single deeds mean together: a seat that is let, an attack that is offered or called for, a dose, a collection. Each word is
 * said by ordinary people too; what no innocent says is two or three of them side by side. A person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of a deed, forbids it or treats its victims does not do it. */
const QUIET = 'cue-safe cue-enforced'
const VALUE = 0.66

const deed = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, VALUE, pattern, { reach: 'text', plain: true, unless: `${QUIET} ${unless}`.trim() })
/** The deed and what is said of it in one sentence. */
const said = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, VALUE, pattern, { plain: true, unless: `${QUIET} ${unless}`.trim() })

export const DEED_COMBINATIONS: readonly Combination[] = [
  deed('text.seat-resale', 'sign-seat-thing & sign-seat-let & #money|sign-seat-price', 'sign-seat-elsewhere'),

  deed('text.attack-service', 'sign-attack-tool & sign-attack-price', 'sign-attack-guard'),
  deed(
    'text.attack-service',
    'sign-attack-deed & sign-attack-deed & sign-attack-means & sign-attack-call',
    'sign-attack-guard',
  ),
  said('text.attack-service', 'sign-attack-deed & sign-attack-means & sign-extort', 'sign-attack-guard'),

  deed('text.self-harm', 'sign-dose-pill & sign-dose-lethal', 'sign-earnest cue-care'),
  deed('text.self-harm', 'sign-hurt-self & sign-hurt-praise', 'sign-earnest cue-care'),

  said('text.extremism', 'sign-terror-deed & sign-terror-praise', 'sign-terror-help'),
  deed('text.crime-incitement', 'sign-loot & sign-loot & sign-loot-call', 'sign-earnest'),
  deed('text.crime-incitement', 'sign-drug-run & sign-drug-run-call & sign-drug-run-call', 'sign-earnest'),
  said('text.crime-incitement', 'sign-burgle & sign-burgle & sign-burgle-teach'),

  deed('text.fundraising', 'sign-collect-ask & sign-collect-cause & sign-collect-where'),
  deed('text.laundering', 'sign-mule-deed & sign-mule-pay|#money'),
  deed('text.forged-documents', 'sign-id-sale & sign-id-paper & sign-id-paper|sign-id-sale|#money'),
  combine('text.forged-documents', VALUE, 'sign-exam-paper & sign-exam-deal & sign-exam-deal', {
    reach: 'text',
    plain: true,
    unless: 'cue-enforced cue-report',
  }),
  deed('text.account-trade', 'sign-acct-trade & sign-acct-offer|#money'),
  deed('text.account-lending', 'sign-login-shared & sign-login-why'),

  combine('text.threat', 0.9, 'sign-or-shown > sign-intimate', { plain: true, unless: `${QUIET} cue-report` }),
  combine('text.threat', VALUE, 'sign-pay-up|#money & sign-or-shown & sign-held-over', {
    plain: true,
    unless: `${QUIET} #quote`,
  }),
  said('text.harassment', 'sign-favour-room & sign-favour-else'),
  said('text.harassment', 'sign-undress-ask & sign-undress-how', 'cue-care sign-earnest cue-report'),
  said('text.hate', 'sign-folk & sign-folk-slur'),
  // A name of an account, or a shout: whoever quotes one says more.
  said('text.hate', 'sign-slur & #short'),
  deed('text.animal-cruelty', 'sign-beast & sign-beast-harm & sign-beast-glee', 'cue-care'),
  // Who films it for fun makes the film, and retells none.
  combine('text.animal-cruelty', VALUE, 'sign-beast-lit & sign-beast-glee', {
    reach: 'text',
    plain: true,
    unless: 'cue-enforced cue-care',
  }),
  deed('text.violence', 'sign-gore & sign-gore & sign-gore-show', 'sign-earnest'),
  said('text.dangerous-instruction', 'sign-brake & sign-brake-deed & sign-brake-who'),
  deed('text.hoax', 'sign-cure & sign-cure-claim & sign-cure-spread'),
  // Such a desk has words of work, which lower what is said beside them.
  combine('text.fraud', 0.9, 'sign-login-ask & sign-login-desk', {
    reach: 'text',
    plain: true,
    unless: `${QUIET} cue-report`,
  }),
  deed('text.fraud', 'sign-subsidy & sign-subsidy-bait & sign-subsidy|sign-subsidy-bait|#url'),
]
