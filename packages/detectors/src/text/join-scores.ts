/** One score from two: what the word lists say, and what the trained model says of the whole text. */
import type { SignalName } from '@goodstanding/model'
import { CALLS, DEEDS, HEADS, type Head, SIGNAL_OF_HEAD } from '../classifier/heads.ts'
import { between, HEARS, LOOKS, LOOKS_AT_MOST, leftBy, leftInChinese } from './doubt-listed.ts'

/**
 * How a head of the model stands to the word lists. `leads`: it learned from many texts that people judged, so a listed word
 * counts only as far as the model sees something in the text. `adds`: it learned from own sentences; the lists hold without it.
 */
type Standing = 'leads' | 'adds'

const LEADING: readonly Head[] = ['toxic', 'hate', 'threat', 'sexual', 'spam']

/** Signals whose listed words another head may weaken, whether or not they have a head of their own. */
const DOUBTED_BY: Partial<Record<SignalName, Head>> = {
  'text.incitement': 'hate',
  'text.money-request': 'fraud',
  'text.property-threat': 'threat',
}

export type Voice = { readonly head: number; readonly standing: Standing; readonly raises: boolean }

/** Which head speaks for a signal, and how; null when only the lists do. */
export function voiceOf(signal: SignalName): Voice | null {
  const own = HEADS.find((head) => SIGNAL_OF_HEAD[head] === signal)
  const head = own ?? DOUBTED_BY[signal]
  if (head === undefined) return null
  return { head: HEADS.indexOf(head), standing: LEADING.includes(head) ? 'leads' : 'adds', raises: own !== undefined }
}

/** Which head weakens what the lists say of a signal that has a head of its own; null when only that one does. */
export function doubterOf(signal: SignalName): Voice | null {
  const head = DOUBTED_BY[signal]
  if (head === undefined || voiceOf(signal)?.raises !== true) return null
  return { head: HEADS.indexOf(head), standing: LEADING.includes(head) ? 'leads' : 'adds', raises: false }
}

/** What a plain find of the lists may say, by what a leading model says of the whole text: knots, straight between them. */
const TRAINED = [0, 0.15, 0.3, 0.45, 0.55, 0.62, 1]
const ALLOWED = [0, 0.15, 0.3, 0.47, 0.6, 0.86, 1]

function allowedBy(trained: number): number {
  return between(TRAINED, ALLOWED, trained)
}

/** Below this a model that only adds is sure that nothing is meant, and a word that asks for a person to look weighs less. */
const SURE = 0.1
const LEFT = 0.65
const ACTS = 0.85

/** A listed score from which the lists confirm what the model says; without it the model asks for a person to look, and never acts. */
const CONFIRMS = 0.5

/** From this listed score on the lists see at least a sign of the subject. */
export const SIGN = 0.1

/**
 * How sure a head must be before it asks for a person to look at a text in which the lists see no sign at all. What a head learned
 * from few hands it takes ordinary talk for more often than chat at work shows; the lists' silence is the best second witness.
 */
const ALONE: Partial<Record<Head, number>> = {
  hate: 0.65,
  threat: 0.75,
  gambling: 0.72,
  drugs: 0.72,
  pyramid: 0.72,
  sexual: 0.77,
  'self-harm': 0.77,
  'self-harm-risk': 0.85,
  incitement: 0.72,
  'crime-incitement': 0.74,
  extremism: 0.72,
  doxxing: 0.68,
}
/** The same of single deeds, but for those that say otherwise above. */
const DEED_ALONE = 0.63
const isDeed = (head: Head): boolean => DEEDS.some((deed) => deed === head)
const ALONE_LEVELS = HEADS.map((head) => ALONE[head] ?? (isDeed(head) ? DEED_ALONE : LOOKS))

/** Deeds whose level a channel of English technical support sets, which is full of their words. Chinese talk is not: there less is enough. */
const SET_BY_SUPPORT: readonly Head[] = [
  'forged-documents',
  'stolen-data',
  'laundering',
  'dangerous-instruction',
  'account-trade',
  'attack-service',
  'reverse-engineering',
  'fundraising',
]
const SUPPORTED_IN_PART = 0.55
const DEED_IN_PART = 0.58
/** Of tricks 9,251 lines of Chinese chat hold none from here on. Claims of rank are heard too easily where somebody only keeps a secret. */
const IN_PART: Partial<Record<Head, number>> = { 'official-claim': 0.62 }
const ALONE_IN_PART = HEADS.map((head, at) => {
  const own = IN_PART[head]
  if (own !== undefined) return own
  if (SET_BY_SUPPORT.includes(head)) return SUPPORTED_IN_PART
  return isDeed(head) ? DEED_IN_PART : ALONE_LEVELS[at]
})
const EVEN = 0.5

