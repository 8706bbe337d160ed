/**
 * The setting in which something is said: told, refused, warned of, treated, judged, handled at work or technical. The same words weigh less there.
 * How much less depends on what they would mean: a coarse word stays coarse in a quotation, a threat told of is no threat.
 */
import type { SignalName } from '@goodstanding/model'
import type { Meeting } from './find-combination.ts'
import { nearFrom, nearTo } from './near-finds.ts'
import type { TextFeatures } from './text-features.ts'

/** Factors by setting: what is left of a score. 1 leaves all of it. */
export type Settings = {
  readonly told: number
  readonly warned: number
  readonly negated: number
  readonly cared: number
  /** In quotation marks, beside words of whoever judges or explains such words by trade: moderators, teachers, courts. */
  readonly judged: number
  /** Beside a word of a trade that is licensed, or of an office that handles such cases: a plain offer is still looked at. Twice beside more. */
  readonly worked: number
  /** Beside words of whoever keeps something for somebody, or sends what is theirs: a promise of silence, a letter to a patient, an offer under an agreement. */
  readonly confided: number
}

const SPEECH: Settings = { told: 0.6, warned: 0.55, negated: 0.5, cared: 0.8, judged: 0.36, worked: 1, confided: 1 }
const TRADE: Settings = { ...SPEECH, told: 0.5, warned: 0.4, cared: 0.6, worked: 0.7 }
/** Deeds that no office does for anybody. */
const DEED: Settings = { ...TRADE, worked: 1 }
/** It does no less harm to a hospital, and "I wrote a script" retells nothing; who does is a matter of the combinations. */
const ABUSE: Settings = { ...DEED, cared: 1, told: 1 }
/** Told of with denials: "the firm doesn't know", "nobody can prove it". */
const OWNED_UP: Settings = { ...ABUSE, negated: 1 }
const PERSUASION: Settings = { ...SPEECH, warned: 0.4, cared: 1, worked: 0.7 }
const PLAIN: Settings = { told: 1, warned: 1, negated: 1, cared: 1, judged: 1, worked: 1, confided: 1 }
/** What is said to people: no trade is licensed for it. */
const SPOKEN = { judged: 0.36, worked: 1, confided: 1 }

const SETTINGS: Partial<Record<SignalName, Settings>> = {
  'text.hate': { ...SPEECH, negated: 0.9 },
  'text.incitement': SPEECH,
  'text.harassment': SPEECH,
  'text.threat': SPEECH,
  'text.property-threat': SPEECH,
  'text.violence': { ...SPEECH, cared: 0.6 },
  'text.animal-cruelty': { ...SPEECH, cared: 0.5 },
  'text.sexual': { ...SPOKEN, told: 0.8, warned: 0.6, negated: 1, cared: 0.6 },
  'text.minor-safety': { ...PLAIN, told: 0.7, warned: 0.5, cared: 0.6 },
  'text.self-harm': { ...SPOKEN, told: 0.7, warned: 0.5, negated: 0.4, cared: 0.6 },
  'text.self-harm-risk': { ...PLAIN, told: 0.7, warned: 0.7, negated: 0.4 },
  'text.profanity': { ...PLAIN, told: 0.65, judged: 0.36 },
  'text.contact-drop': PLAIN,
  'text.obfuscation': PLAIN,
  'text.forged-documents': { ...TRADE, cared: 1 },
  'text.gambling': TRADE,
  'text.drugs': TRADE,
  'text.weapons': TRADE,
  'text.stolen-data': TRADE,
  'text.pyramid': TRADE,
  'text.laundering': TRADE,
  'text.account-trade': TRADE,
  // Films are its goods, and retell nothing.
  'text.piracy': { ...DEED, told: 1 },
  // Cases and inquiries are what it threatens with.
  'text.impersonation': { ...DEED, told: 1 },
  // Patients and their files are what is let out.
  'text.doxxing': { ...DEED, cared: 1 },
  'text.break-in': ABUSE,
  'text.scraping': ABUSE,
  'text.page-copy': ABUSE,
  'text.exploit': ABUSE,
  'text.malware': ABUSE,
  'text.own-connector': ABUSE,
  'text.restream': ABUSE,
  'text.marks-removed': ABUSE,
  'text.lawbreaking': OWNED_UP,
  'text.off-purpose': OWNED_UP,
  'text.misused-power': OWNED_UP,
  'text.hidden-age': OWNED_UP,
  'text.came-back': OWNED_UP,
  'text.confidential': { ...PLAIN, told: 0.8, warned: 0.6, negated: 0.7, confided: 0.6 },
  'text.spam': { ...SPOKEN, told: 0.7, warned: 0.5, negated: 0.8, cared: 1 },
  'text.advertising': { ...SPOKEN, told: 0.7, warned: 0.5, negated: 0.8, cared: 0.9 },
  'text.fundraising': { ...PLAIN, told: 0.6, warned: 0.6, negated: 0.6, worked: 0.55 },
  'text.fraud': PERSUASION,
  'text.money-request': PERSUASION,
  'text.hoax': PERSUASION,
  'text.encouragement': PERSUASION,
}

