/**
 * What strangers wrote when they were asked clause by clause how people would put it today: who goes, and who dares somebody to; what keeps people
 * safe and how it is put out of use; what watches, and the trick it does not see; somebody's log-in, work, name or private life in other hands.
 * Two to four kinds of words are wanted, and none of those who train, report, mend or forbid it. A person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { LOOKS, said, signs } from './look-combinations.ts'

const TOLD = 'cue-report sign-retold'
const TAME = `${TOLD} sign-out-tame`
/** Whoever jokes of it, or treats it. */
const CARED = 'sign-jest cue-care'
const OWN_RISK = `${TOLD} ${CARED}`

const PEOPLE: readonly Combination[] = [
  signs('text.self-harm-risk', 'sign-out-pill & sign-out-hoard & sign-out-release', `${OWN_RISK} sign-out-pill-tame`),
  said(
    'text.self-harm-risk',
    'sign-out-high & sign-out-high-down & sign-out-high-end',
    `${OWN_RISK} sign-out-high-tame`,
  ),
  signs('text.self-harm-risk', 'cue-i & sign-out-high & sign-out-high-how', `${OWN_RISK} sign-out-high-tame`),
  signs('text.self-harm-risk', 'sign-out-weary & sign-out-bye', `${OWN_RISK} sign-out-bye-tame`),
  signs('text.self-harm-risk', 'sign-out-sorry & sign-out-leave', `${OWN_RISK} sign-out-bye-tame`),
  signs('text.self-harm-risk', 'sign-out-letters & sign-out-bye', `${OWN_RISK} sign-out-bye-tame`),
  said('text.self-harm-risk', 'sign-out-unwoken & sign-out-wish', `${OWN_RISK} sign-out-unwoken-tame`),
  said('text.self-harm-risk', 'sign-out-unnoticed & sign-out-absent', `${OWN_RISK} sign-out-absent-tame`),
  signs('text.self-harm-risk', 'sign-out-lethal-ask & sign-out-lethal', `${OWN_RISK} sign-out-pill-tame`),
  signs('text.self-harm-risk', 'sign-out-life & sign-out-life-end', OWN_RISK),
  signs('text.self-harm', 'sign-out-dare & sign-out-dare-why', `${OWN_RISK} sign-out-dare-tame`),
  said('text.self-harm', 'sign-out-thin & sign-out-thin-more', `${TOLD} cue-care sign-out-thin-tame`),

  said('text.harassment', 'sign-out-jibe & sign-out-jibe-at', `${TOLD} sign-out-jibe-tame`),
  said('text.harassment', 'sign-out-bed & sign-out-bed-at', TOLD),
  signs('text.harassment', 'sign-out-answer & sign-out-persist', TOLD),
  said('text.harassment', 'sign-out-accused & sign-out-accused-who & sign-out-accused-tell', 'sign-out-accused-tame'),
  said('text.threat', 'sign-out-armed & sign-out-armed-who & sign-out-armed-at', TOLD),
  said('text.threat', 'sign-out-nude & sign-out-nude-or & sign-out-nude-give', TOLD),

  said('text.hate', 'sign-out-folk & sign-out-folk-scorn', `${TOLD} sign-out-folk-tame sign-kitchen`),
  said('text.incitement', 'sign-out-them & sign-out-them-do & sign-out-them-call', `${TOLD} sign-out-them-tame`),
  said('text.violence', 'sign-out-gore & sign-out-gore & sign-out-gore-show', `${TOLD} sign-out-gore-tame`),
  said('text.sexual', 'sign-out-cam & sign-out-cam-for', TOLD),
  said('text.sexual', 'sign-out-flesh & sign-out-flesh-for', `${TOLD} sign-out-flesh-tame`),
  said(
    'text.animal-cruelty',
    'sign-out-beast-do >12 sign-out-beast & sign-out-beast-show',
    `${TOLD} sign-out-beast-tame sign-kitchen`,
  ),
  said('text.crime-incitement', 'sign-out-state & sign-out-state-arms & sign-out-state-call', TOLD),
  said('text.extremism', 'sign-out-saint & sign-out-saint-count & sign-out-saint-count', 'sign-out-saint-tame'),
  said(
    'text.doxxing',
    'sign-out-private & sign-out-private-whose & sign-out-private-show',
    `${TOLD} sign-out-private-tame`,
  ),
  said('text.applause', 'sign-out-cheer & sign-out-cheer-deed & sign-out-cheer-more', `${TOLD} sign-out-cheer-tame`),
]