/** Heads of calls and deeds: few hands wrote what they learned, and news, history and fire drills have their words. Only the lists act. */
const ASKING: readonly number[] = [...CALLS, ...DEEDS].map((head) => HEADS.indexOf(head))

/** What such a head says below its level is no more than this: comments, where people quarrel, hold many texts that are nearly calls. */
const UNASKED = 0.45

/**
 * In so few letters, or signs of a dense script, a single deed is seldom told and easily heard: "forward this to everyone". Where the lists
 * see no sign of it either, such a head asks nobody. Calls are said in as few: "Let us all shoot the judge".
 */
const SHORT = 44
const SHORT_DENSE = 10

export const isShort = (length: number, dense: boolean): boolean => length < (dense ? SHORT_DENSE : SHORT)

/** What a head may say of a short text at most, whatever it heard. */
export const mostOfShort = (listed: number, { head }: Voice): number =>
  listed < SIGN && OF_DEEDS.includes(head) ? UNASKED : 1

/** The model read sentences. Of what somebody is called it asks nobody where the lists see nothing: Willy Schwarz means no people. */
export const mostOfName = (listed: number): number => (listed < SIGN ? UNASKED : 1)
const OF_DEEDS: readonly number[] = DEEDS.map((head) => HEADS.indexOf(head))

/** Up to here the model's word alone is worth what it is with the lists beside it; only the rest of the scale is kept below action. */
const STAYS = 0.8

/** The model's word alone: the order of its scores stays, none reaches the level of action. */
function unconfirmed(listed: number, trained: number, head: number, learned: Learned): number {
  const asks = ASKING.includes(head)
  const levels = learned === 'in part' ? ALONE_IN_PART : ALONE_LEVELS
  const level = listed >= SIGN && !asks ? LOOKS : (levels[head] ?? LOOKS)
  if (asks && trained <= level) return UNASKED * (trained / level) ** 2
  if (trained <= EVEN) return trained
  if (trained <= level) return EVEN + ((trained - EVEN) * (LOOKS - EVEN)) / (level - EVEN)
  const surer = LOOKS + ((trained - level) * (1 - LOOKS)) / (1 - level)
  return surer <= STAYS ? surer : STAYS + ((surer - STAYS) * (LOOKS_AT_MOST - STAYS)) / (1 - STAYS)
}

/**
 * Heads that know their subject better than single words do: the words of an offer or a trick stand in every notice of a raffle, a
 * claim or an order. What the lists hold to be plain acts only where such a head is for it, and asks for a person from a doubt on.
 */
const OFFERS: readonly number[] = (['fraud', 'gambling', 'drugs', 'pyramid'] as const).map((head) =>
  HEADS.indexOf(head),
)
const OFFER_TRAINED = [0, 0.15, 0.25, 0.55, 0.62, 1]
const OFFER_ALLOWED = [0.4, 0.5, 0.6, 0.7, 0.86, 1]
/** In a language that the model hardly knows its silence says little: a person looks all the same, and what acts has two witnesses. */
const offeredUnknown = (trained: number): number => (trained < HEARS ? LOOKS_AT_MOST : 1)
const offeredBy = (trained: number): number => between(OFFER_TRAINED, OFFER_ALLOWED, trained)

/**
 * What is plain in one sentence is ordinary in another: who owns a service says so to colleagues, pallets block a fire exit, a board must cut
 * deeper into its budget. Where a head that adds hears nothing of its subject, the lists ask nobody; where it doubts, a person at most, in
 * English, of which it learned most, and in Chinese a person in any case; but terms of such a weight have no other meaning, and stand.
 */
const UNMISTAKABLE = 0.94
/** A coarse word is coarse whatever it is said of, and finds about children are weighed elsewhere (weigh-child-find.ts). */
const UNDOUBTED: readonly Head[] = [...LEADING, 'profanity', 'minor-safety']
/** By head: whether it doubts what the lists hold to be plain. It does by the words around a find, which no padding thins out. */
export const DOUBTS = HEADS.map((head, at) => !UNDOUBTED.includes(head) && !OFFERS.includes(at))

/** What a head that adds leaves of what the lists hold to be plain. */
function doubted(listed: number, trained: number, head: number, learned: Learned): number {
  if (listed >= UNMISTAKABLE || DOUBTS[head] !== true) return listed
  if (learned === 'much') return Math.max(trained, leftBy(listed, trained, head))
  return learned === 'in part' ? leftInChinese(listed, trained, head) : listed
}

