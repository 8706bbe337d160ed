/**
 * What signs of abuse of the service, of rights and of people behind their backs mean together: the directory taken by a machine, the sign-in
 * page built again, a defect kept quiet, a broadcast passed on, marks taken off, money kept from the state, a private fact told to all. Each is
 * ordinary talk alone, so two or three are wanted, a person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of a deed, stopped it, has leave for it or complains of it does not do it. */
const QUIET = 'cue-safe cue-enforced'
const TOLD = 'cue-report sign-house-rule'
/** "I wrote a script" is no report. */
const RETOLD = 'sign-retold sign-house-rule'
const CLEARED = 'sign-leave sign-defence sign-tried'
const LOOKS = 0.66

/** Anywhere in a few sentences. */
const signs = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless: `${QUIET} ${unless}` })
/** In one sentence. */
const said = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { plain: true, unless: `${QUIET} ${unless}` })

const PRICE = '#money|cue-price|sign-sum'
const DEAL = `${PRICE}|cue-contact|contact-drop`

export const ABUSE_COMBINATIONS: readonly Combination[] = [
  signs('text.scraping', 'sign-scrape-deed & sign-scrape-what & sign-scrape-for', `${RETOLD} ${CLEARED}`),
  signs(
    'text.scraping',
    'sign-scrape-deed & sign-scrape-deed & sign-scrape-what & sign-scrape-what',
    `${RETOLD} ${CLEARED}`,
  ),
  signs('text.page-copy', 'sign-page-copy & sign-page-what & sign-page-catch', `${RETOLD} ${CLEARED}`),
  signs('text.exploit', 'sign-bug & sign-bug-gain & sign-bug-hush', `${RETOLD} ${CLEARED} sign-bug-mending`),
  signs('text.restream', 'sign-stream-deed & sign-stream-what & sign-stream-way', `${RETOLD} sign-licensed`),
  signs('text.marks-removed', 'sign-mark-off & sign-mark-what & sign-mark-why', RETOLD),

  signs('text.crime-incitement', 'sign-tax-trick & sign-tax-what|sign-tax-trick & sign-tax-ease', TOLD),
  signs('text.crime-incitement', `sign-smuggle & sign-smuggle-way & sign-smuggle-way|${PRICE}`, TOLD),
  signs('text.crime-incitement', 'sign-bid & sign-bid-fix & sign-bid-fix', TOLD),
  signs('text.crime-incitement', `sign-vote-sale & ${DEAL}`, TOLD),
  signs('text.crime-incitement', `sign-quack & sign-quack-what & sign-quack-price|${DEAL}`, `${TOLD} cue-care`),
  signs(
    'text.crime-incitement',
    'sign-torch & sign-torch-means & sign-torch-where & sign-torch-when',
    `${TOLD} sign-torch-earnest`,
  ),
  said('text.property-threat', 'cue-intent > sign-torch > sign-torch-where', `${TOLD} sign-torch-earnest`),
  signs('text.crime-incitement', 'sign-mob & sign-mob', `${TOLD} sign-pastime`),

  signs(
    'text.harassment',
    'sign-ambush & sign-ambush-shame & sign-ambush|sign-ambush-shame',
    `${TOLD} cue-care sign-taken-up`,
  ),
  combine('text.harassment', LOOKS, 'sign-pile-report & sign-pile-aim', {
    plain: true,
    unless: 'cue-safe sign-taken-up',
  }),
  said('text.hate', 'sign-folk & sign-folk-slur', TOLD),
  // Alone such a word is quoted as often as it is said.
  said('text.hate', 'sign-slur & sign-folk-slur|sign-slur-place', `${TOLD} sign-study`),
  signs('text.hate', 'sign-faith-thing & sign-faith-scorn', TOLD),

  signs('text.fundraising', 'sign-cause & sign-cause-ask & sign-cause-purse', TOLD),
  signs('text.doxxing', 'sign-intimate & sign-intimate-source & sign-intimate-spread', `${TOLD} sign-taken-up`),

  signs('text.sexual', `sign-spy-way & sign-spy-where & sign-spy-file|${PRICE}`, `${TOLD} cue-care sign-taken-up`),
  signs('text.sexual', 'sign-spy-nude & sign-spy-file', `${TOLD} cue-care sign-taken-up`),
  signs('text.minor-safety', 'sign-little & sign-little-kind & sign-little-way', `${TOLD} cue-care`),
  signs('text.dangerous-instruction', 'sign-cleaners & sign-mixture & sign-shut-in', `${TOLD} sign-apart`),

  signs('text.piracy', 'sign-pirate-deed & sign-pirate-thing & sign-pirate-offer', TOLD),
  signs('text.evasion-help', 'sign-filter & sign-filter-way & sign-filter-aim', 'sign-filter-earnest'),
  signs('text.break-in', 'sign-access-sale & sign-access-offer & sign-access-offer', `${RETOLD} ${CLEARED}`),
  signs('text.break-in', 'sign-peek-way & sign-peek-what & sign-peek-why', `${RETOLD} ${CLEARED}`),
  signs('text.break-in', 'sign-lure-file & sign-lure-bite', `${RETOLD} ${CLEARED}`),
  signs('text.stolen-data', `sign-data-people & sign-piece-price & ${PRICE}`, `${RETOLD} ${CLEARED}`),
  signs('text.account-trade', 'sign-login-thing & sign-login-fresh & sign-login-deal', `${TOLD} sign-acct-house`),
  said('text.account-lending', 'sign-login-shared & sign-login-why', TOLD),
  signs('text.evasion-help', 'sign-ban & sign-back & sign-back', `${TOLD} sign-filter-earnest`),
  said('text.harassment', 'sign-meme & sign-meme-spread', `${TOLD} sign-taken-up`),
  signs('text.crime-incitement', 'sign-rob-what & sign-rob-deed & sign-rob-call', TOLD),
  signs('text.crime-incitement', 'sign-bribe-who & sign-bribe-gift & sign-bribe-for', TOLD),
  signs('text.dangerous-instruction', 'sign-seal & sign-seal-how & sign-seal-bang', `${TOLD} sign-apart cue-care`),
  signs('text.threat', 'sign-kin-wait & sign-kin-if', `${TOLD} cue-care`),
  signs('text.confidential', 'sign-leave-with & sign-leave-what & sign-leave-how', `${TOLD} sign-handover`),
]