const GUARD = `${TOLD} sign-out-guard-tame sign-stir-mended`
const SPOILT = `${TOLD} sign-out-vehicle-tame sign-garage`
const MIXED = `${TOLD} sign-out-mix-tame sign-chem-warn sign-apart sign-stir-mishap cue-negation`
const DANGERS: readonly Combination[] = [
  said('text.dangerous-instruction', 'sign-out-guard & sign-out-defeat & sign-out-careless', GUARD),
  said('text.dangerous-instruction', 'sign-out-vehicle & sign-out-tamper & sign-out-lesson', SPOILT),
  said('text.dangerous-instruction', 'sign-out-cell & sign-out-cell-do & sign-out-cell-fun', GUARD),
  said('text.dangerous-instruction', 'sign-out-mix & sign-out-mix-do & sign-out-mix-for', MIXED),
  said('text.dangerous-instruction', 'sign-out-confined & sign-out-confined-no', GUARD),
  said('text.property-threat', 'sign-out-valve & sign-out-valve-open & sign-out-valve-then', GUARD),
  said('text.property-threat', 'sign-out-wreck-thing & sign-out-wreck & sign-out-wreck-if', `${TOLD} cue-negation`),
]

const UNWATCHED = 'sign-out-trick-tame sign-stir-office sign-filter-earnest sign-retold'
const DEEDS: readonly Combination[] = [
  // What is watched here is spoken of by those who watch over it too, so their words are no excuse but for plain ones of offices.
  combine('text.evasion-help', LOOKS, 'sign-out-dodge & sign-out-unseen', { plain: true, unless: UNWATCHED }),
  combine('text.evasion-help', LOOKS, 'sign-out-watch & sign-out-trick & sign-out-unseen', {
    plain: true,
    unless: UNWATCHED,
  }),
  said('text.account-lending', 'sign-out-login & sign-out-login-give & sign-out-login-as', 'sign-out-login-tame'),
  said('text.account-trade', 'sign-out-handle & sign-out-handle-grab & sign-out-handle-sell', TAME),
  said('text.account-trade', 'sign-out-otp & sign-out-otp-for & sign-out-otp-price', TAME),
  said('text.official-claim', 'sign-out-title & sign-out-title-put & sign-out-title-false', TAME),
  said('text.other-client', 'sign-out-client & sign-out-client-for', `${TOLD} sign-out-client-tame`),
  said('text.marks-removed', 'sign-out-mark & sign-out-mark-off & sign-out-mark-so', `${TOLD} sign-out-mark-tame`),
  said('text.attack-service', 'sign-out-flood & sign-out-flood-at & sign-out-flood-end', `${TOLD} sign-out-flood-tame`),
  said('text.malware', 'sign-out-mal & sign-out-mal-use & sign-out-mal-use', `${TOLD} sign-out-mal-tame`),
  said('text.scraping', 'sign-out-scrape & sign-out-scrape-what & sign-out-scrape-how', 'sign-out-scrape-tame'),
  said('text.page-copy', 'sign-out-frame & sign-out-frame-what & sign-out-frame-own', TAME),
  said('text.piracy', 'sign-out-work & sign-out-work-bad & sign-out-work-get', 'sign-out-work-tame'),
  said('text.impersonation', 'sign-out-office & sign-out-office-ask & sign-out-office-or', `${TAME} cue-negation`),

  signs('text.advertising', 'sign-out-ad-good & sign-out-ad-pull & sign-out-ad-ask', 'sign-out-ad-tame'),
  signs('text.fraud', 'sign-out-invest & sign-out-invest-gain & sign-out-invest-sure', 'sign-out-invest-tame'),
  signs('text.fraud', 'sign-out-outfit & sign-out-outfit-due & sign-out-outfit-do & #url', TAME),
  said('text.laundering', 'sign-out-card & sign-out-card-run & sign-out-card-cut', TAME),
  said('text.drugs', 'sign-out-stuff & sign-out-stuff-from & sign-out-stuff-try', `${TOLD} sign-out-stuff-tame`),
]

export const OUTSIDE_COMBINATIONS: readonly Combination[] = [...PEOPLE, ...DANGERS, ...DEEDS]
