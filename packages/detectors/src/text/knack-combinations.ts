/**
 * What signs of small ways round what is agreed mean together: a purse of one's own for a cause, a request that is altered, a plan that is split
 * or let, a match off a screen, works that nobody paid for, marks taken off, a body that is looked at, a farewell that is none from work. All
 * kinds are of plain single words, so three of them in one sentence are wanted, or four within a few; a person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, forbids it or tells of it does not do it. */
const QUIET = 'cue-safe cue-enforced sign-house-rule sign-retold'
const TOLD = `${QUIET} cue-report`
const LOOKS = 0.66

/** In one sentence. */
const said = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { plain: true, unless })
/** Anywhere in a few sentences. */
const signs = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless })

/** What other lists call the same. */
const PLAN = 'sign-plan|sign-seat-thing|sign-seat-mine|sign-let-in-where'
const WORK = 'sign-work|sign-pirate-thing'
const CLEARED = 'sign-leave sign-defence sign-tried sign-bug-mending sign-tamper-tame'

const AGAINST_THE_SERVICE: readonly Combination[] = [
  said('text.exploit', 'sign-tamper-gain & sign-tamper & sign-tamper-on', `${QUIET} ${CLEARED}`),
  said('text.exploit', 'sign-exploit-ware & sign-exploit-deal & sign-exploit-deal', `${TOLD} ${CLEARED}`),
  said('text.seat-resale', `${PLAN} & sign-plan-split & sign-plan-whom`, `${TOLD} sign-seat-elsewhere sign-plan-tame`),
  said(
    'text.attack-service',
    'sign-bring > sign-strike-what|sign-attack-thing > sign-bring-down & sign-bring-by',
    `${TOLD} sign-strike-earnest sign-attack-guard`,
  ),
  said(
    'text.attack-service',
    'sign-bring-it > sign-bring-down & sign-bring-by',
    `${TOLD} sign-strike-earnest sign-attack-guard`,
  ),
  said('text.evasion-help', 'sign-cap & sign-cap-round & sign-cap-way', `${TOLD} sign-cap-tame sign-limit-earnest`),
  signs('text.evasion-help', 'sign-cap & sign-cap-round & sign-cap-way & sign-cap-way', `${TOLD} sign-cap-tame`),
  said('text.evasion-help', 'sign-plug & sign-plug-into & sign-plug-unasked', `${TOLD} sign-filter-earnest`),
  said(
    'text.evasion-help',
    'sign-herd-report & sign-herd-many|cue-everyone & sign-herd-end',
    'sign-herd-tame cue-negation',
  ),
  said('text.marks-removed', 'sign-whose-mark & sign-mark-gone & sign-mark-how', `${QUIET} sign-mark-tame`),
  said('text.break-in', 'sign-bug-tool & sign-bug-sends', `${QUIET} sign-bug-tame`),
  said('text.account-lending', 'sign-hand-on & sign-hand-as', `${QUIET} sign-hand-tame sign-lend-earnest`),
  said('text.account-trade', 'sign-handle & sign-handle-took & sign-handle-sell', `${TOLD} sign-bare-account-else`),
]

const OF_OTHERS: readonly Combination[] = [
  said(
    'text.restream',
    'sign-stream-what & sign-view-bare|sign-stream-deed & sign-view-how|sign-stream-way',
    `${QUIET} sign-view-tame sign-licensed`,
  ),
  said('text.restream', 'sign-stream-deed & sign-view-how & sign-stream-way', `${QUIET} sign-view-tame sign-licensed`),
  said('text.piracy', `${WORK} & sign-work-form & sign-work-free`, `${QUIET} sign-own-film sign-licensed`),
  signs(
    'text.piracy',
    'sign-release & sign-release|sign-release-thin',
    `${QUIET} sign-release-tame sign-own-film sign-licensed`,
  ),
  combine('text.fundraising', 0.88, 'sign-own-need & sign-own-give & sign-own-purse', {
    reach: 'text',
    plain: true,
    unless: `${TOLD} sign-collected sign-matched`,
  }),
  ...(['text.advertising', 'text.spam'] as const).map((signal) =>
    signs(signal, 'sign-cold-open & sign-cold-goods & sign-cold-ask', TOLD),
  ),
]

const LEERED = `${TOLD} sign-leer-tame cue-care`

const AGAINST_PEOPLE: readonly Combination[] = [
  said('text.harassment', 'sign-leer-gaze & sign-leer-worn & sign-leer-part|sign-leer-worn', LEERED),
  said('text.harassment', 'sign-leer-part & sign-leer-gaze & sign-leer-gaze', LEERED),
  said('text.harassment', 'sign-rate & sign-looks', `${TOLD} sign-rate-tame cue-care`),
  said('text.hate', 'sign-slur-any & sign-desk-of', `${TOLD} sign-study`),
  // Calmly said of somebody, where the model hears nothing.
  combine('text.hate', 0.7, 'sign-slur-bare', {
    plain: true,
    unless: `${TOLD} sign-study sign-slur-told sign-slur-else #quote`,
  }),
  said('text.hate', 'sign-hater >14 cue-group', `${TOLD} cue-negation`),
  said('text.hate', 'sign-frail & sign-laugh-at', `${TOLD} cue-care`),
  said('text.sexual', 'sign-sex-tease & sign-sex-cam & sign-sex-cam', `${TOLD} cue-care`),
  // Who writes letters is no teller of tales: the word for it takes a part of the score.
  combine('text.self-harm-risk', 0.9, 'sign-farewell & sign-farewell-gone', {
    reach: 'text',
    plain: true,
    unless: 'cue-safe sign-farewell-tame',
  }),
  said('text.self-harm', 'sign-unfed & sign-unfed-good & sign-unfed-good', `${TOLD} cue-care sign-unfed-tame`),
  said('text.dangerous-instruction', 'sign-stunt & sign-stunt-where & sign-stunt-post', `${TOLD} sign-stunt-tame`),
  ...(['text.applause', 'text.crime-incitement'] as const).map((signal) =>
    said(signal, 'sign-con & sign-con-works & sign-con-more|sign-try-all', 'cue-enforced sign-retold sign-con-tame'),
  ),
]

export const KNACK_COMBINATIONS: readonly Combination[] = [...AGAINST_THE_SERVICE, ...OF_OTHERS, ...AGAINST_PEOPLE]
