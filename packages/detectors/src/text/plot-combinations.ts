/**
 * What signs of harm that is planned for somebody, called for or hired for mean together: a school made hell, a child to be alone with, fuel brought to
 * where people live, a ladder taken loose, applause for a beating; and works, matches and seats passed on. A person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, tells of it, forbids it or has it looked into does not do it. */
const QUIET = 'cue-safe cue-enforced cue-report sign-house-rule'
/** "I found a hole" is no report. */
const CLEARED = 'cue-enforced sign-retold sign-house-rule sign-leave sign-defence sign-tried'
/** Films are no report where they are the goods. */
const FILMED = 'cue-safe cue-enforced sign-retold sign-house-rule'
const LOOKS = 0.66

/** Anywhere in a few sentences. */
const signs = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless: `${QUIET} ${unless}`.trim() })
/** In one sentence. */
const said = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, LOOKS, pattern, { plain: true, unless: `${QUIET} ${unless}`.trim() })
/** The same, where words of reports are those of the goods. */
const goods = (signal: SignalName, pattern: string, unless: string): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless })

const PILLS = 'sign-pills|sign-pill|sign-dose-pill & sign-many-of & sign-drink & sign-pill-end'

export const PLOT_COMBINATIONS: readonly Combination[] = [
  said('text.harassment', 'sign-unmissed', 'sign-unbelieve cue-care'),
  signs('text.harassment', 'sign-hound-we & sign-hound-hell & sign-hound-where', 'cue-care sign-taken-up'),
  signs('text.minor-safety', 'sign-child-age & sign-get-alone & sign-unseen-by', 'cue-care sign-own-child'),
  signs('text.minor-safety', 'sign-touch & sign-our-secret', 'cue-care sign-never-secret'),

  signs('text.crime-incitement', 'sign-fire-home & sign-fire-bring & sign-fire-when', 'sign-fuel-earnest'),
  signs(
    'text.extremism',
    'sign-attacker & sign-attacker-praise & sign-likewise',
    'sign-terror-help sign-contest sign-torch-earnest',
  ),
  signs('text.self-harm', PILLS, 'cue-care cue-i sign-not-together'),
  // Who speaks of themselves needs help.
  signs('text.self-harm-risk', `cue-i & ${PILLS}`, 'cue-care sign-not-together'),
  signs('text.self-harm', 'sign-starve-how & sign-starve-hide & sign-starve-teach', 'cue-care'),
  signs('text.dangerous-instruction', 'sign-loosen & sign-holding & sign-see-fall', 'sign-garage'),
  signs('text.dangerous-instruction', 'sign-brakes-off & sign-brakes-whose', 'sign-garage'),
  signs('text.crime-incitement', 'sign-beat-call & sign-beat-cheer', 'sign-contest sign-pastime'),
  signs('text.crime-incitement', 'sign-beat-like & sign-beat-all', 'sign-contest sign-pastime'),

  signs('text.harassment', 'sign-coerce-want & sign-coerce-ask'),
  signs('text.laundering', 'sign-courier & sign-courier-cash & sign-courier-from', 'sign-courier-earnest'),
  signs('text.laundering', 'sign-courier & sign-courier-cash & sign-courier-hush', 'sign-courier-earnest'),
  signs('text.fraud', 'sign-coin & sign-coin-send & sign-coin-back', 'sign-coin-test'),

  goods('text.piracy', 'sign-rip & sign-free-load', `${FILMED} sign-licensed sign-own-film`),
  goods(
    'text.restream',
    'sign-stream-what & sign-stream-mine & sign-stream-way|sign-stream-free',
    `${FILMED} sign-licensed sign-own-film`,
  ),
  signs(
    'text.seat-resale',
    'sign-seat-paid & sign-seat-split & sign-seat-join|sign-seat-price|#money',
    'sign-seat-elsewhere',
  ),
  said('text.seat-resale', 'sign-seat-pool', 'sign-seat-elsewhere'),
  goods('text.exploit', 'sign-zero-day & sign-zero-before & sign-zero-use', `${CLEARED} sign-patching`),
]