export function settingsOf(signal: SignalName): Settings {
  return SETTINGS[signal] ?? DEED
}

export type SettingCategories = {
  readonly told: number
  readonly warned: number
  readonly negated: number
  readonly cared: number
  readonly judged: number
  readonly worked: number
  readonly confided: number
  /** On the quiet: whoever says so beside it confides nothing that is his. */
  readonly furtive: number
  /** That nothing will be let out. */
  readonly kept: number
  readonly confidential: number
  readonly quote: number
}

/** Folded units between a negation and what it negates, at most. */
const NEGATION_GAP = 18
const NEGATION_GAP_DENSE = 3
const NEGATION_GAP_LISTED = 10
const TITLE = 20
const TITLE_OPEN = 0x300a
const TITLE_CLOSE = 0x300b

/**
 * Finds that are weighed: the finds `from..to` around them, the folded units `start..end`, the parts, if several, and whether these may
 * stand far from each other.
 */
export type Place = {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  readonly meeting: Meeting | null
  readonly far: boolean
}

/** How much of a score is left for finds `start..end` in the sentences `from..to` (indexes of finds). */
export function weigh(features: TextFeatures, categories: SettingCategories, settings: Settings, place: Place): number {
  let left = isTitle(features, place)
    ? settings.told * settings.told
    : isQuotedLine(features, place)
      ? Math.max(settings.told, QUOTED)
      : 1
  let isJudged = false
  let isConfided = false
  let isFurtive = false
  let isKept = false
  /** Two marks side by side promise nothing: they are those of a paper. */
  let isMarked = false
  let worked = 1
  const from = nearFrom(features, place.from, place.to, place.start)
  const to = nearTo(features, place.from, place.to, place.start)
  for (let find = from; find < to; find += 1) {
    const start = features.starts[find] ?? 0
    const end = features.ends[find] ?? 0
    // A word inside the find itself ("safe account", "no risk") is part of what it says.
    if (start >= place.start && end <= place.end && isPart(features, place, find)) continue
    const category = features.categories[find]
    if (category === categories.told) left = isFilming(features, start, end) ? left : Math.min(left, settings.told)
    else if (category === categories.warned) left = Math.min(left, settings.warned)
    else if (category === categories.cared) left = Math.min(left, settings.cared)
    else if (category === categories.worked) worked *= worked < settings.worked ? 1 : settings.worked
    else if (category === categories.judged) isJudged = true
    else if (category === categories.confided) isConfided = true
    else if (category === categories.furtive) isFurtive = true
    else if (category === categories.kept) isKept = true
    else if (category === categories.confidential) isMarked = true
    else if (category === categories.negated && negates(features, place, find)) left = Math.min(left, settings.negated)
  }
  left = Math.min(left, worked)
  if (isConfided && !isMarked && (isKept || !isFurtive)) left = Math.min(left, settings.confided)
  return isJudged && settings.judged < left && isInQuotes(features, categories, place) ? settings.judged : left
}

/** `beat him up and film it`: who is told to film somebody is told of no film. */
function isFilming({ folded }: TextFeatures, start: number, end: number): boolean {
  const { units } = folded
  if (!reads(units, start, 'film') || end - start !== FILM_LENGTH) return false
  if (start > 0 && !BIDDEN.some((word) => reads(units, start - word.length, word))) return false
  return FILMED.some((word) => reads(units, end, word) && !isLetter(units[end + word.length]))
}

const FILM_LENGTH = 4
const BIDDEN = ['and ', 'to ', 'will ', 'll ', 'we ', ' i ', 'then ']
const FILMED = [' it', ' him', ' her', ' them', ' you', ' this', ' everything']
const isLetter = (unit: number | undefined): boolean => unit !== undefined && unit >= 0x61 && unit <= 0x7a

function reads(units: ArrayLike<number>, at: number, word: string): boolean {
  for (let letter = 0; letter < word.length; letter += 1)
    if (units[at + letter] !== word.charCodeAt(letter)) return false
  return true
}

/** Who judges a line says so in a line: in long comments everybody quotes everybody, and means it. */
export const LONGEST_JUDGED = 240