/**
 * Heads that learned from texts of people in more languages than English and Chinese, or whose word alone finds more there than it costs:
 * contempt and risk are put in words that no list foresees.
 */
const FROM_MANY: readonly number[] = (['toxic', 'spam', 'profanity', 'hate', 'self-harm-risk'] as const).map((head) =>
  HEADS.indexOf(head),
)
/**
 * In a language of which a head saw our own grammars only, it takes every "all the" and "I will" for what they meant there: without a
 * sign in the lists its order stays and nobody is asked.
 */
const belowLook = (alone: number): number =>
  alone <= EVEN ? alone : EVEN + ((alone - EVEN) * (LOOKS - 0.01 - EVEN)) / (LOOKS_AT_MOST - EVEN)

/** A listed score of strong words: of these a person sees whatever the model takes for as likely as not, in languages it hardly knows too. */
const STRONG = 0.8

/** In a language that the model hardly knows so little of a sign is enough beside plain words: what it never learned it cannot deny. */
const LITTLE = 0.2

/** What it must see of a plain word: of a language that it never heard it says nothing by its silence. */
const leastOf = (learned: Learned): number => (learned === 'nothing' ? 0 : LITTLE)

/**
 * Heads that learned Chinese from our own grammars alone, and of whose plain words few mean nothing. Not sexual ones: who was hurt by
 * it, and who stops it, uses the same.
 */
const FROM_GRAMMARS: readonly number[] = [HEADS.indexOf('threat')]

/** How much of the language of a text the model learned: much, of some subjects from our own grammars alone, little of any, or nothing. */
export type Learned = 'much' | 'in part' | 'little' | 'nothing'

export function joinScores(
  listed: number,
  trained: number,
  { head, standing, raises }: Voice,
  learned: Learned = 'much',
): number {
  const known = learned === 'much' || learned === 'in part'
  if (trained >= listed) {
    if (!raises) return listed
    if (listed >= CONFIRMS) return ASKING.includes(head) ? Math.max(listed, Math.min(trained, LOOKS_AT_MOST)) : trained
    const alone = unconfirmed(listed, trained, head, learned)
    return Math.max(
      listed,
      known || listed >= SIGN || (learned === 'little' && FROM_MANY.includes(head)) ? alone : belowLook(alone),
    )
  }
  if (standing === 'leads') {
    const listsAsk = !known || (learned === 'in part' && FROM_GRAMMARS.includes(head))
    const isPlain = listed >= STRONG && (trained >= EVEN || (listsAsk && listed >= ACTS && trained >= leastOf(learned)))
    const looks = isPlain ? LOOKS : 0
    return Math.max(trained, looks, Math.min(listed, allowedBy(trained)))
  }
  if (listed >= ACTS && OFFERS.includes(head))
    return Math.max(trained, Math.min(listed, known ? offeredBy(trained) : offeredUnknown(trained)))
  // In a language that it never learned a head of deeds hears nothing at all, which says nothing.
  if (listed >= ACTS || trained >= SURE || (!known && OF_DEEDS.includes(head)))
    return doubted(listed, trained, head, learned)
  return Math.max(trained, listed * (LEFT + (1 - LEFT) * (trained / SURE)))
}

/**
 * Subjects of which a text seldom has two. Where the lists name one plainly and see no other, the model's suspicion of another is
 * mostly what all offers have in common.
 */
const SUBJECTS: readonly SignalName[] = [
  'text.sexual',
  'text.self-harm',
  'text.fraud',
  'text.gambling',
  'text.drugs',
  'text.pyramid',
]
/** What is left of such a suspicion, and what the lists may see of another subject without a word for it. */
export const STRANGE = 0.45

export const isSubject = (signal: SignalName): boolean => SUBJECTS.includes(signal)
export const namesSubject = (listed: number): boolean => listed >= ACTS

/**
 * What is done to somebody who is spoken to is not done to an animal, though the same verbs say it, and who spreads that cash ends washes none:
 * where the lists name the one plainly and see no sign of the other, the model's suspicion of that is left out.
 */
const OVERSHADOWS: Partial<Record<SignalName, SignalName>> = {
  'text.animal-cruelty': 'text.threat',
  'text.laundering': 'text.hoax',
}
/** Null: the signal stands for itself. */
export const overshadowedBy = (signal: SignalName): SignalName | null => OVERSHADOWS[signal] ?? null
