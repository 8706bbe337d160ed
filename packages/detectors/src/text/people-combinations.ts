/** What words against people mean together: contempt, insult, threat, danger, cruelty. */
import { type Combination, combine } from './combination.ts'
import { QUIET, said } from './look-combinations.ts'

/** Whoever speaks of an offer that was stopped makes none. */
const STOPPED = 'cue-safe cue-enforced cue-tech'

const EXPELS_NOBODY = 'sign-expel-tame sign-contest sign-drive-tame'

/** By whoever writes, and by nobody who tells of it or warns of it. */
const SAID_PLAINLY = { plain: true, unless: `${QUIET} sign-study cue-report` } as const

export const PEOPLE_COMBINATIONS: readonly Combination[] = [
  combine('text.hate', 0.9, 'cue-group > contempt'),
  combine('text.hate', 0.88, 'contempt > cue-group'),
  combine('text.hate', 0.88, 'cue-group > expel'),
  combine('text.hate', 0.88, 'expel > cue-group'),
  combine('text.hate', 0.86, 'cue-group > cue-are > insult|cue-dumb'),
  combine('text.incitement', 0.9, 'cue-group > expel'),
  combine('text.incitement', 0.9, 'expel > cue-group'),
  // The model knows few peoples by name and hears nothing in what is said of the others: a person sees it.
  ...(['text.hate', 'text.incitement'] as const).flatMap((signal) => [
    combine(signal, 0.9, 'cue-group|sign-people > sign-slain', SAID_PLAINLY),
    combine(signal, 0.9, 'sign-slay-all >6 cue-group|sign-people', SAID_PLAINLY),
    combine(signal, 0.88, 'sign-people > cue-dehuman & expel|expel-act', SAID_PLAINLY),
  ]),
  ...(['text.hate', 'text.incitement'] as const).flatMap((signal) => [
    combine(signal, 0.88, 'cue-group > expel-act', { unless: EXPELS_NOBODY }),
    combine(signal, 0.88, 'expel-act > cue-group', { unless: EXPELS_NOBODY }),
  ]),
  combine('text.incitement', 0.88, 'hate & expel|expel-act'),
  combine('text.incitement', 0.86, 'cue-everyone & cue-group > contempt'),
  combine('text.incitement', 0.86, 'cue-dehuman > cue-group'),
  combine('text.incitement', 0.86, 'cue-group > cue-dehuman'),

  combine('text.harassment', 0.9, 'cue-you-are >16 insult'),
  combine('text.harassment', 0.9, 'cue-you-word >1 insult'),
  combine('text.harassment', 0.9, 'insult >4 cue-like-you'),
  combine('text.harassment', 0.86, 'cue-you-are >10 cue-dumb'),
  // Nobody is named: a person may look, for it may be said of anything.
  combine('text.harassment', 0.84, 'insult & #short', { unless: 'cue-me cue-thing' }),
  combine('text.harassment', 0.84, 'insult & insult & cue-you'),

  combine('text.harassment', 0.88, 'bully-deed & bully-deed', { reach: 'text' }),
  combine('text.harassment', 0.86, 'encouragement & bully-deed', { reach: 'text' }),

  combine('text.threat', 0.92, 'cue-intent > cue-violent > cue-you', { unless: 'cue-tech' }),
  combine('text.threat', 0.9, 'cue-intent > cue-you > cue-violent', { unless: 'cue-tech' }),
  combine('text.threat', 0.88, 'cue-intent > cue-violent > cue-them', { unless: 'cue-tech' }),
  combine('text.threat', 0.88, 'cue-intent > cue-them > cue-violent', { unless: 'cue-tech' }),
  combine('text.threat', 0.86, 'cue-you > cue-deserve > cue-violent', { unless: 'cue-tech' }),

  combine('text.threat', 0.92, 'cue-intent > threat-deed'),
  combine('text.threat', 0.86, 'cue-them|cue-you > cue-deserve > threat-deed'),
  combine('text.threat', 0.92, 'cue-intent > cue-weapon > cue-into-body'),
  combine('text.threat', 0.88, 'menace & cue-close'),
  // Where the lamps are out it is advice.
  combine('text.threat', 0.92, 'sign-night', { unless: 'sign-road' }),
  combine('text.threat', 0.88, 'menace & cue-weapon & cue-you|cue-you-word'),
  combine('text.threat', 0.9, 'menace & menace'),
  combine('text.threat', 0.9, 'menace & cue-violent|threat|threat-deed'),
  combine('text.threat', 0.88, 'threat & menace|cue-violent', { unless: 'cue-tech' }),
  combine('text.threat', 0.88, 'cue-like-you > cue-unlife'),
  combine('text.threat', 0.9, 'leak-topic & cue-leak & cue-price-of-silence', { reach: 'text' }),
  combine('text.threat', 0.86, 'leak-topic & cue-leak & #money', { reach: 'text' }),
  combine('text.self-harm-risk', 0.92, 'risk-open', { unless: 'cue-dwelling' }),
  combine('text.self-harm-risk', 0.9, 'cue-i > risk-topic'),

  combine('text.property-threat', 0.88, 'cue-intent > cue-damage > property-topic', { unless: 'cue-tech' }),
  combine('text.property-threat', 0.86, 'cue-intent > property-topic > cue-damage', { unless: 'cue-tech' }),

  // Blood, a knife and a wound are told of by whoever treats them.
  combine('text.violence', 0.88, 'sign-gore-strong & gore-topic & gore-topic', { unless: 'sign-gore-tame' }),
  combine('text.violence', 0.86, 'gore-topic & gore-topic & cue-watch', { unless: 'sign-gore-tame' }),
  said('text.violence', 'gore-topic & gore-topic & gore-topic', 'sign-gore-tame cue-report'),
  combine('text.violence', 0.88, 'violence & cue-watch'),
  combine('text.animal-cruelty', 0.9, 'cue-cruel > animal-topic', { unless: 'sign-kitchen sign-caught sign-treated' }),
  combine('text.animal-cruelty', 0.88, 'animal-topic > cue-cruel', { unless: 'sign-kitchen sign-caught sign-treated' }),

  combine('text.minor-safety', 0.92, 'child-topic & sexual', { reach: 'text' }),
  combine('text.minor-safety', 0.92, 'sign-sex-with > child-topic'),
  combine('text.minor-safety', 0.88, 'child-topic & cue-groom & cue-secret', { reach: 'text' }),
  combine('text.minor-safety', 0.88, 'child-topic & cue-groom & cue-groom', { reach: 'text' }),
  combine('text.sexual', 0.86, 'sexual|sexual-mild & sexual|sexual-mild & cue-you'),
  combine('text.sexual', 0.86, 'sexual|sexual-mild & #url|contact-drop|#money|cue-act', { reach: 'text' }),
  combine('text.sexual', 0.86, 'cue-me & sexual-topic & sexual-topic & cue-you'),

  combine('text.harassment', 0.9, 'cue-bed & cue-career', { plain: true }),
  combine('text.sexual', 0.88, 'cue-send-me > nude-pic', { plain: true }),
  combine('text.sexual', 0.86, 'crude-advance', { plain: true }),
  combine('text.harassment', 0.86, 'slander-career', { plain: true }),
  combine('text.harassment', 0.86, 'bully-call', { plain: true, unless: 'cue-safe' }),
  combine('text.harassment', 0.7, 'slander', { plain: true, unless: 'cue-safe' }),
  combine('text.threat', 0.84, 'watch-back > cue-alone', { plain: true, unless: 'cue-tech' }),
  combine('text.threat', 0.88, 'kin-pays', { plain: true }),
  combine('text.threat', 0.86, 'bodily-threat', { plain: true, unless: 'cue-safe cue-tech' }),
  combine('text.threat', 0.88, 'cue-fuel & die-together', { plain: true, unless: 'cue-safe' }),
  combine('text.sexual', 0.9, 'porn-offer & porn-offer', { reach: 'text', plain: true }),
  combine('text.sexual', 0.9, 'porn-offer & cue-click|cue-act|cue-watch|#url|contact-drop|cue-contact', {
    reach: 'text',
    plain: true,
    unless: STOPPED,
  }),
  combine('text.sexual', 0.9, 'porn-offer & cue-paid-sex', { reach: 'text', plain: true, unless: STOPPED }),
  combine('text.sexual', 0.88, 'sexual & contact-drop|cue-price|cue-paid-sex', {
    reach: 'text',
    plain: true,
    unless: `${STOPPED} nude-pic`,
  }),
  combine('text.sexual', 0.9, 'paid-sex & paid-sex', { plain: true }),
  combine('text.sexual', 0.9, 'paid-sex & cue-paid-sex', { reach: 'text', plain: true, unless: STOPPED }),
  combine('text.sexual', 0.9, 'paid-sex & #money|cue-price|cue-contact|contact-drop|#digits', {
    reach: 'text',
    plain: true,
  }),
  combine('text.threat', 0.92, 'nude-pic & cue-expose', { plain: true }),

  combine('text.extremism', 0.88, 'cue-praise > extremism-topic', { unless: 'sign-study' }),
  combine('text.extremism', 0.88, 'extremism-topic > cue-praise', { unless: 'sign-study' }),
  combine('text.crime-incitement', 0.88, 'cue-everyone > crime-topic', { unless: 'cue-tech' }),
  combine('text.crime-incitement', 0.9, 'cue-everyone|cue-intent >8 attack-deed >14 attack-target', {
    plain: true,
    unless: 'cue-safe cue-tech',
  }),
  // Nobody is called: it may be told of others.
  combine('text.crime-incitement', 0.7, 'attack-deed >6 attack-target', {
    plain: true,
    unless: 'cue-safe cue-tech sign-fr-alarm',
  }),
  combine('text.dangerous-instruction', 0.88, 'cue-recipe & cue-recipe & danger-topic & danger-topic', {
    reach: 'text',
  }),
  combine('text.dangerous-instruction', 0.86, 'cue-recipe > danger-topic & danger-topic', { unless: 'cue-tech' }),
]