/** Between quotation marks: an open one before it, one behind it. What stands beside a quotation is the writer's own. */
function isInQuotes(features: TextFeatures, { quote }: SettingCategories, place: Place): boolean {
  if (features.folded.length > LONGEST_JUDGED) return false
  let before = 0
  let behind = 0
  for (let find = place.from; find < place.to; find += 1) {
    if (features.categories[find] !== quote) continue
    if ((features.ends[find] ?? 0) <= place.start) before += 1
    else if ((features.starts[find] ?? 0) >= place.end) behind += 1
  }
  return before % 2 === 1 && behind > 0
}

/** Inside 《...》: the name of a book, film or song. */
function isTitle(features: TextFeatures, place: Place): boolean {
  const { units, length } = features.folded
  let at = place.start - 1
  for (const last = Math.max(0, at - TITLE); at >= last && units[at] !== TITLE_OPEN; at -= 1)
    if (units[at] === TITLE_CLOSE) return false
  if (at < 0 || units[at] !== TITLE_OPEN) return false
  for (let end = place.end; end < length && end < place.end + TITLE; end += 1)
    if (units[end] === TITLE_CLOSE) return true
  return false
}

/** What is left of a quoted line: a person may look, nothing is held. Less would let anybody hide behind the sign. */
const QUOTED = 0.7
/** Units of a line that are looked at. */
const LINE = 500
const QUOTING = /^[ \t]*[>＞]/

/** In a line that begins with ">": what somebody answers to, in mail and chat. Who writes nothing else answers to nothing. */
function isQuotedLine(features: TextFeatures, place: Place): boolean {
  const { text, folded } = features
  const start = folded.starts[place.start] ?? 0
  const before = text.slice(Math.max(0, start - LINE), start)
  if (!QUOTING.test(before.slice(before.lastIndexOf('\n') + 1))) return false
  features.allQuoted ??= isAllQuoted(text)
  return !features.allQuoted
}

/** Whether each line that is not empty is quoted; asked only of texts that begin so, to the first that is not. */
function isAllQuoted(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end)
    if (line.trim() !== '' && !QUOTING.test(line)) return false
    at = end < 0 ? text.length : end + 1
  }
  return true
}

function isPart(features: TextFeatures, place: Place, find: number): boolean {
  const { meeting } = place
  if (meeting === null) return true
  const start = features.starts[find] ?? 0
  const end = features.ends[find] ?? 0
  for (let part = 0; part < meeting.parts; part += 1) {
    const other = meeting.finds[part] ?? 0
    if (start >= (features.starts[other] ?? 0) && end <= (features.ends[other] ?? 0)) return true
  }
  return false
}

/** Among words that stand far from each other a negation is of one of them only where it stands right before it. */
function negatesPart(features: TextFeatures, { meeting, far }: Place, end: number): boolean {
  if (meeting === null || !far) return true
  for (let part = 0; part < meeting.parts; part += 1) {
    const gap = (features.starts[meeting.finds[part] ?? 0] ?? 0) - end
    if (gap >= 0 && gap <= NEGATION_GAP) return true
  }
  return false
}

const LISTED = 0x3001

/** 不得反编译、修改: what is listed after a negation is negated too. Folded, the sign of lists is a comma. */
function isListed({ text, folded }: TextFeatures, at: number): boolean {
  return folded.units[at] === 0x2c && text.charCodeAt(folded.starts[at] ?? 0) === LISTED
}

function denseGap(features: TextFeatures, end: number, start: number): number {
  for (let at = end; at < start && at <= end + NEGATION_GAP_LISTED; at += 1)
    if (isListed(features, at)) return NEGATION_GAP_LISTED
  return NEGATION_GAP_DENSE
}

/** 有没有, 要不要: the word before the negation comes again behind it, and nothing is denied. */
function asksWhether(units: ArrayLike<number>, start: number): boolean {
  return start > 0 && units[start - 1] === units[start + 1]
}

/** Whether a negation stands shortly before the finds, or among them ("you are not an idiot"). */
function negates(features: TextFeatures, place: Place, find: number): boolean {
  const start = features.starts[find] ?? 0
  const end = features.ends[find] ?? 0
  if (start >= place.start && end <= place.end) return features.folded.han === 0 && negatesPart(features, place, end)
  const gap = place.start - end
  const { units } = features.folded
  if (features.dense && asksWhether(units, start)) return false
  if (gap < 0 || gap > (features.dense ? denseGap(features, end, place.start) : NEGATION_GAP)) return false
  // "No, I will ..." and "don't worry, ..." negate what stands before the comma.
  for (let at = end; at < place.start; at += 1)
    if ((units[at] === 0x2c && !isListed(features, at)) || units[at] === 0x2e || units[at] === 0x3b) return false
  return true
}
