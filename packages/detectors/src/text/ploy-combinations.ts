/**
 * What signs of ploys mean together: into a box that is another's, a service brought down, holes used and told to nobody, accounts and seats
 * passed on, names taken, somebody with power who is none, applause for misdeeds, ways to die explained, groups driven out, private things
 * passed on, money for what nobody may see. A person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, forbids it or has it looked into does not do it. */
const QUIET = 'cue-safe cue-enforced sign-house-rule'
const TOLD = 'cue-report sign-retold'
/** "I found a hole" is no report. */
const CLEARED = 'sign-retold sign-leave sign-defence sign-tried'
const LOOKS = 0.66

/** Anywhere in a few sentences. */
const signs = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless: `${QUIET} ${unless}` })
/** In one sentence. */
const said = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { plain: true, unless: `${QUIET} ${unless}` })
/** The same of several signals, each with its clause. */
const both = (signals: readonly SignalName[], pattern: string, unless: string): readonly Combination[] =>
  signals.map((signal) => signs(signal, pattern, unless))

const ENTERED = `${CLEARED} sign-entry-asked`
const STRUCK = `${TOLD} ${CLEARED} sign-strike-earnest`
const PRAISED = `${TOLD} sign-contest sign-pastime sign-terror-help sign-foul-earnest cue-care`

const AGAINST_THE_SERVICE: readonly Combination[] = [
  said('text.break-in', 'sign-entry-unseen & sign-entry-do >14 sign-entry-box', ENTERED),
  signs('text.break-in', 'sign-entry-took & sign-entry-key & sign-entry-do >14 sign-entry-box', ENTERED),
  signs('text.break-in', 'sign-entry-took & sign-entry-key & sign-entry-unseen', ENTERED),
  signs('text.break-in', 'sign-entry-took & sign-entry-key & sign-entry-curious', ENTERED),
  signs('text.break-in', 'sign-try-list & sign-try-hit', ENTERED),
  said('text.break-in', 'sign-spy-tool & sign-spy-on', `${TOLD} sign-spy-guard`),

  said('text.attack-service', 'sign-strike-end & sign-strike-do & sign-strike-what & sign-strike-call', STRUCK),
  said(
    'text.attack-service',
    'sign-strike-end & sign-strike-do & sign-strike-do & sign-strike-what|sign-strike-call',
    STRUCK,
  ),
  signs('text.attack-service', 'sign-ddos & sign-strike-call & sign-strike-what|sign-site', STRUCK),
  signs('text.attack-service', 'sign-broke-in & sign-sabotage', STRUCK),
  said(
    'text.attack-service',
    'sign-strike-hire & sign-strike-do & sign-strike-what & sign-sum|#money|cue-price',
    STRUCK,
  ),
  said('text.attack-service', 'sign-deface & sign-strike-what', STRUCK),

  said('text.scraping', 'sign-scrape-veil & sign-scrape-tool & sign-scrape-limit', `${TOLD} sign-leave`),
  said('text.exploit', 'sign-probe & sign-probe-weak & sign-bug-hush', CLEARED),
  signs('text.exploit', 'sign-check-skip & sign-check-found & sign-bug-gain', `${CLEARED} sign-bug-mending`),
  signs('text.exploit', 'sign-exploit-ware & sign-exploit-deal & sign-strike-what|cue-client', CLEARED),

  said('text.account-lending', 'sign-login-shared & sign-lend-how', `${TOLD} sign-lend-earnest`),
  said('text.account-lending', 'sign-lend-do & sign-lend-what & sign-lend-how', `${TOLD} sign-lend-earnest`),
  signs('text.seat-resale', 'sign-resell-do & sign-resell-what & sign-resell-who', `${TOLD} sign-seat-elsewhere`),
  signs('text.account-trade', 'sign-squat-do & sign-squat-sell', TOLD),
  signs('text.account-trade', 'sign-farm-do & sign-farm-pay & sign-farm-pay', `${TOLD} sign-acct-house`),

  signs('text.evasion-help', 'sign-flout & sign-flout-safe', TOLD),
  said('text.evasion-help', 'sign-limit & sign-limit-round & sign-limit-way', `${TOLD} sign-limit-earnest`),
  signs('text.evasion-help', 'sign-after-ban & sign-again', `${TOLD} sign-filter-earnest`),
  said('text.evasion-help', 'sign-scan-gap & sign-scan-way', `${TOLD} sign-filter-earnest`),
  said('text.evasion-help', 'sign-take-home & sign-take-what & sign-take-before', `${TOLD} sign-limit-earnest`),
]

const AGAINST_PEOPLE: readonly Combination[] = [
  // Offices speak of cases and inquiries, and so does whoever says to be one.
  combine('text.impersonation', LOOKS, 'sign-claim-odd & sign-claim-i >24 sign-claim-office', {
    reach: 'text',
    plain: true,
    unless: 'cue-safe cue-enforced sign-claim-earnest',
  }),
  signs('text.impersonation', 'cue-i & sign-pose & sign-pose-aim', `${TOLD} sign-pose-others`),

  said('text.threat', 'sign-if-tells & sign-get-hurt', `${TOLD} sign-tell-earnest`),
  signs('text.threat', 'sign-visit & sign-visit-lesson', `${TOLD} sign-tell-earnest`),
  signs('text.threat', 'sign-gate & sign-gate-do & sign-gate-do', `${TOLD} sign-tell-earnest`),
  said('text.harassment', 'sign-mock-do & sign-mock-end', `${TOLD} cue-care`),
  signs('text.minor-safety', 'sign-child-teen & sign-child-work & sign-child-unpaid', `${TOLD} sign-own-child`),
  signs('text.dangerous-instruction', 'sign-faint & sign-faint-end & sign-faint-film', `${TOLD} sign-garage`),
  said('text.dangerous-instruction', 'sign-danger-dare & sign-danger-act & sign-danger-post', `${TOLD} sign-garage`),

  said('text.incitement', 'sign-oust & cue-group & sign-oust-rally', TOLD),
  said('text.incitement', 'cue-group & sign-not-served & sign-oust-rally', TOLD),
  said('text.hate', 'sign-kind & sign-kind-scorn', TOLD),
  said('text.hate', 'sign-rite & sign-rite-scorn', TOLD),
  said('text.hate', 'sign-frail & sign-frail-hide', TOLD),

  said('text.sexual', 'sign-bed-want', `${TOLD} cue-care`),
  said('text.sexual', 'sign-sex-show & sign-sex-deal', `${TOLD} cue-care sign-sex-guard`),
  said('text.sexual', 'sign-tape & sign-tape-want', `${TOLD} cue-care sign-taken-up`),
  signs('text.sexual', 'sign-porn-word & sign-porn-give & #url', `${TOLD} sign-porn-earnest`),
  said('text.animal-cruelty', 'sign-beast-pain & sign-beast-how', `${TOLD} sign-beast-help cue-care`),

  signs('text.doxxing', 'sign-ids & sign-ids-whose & sign-ids-out', TOLD),
]

const OF_DEATH = `${TOLD} cue-care sign-dose-day`
const TO_DEATH: readonly Combination[] = [
  said('text.self-harm', 'sign-dose-many & sign-dose-end', OF_DEATH),
  signs('text.self-harm', 'sign-die-way & sign-die-tired & sign-die-teach', `${TOLD} cue-care cue-negation`),
  signs('text.self-harm', 'sign-die-together & sign-die-join', `${TOLD} cue-care`),
  // Who looks for company to die needs help first.
  signs('text.self-harm-risk', 'sign-die-together & sign-die-join', `${TOLD} cue-care`),
  signs('text.self-harm', 'sign-cut-self & sign-cut-praise & sign-cut-how', `${TOLD} cue-care`),
  signs('text.self-harm', 'sign-urge-die & sign-urge-burden', `${TOLD} cue-care cue-negation`),
  said('text.self-harm', 'sign-scars & sign-scars-on & sign-scars-on', `${TOLD} cue-care`),
  signs('text.self-harm', 'sign-thin & sign-thin-praise', `${TOLD} cue-care`),
  said('text.self-harm', 'sign-pill-list & sign-pill-list', `${TOLD} cue-care`),
]

const FOR_MONEY: readonly Combination[] = [
  signs('text.fraud', 'sign-flat & sign-flat-pay & sign-flat-unseen', TOLD),
  signs('text.fraud', 'sign-rich-thing & sign-rich-grow & sign-rich-sure', TOLD),
  signs('text.spam', 'sign-top-page & sign-top-sure & sign-top-ask', TOLD),
  signs('text.fraud', 'sign-heir & sign-heir & sign-heir-fee', TOLD),
  signs('text.fraud', 'sign-goods & sign-goods-first & sign-goods-unseen', TOLD),
  signs('text.fraud', 'sign-inside-tip & sign-inside-buy', TOLD),
  signs('text.hoax', 'sign-quackery & sign-quackery-harm & sign-quackery-spread', TOLD),
  signs('text.advertising', 'sign-ad-open & sign-ad-call', TOLD),
]

const APPLAUSE: readonly Combination[] = [
  ...both(['text.applause', 'text.crime-incitement'], 'sign-foul-crime & sign-cheer & sign-more', PRAISED),
  ...both(['text.applause', 'text.crime-incitement'], 'sign-foul-petty & sign-try-all & sign-foul-ease', PRAISED),
  signs('text.applause', 'sign-foul-mean & sign-cheer & sign-more', PRAISED),
  // What other combinations take for praise of a deed, with the call to do likewise.
  signs('text.applause', 'sign-attacker & sign-attacker-praise & sign-likewise', PRAISED),
  signs('text.applause', 'sign-beat-like & sign-beat-all', PRAISED),
  signs('text.applause', 'sign-slaying & sign-slay-praise', `${PRAISED} sign-earnest`),
  said('text.applause', 'sign-terror-deed & sign-terror-praise', PRAISED),
  // No deed is known: it counts beside what another clause on content sees.
  combine('text.applause', 0.4, 'sign-cheer & sign-more', {
    reach: 'text',
    plain: true,
    unless: `${QUIET} ${PRAISED}`,
  }),
]

export const PLOY_COMBINATIONS: readonly Combination[] = [
  ...AGAINST_THE_SERVICE,
  ...AGAINST_PEOPLE,
  ...TO_DEATH,
  ...FOR_MONEY,
  ...APPLAUSE,
]
