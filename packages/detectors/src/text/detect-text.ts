/** The text detector: folds each text, finds terms and structure, and says what they mean together; a trained model says its word beside. */
import { SIGNAL_NAMES, type SignalName, type SignalSink } from '@goodstanding/model'
import { type Classifier, createClassifier } from '../classifier/classify-text.ts'
import { HEADS } from '../classifier/heads.ts'
import type { TextModel } from '../classifier/read-text-model.ts'
import { createWordSums } from '../classifier/word-sums.ts'
import { GATE, KIND_HAN, KIND_LATIN } from '../fold/fold-kinds.ts'
import { KINDS } from '../fold/fold-table.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { createChildSetting } from './child-setting.ts'
import { compileCombinations } from './combination.ts'
import { COMBINATIONS } from './combinations.ts'
import { createDespairSetting, leastBesideDespair } from './despair-setting.ts'
import { LOOKS, LOOKS_AT_MOST } from './doubt-listed.ts'
import { withoutFalseFriends } from './false-friends.ts'
import { guessLanguage, type TextLanguage } from './guess-language.ts'
import { createHeardAs } from './heard-as.ts'
import {
  DOUBTS,
  doubterOf,
  isShort,
  isSubject,
  joinScores,
  type Learned,
  mostOfName,
  mostOfShort,
  namesSubject,
  overshadowedBy,
  SIGN,
  STRANGE,
  voiceOf,
} from './join-scores.ts'
import {
  createNearView,
  LONG_DENSE_TEXT,
  LONG_TEXT,
  type NearView,
  THINNED_DENSE_TEXT,
  THINNED_TEXT,
} from './near-view.ts'
import { createOfficeSetting, type OfficeSetting } from './office-setting.ts'
import { otherReadings } from './other-readings.ts'
import { createPicking } from './pick-finds.ts'
import { withQuoteMarks } from './quote-marks.ts'
import { createTextReading } from './read-text.ts'
import { createScorer, type Scorer } from './score-text.ts'
import { leastBesideSly, createSlySetting } from './sly-setting.ts'
import type { TextFeatures } from './text-features.ts'
import { weighAtHome, weighChildFind } from './weigh-child-find.ts'

export type TextPart = {
  readonly pointer: string
  readonly text: string
  /** It is what somebody is called, and no sentence. */
  readonly isName?: true
  /** It is what a file says: however short, nobody jokes by a note that is sent. */
  readonly isFile?: true
}

export type TextDetector = {
  /**
   * Says to the sink what the texts of one event hold: each `text.*` signal with a score in 0..1 and the place it was seen
   * in, as UTF-16 offsets into the text as sent. `language`: what the sender said, or null; returns the one it was read in.
   */
  readonly detect: (texts: readonly TextPart[], language: string | null, sink: SignalSink) => TextLanguage
}

/** Scores below this say nothing that a rule could use, and are left out. */
const LEAST_SCORE = 0.02

const SIGNALS: readonly SignalName[] = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && name !== 'text.length')
/** By signal: the head of the model that has a say. */
const VOICES = SIGNALS.map(voiceOf)
/** By signal: another head that its listed words must convince first. */
const DOUBTERS = SIGNALS.map(doubterOf)
const SUBJECTS = SIGNALS.map(isSubject)
/** By signal: the slot of another that leaves it out; -1 without one. */
const OVERSHADOWED = SIGNALS.map((signal) => SIGNALS.findIndex((other) => other === overshadowedBy(signal)))
const CHILD = SIGNALS.indexOf('text.minor-safety')
/** The heads whose word is asked for beside a find about a child. */
const OF_CHILDREN = (['minor-safety', 'sexual'] as const).map((head) => HEADS.indexOf(head))

/**
 * A detector over the given word lists and, unless null, a trained model that learned with them; it keeps buffers of its own,
 * so use one for each thread.
 */
export function createTextDetector(lexicon: Lexicon, model: TextModel | null = null): TextDetector {
  const words = model === null ? null : createWordSums(model)
  const combinations = compileCombinations(COMBINATIONS, lexicon.categories)
  const read = createTextReading(lexicon, words?.index ?? null, createPicking(lexicon, combinations))
  const scorer = createScorer(lexicon, combinations, SIGNALS)
  const classifier = words === null ? null : createClassifier(words.model, lexicon.categories, words)
  const near = words === null ? null : createNearView(lexicon, words)
  const office = createOfficeSetting(lexicon)
  const isAtHome = createChildSetting(lexicon)
  const heardAs = createHeardAs(lexicon)
  const isSly = createSlySetting(lexicon)
  const despairs = createDespairSetting(lexicon)
  const say = (part: TextPart, features: TextFeatures, found: TextLanguage, sink: SignalSink): void => {
    scorer.score(features)
    classifier?.classify(features)
    office.read(features)
    const learned = learnedOf(found)
    const sly = isSly(features)
    const goes = despairs(features)
    sayScores({ scorer, classifier, near, office, isAtHome, heardAs, sly, goes, part, features, learned }, sink)
  }
  return {
    detect: (texts, language, sink) => {
      let found: TextLanguage = 'other'
      for (const part of texts) {
        const { pointer } = part
        const text = withQuoteMarks(withoutFalseFriends(part.text))
        const features = read(text)
        if (found === 'other') found = guessLanguage(features.folded, language)
        sink.see('text.length', text.length, { pointer, start: 0, end: text.length })
        const isMixed = features.dense && (features.folded.gates & GATE.latin) !== 0
        say(part, features, found, sink)
        for (const other of otherReadings(text, isMixed))
          say({ ...part, text: other.text }, read(other.text), found, {
            see: (name, value, where, shown) => sink.see(name, value, other.placeOf(where), shown),
          })
      }
      return found
    },
  }
}

/** Languages of which the model learned little beyond our own grammars. */
const HARDLY_KNOWN: readonly TextLanguage[] = ['de', 'es', 'fr', 'pt', 'ja', 'ko', 'ru']

/** Languages of which it learned nothing at all: word lists alone know them. */
const UNKNOWN: readonly TextLanguage[] = ['vi', 'id']

const learnedOf = (language: TextLanguage): Learned => {
  if (UNKNOWN.includes(language)) return 'nothing'
  return HARDLY_KNOWN.includes(language) ? 'little' : language === 'zh' ? 'in part' : 'much'
}

type Scores = {
  readonly scorer: Scorer
  readonly classifier: Classifier | null
  readonly near: NearView | null
  readonly office: OfficeSetting
  readonly isAtHome: ReturnType<typeof createChildSetting>
  readonly heardAs: ReturnType<typeof createHeardAs>
  /** Whether the writer knows that it is none to be seen. */
  readonly sly: boolean
  /** Whether it has words of who goes. */
  readonly goes: boolean
  readonly part: TextPart
  readonly features: TextFeatures
  /** How much the model learned of the language of the text. */
  readonly learned: Learned
}

const place = { start: 0, end: 0 }

/** What the lists say, as far as the head that may doubt it lets it stand. */
function believed(scores: Scores, slot: number): number {
  const listed = scores.scorer.values[slot] ?? 0
  if (slot === CHILD && listed > 0 && scores.classifier !== null)
    return weighChildFind(listed, Math.max(...OF_CHILDREN.map((head) => trainedOf(scores, slot, head))))
  const doubter = DOUBTERS[slot] ?? null
  if (doubter === null || listed === 0) return listed
  return joinScores(listed, trainedOf(scores, slot, doubter.head), doubter, scores.learned)
}

function sayScores(scores: Scores, sink: SignalSink): void {
  const { scorer, classifier, features, part, office } = scores
  const { pointer, isName } = part
  const { folded } = features
  const named = findNamed(scorer)
  const short = isShort(folded.length, features.dense)
  for (let slot = 0; slot < SIGNALS.length; slot += 1) {
    const signal = SIGNALS[slot]
    const voice = VOICES[slot] ?? null
    const listed = scorer.values[slot] ?? 0
    const heard = voice === null || classifier === null ? null : voice
    let value =
      heard === null
        ? listed
        : joinScores(believed(scores, slot), trainedOf(scores, slot, heard.head), heard, scores.learned)
    // Nobody hides a harmless word: that a plain one is disguised is a second witness, whatever the model makes of the letters.
    if (listed >= PLAINLY && scorer.disguised[slot] === 1) value = Math.max(value, LOOKS)
    if (scores.sly && heard !== null)
      value = Math.max(value, leastBesideSly(classifier?.scores[heard.head] ?? 0, heard))
    if (scores.goes && heard !== null)
      value = Math.max(value, leastBesideDespair(classifier?.scores[heard.head] ?? 0, heard))
    if (short && heard !== null) value = Math.min(value, mostOfShort(listed, heard))
    if (isName === true && heard !== null) value = Math.min(value, mostOfName(listed))
    if (named !== slot && named >= 0 && SUBJECTS[slot] === true && listed < STRANGE) value = Math.min(value, STRANGE)
    if (listed < SIGN && namesSubject(scorer.values[OVERSHADOWED[slot] ?? -1] ?? 0)) value = Math.min(value, STRANGE)
    if (value > listed && listed < SEEN && signal !== undefined && office.hushes(signal))
      value = Math.min(value, HUSHED)
    const plain = Math.min(scorer.plains[slot] ?? 0, LOOKS_AT_MOST)
    const isModels = heard !== null && value > listed && value > plain
    value = Math.max(value, plain)
    if (signal !== undefined && office.asks(signal)) value = Math.min(value, LOOKS_AT_MOST)
    if (slot === CHILD && value > LOOKS_AT_LEAST) value = atHome(scores, value, listed)
    if (value < LEAST_SCORE || signal === undefined) continue
    place.start = scorer.starts[slot] ?? 0
    place.end = scorer.ends[slot] ?? 0
    // Where the model says more than the lists, its place is looked for; below the level where rules count it is not worth the time.
    if (isModels && value >= PLACED) classifier?.findPlace(heard.head, place)
    // Without a place of its own, a score is about the whole text.
    if (place.end === 0) place.end = folded.length
    const start = folded.starts[place.start] ?? 0
    const end = folded.ends[Math.max(0, place.end - 1)] ?? start
    const told = isModels && listed < SIGN && value >= LOOKS ? scores.heardAs(signal, features) : signal
    if (told === null) value = HUSHED
    sink.see(told ?? signal, Math.round(value * 10_000) / 10_000, { pointer, start, end: Math.max(start, end) })
  }
}

/** What is left of a find about a child in the life of families. */
function atHome({ isAtHome, features }: Scores, value: number, listed: number): number {
  const home = isAtHome(features)
  return home === null ? value : weighAtHome(value, listed, home)
}

const PLACED = 0.4
/** Below this no rule asks for a person. */
const LOOKS_AT_LEAST = 0.55

/** A listed score that is a second witness beside the model; and what is left of the model's word without one where it is hushed. */
const SEEN = 0.5
const HUSHED = 0.59

/**
 * Of what a plain find is judged by its own sentence as if nothing stood around it: a threat, or what is said to a child, is one in any
 * surroundings.
 */
const IN_ANY_SETTING: readonly number[] = [SIGNALS.indexOf('text.threat'), CHILD]
const PLAINLY = 0.85

const slotsOf = (signals: readonly SignalName[]): readonly number[] => signals.map((signal) => SIGNALS.indexOf(signal))

/**
 * Of all else a person is asked to look where its own sentence says more than the whole text, and no more than that: posts and mails tell of
 * such things too. But for these: ordinary mail is full of advertisements and coarse words, and who judged long comments in English, where a
 * thousand signs hold fewer words than in Chinese, let contempt in one sentence pass (Wikipedia .850 -> .813).
 */
const BY_WHOLE_DENSE_TEXT = slotsOf(['text.spam', 'text.advertising', 'text.profanity'])
const BY_WHOLE_TEXT = [...BY_WHOLE_DENSE_TEXT, ...slotsOf(['text.harassment', 'text.hate'])]
/** What a line before it that tells of something leaves of a plain find. */
const HALF = 0.4
/** In a few lines such a sentence is looked at by itself, and says less than one that stands alone: people who quarrel write so. */
const LOOKS_BY_A_LINE = 0.51

/** UTF-16 units: words that stand further apart are of several sentences, and what is around them is half of the text. */
const LONGEST_FIND = 100
const LONGEST_DENSE_FIND = 40

/** Whether there are letters of another script than a find is written in: of them the model knows little, and few thin out what it says. */
function isAmongOthers({ folded, dense }: TextFeatures, start: number, end: number): boolean {
  if ((folded.gates & (GATE.letter | GATE.foreign)) !== 0) return true
  let [han, latin] = [false, false]
  for (let at = start; at < end; at += 1) {
    const kind = KINDS[folded.units[at] ?? 0]
    han ||= kind === KIND_HAN
    latin ||= kind === KIND_LATIN
  }
  return dense ? latin && !han : han && !latin
}

/** What the model says of the whole text; where that is long, of the words around a find if it says more of them. */
function trainedOf(scores: Scores, slot: number, head: number): number {
  const { scorer, classifier, near, part, features } = scores
  const whole = classifier?.scores[head] ?? 0
  const listed = scorer.values[slot] ?? 0
  const { folded, dense } = features
  if (near === null || listed < HALF || whole >= listed) return whole
  if ((dense ? BY_WHOLE_DENSE_TEXT : BY_WHOLE_TEXT).includes(slot)) return whole
  const isDoubted =
    DOUBTS[head] === true && (scores.learned === 'much' || scores.learned === 'in part') && listed >= PLAINLY
  const isAmong = isAmongOthers(features, scorer.starts[slot] ?? 0, scorer.ends[slot] ?? 0)
  const isThinned = folded.length >= (dense ? THINNED_DENSE_TEXT : THINNED_TEXT)
  const isPlain = listed >= PLAINLY && IN_ANY_SETTING.includes(slot)
  if (!isDoubted && !isAmong && !isThinned && !isPlain) return whole
  const alone = isPlain && !isAmong && !isDoubted && folded.length < (dense ? LONG_DENSE_TEXT : LONG_TEXT)
  const most = alone && part.isFile !== true ? LOOKS_BY_A_LINE : isDoubted || isPlain ? 1 : LOOKS
  if (whole >= most) return whole
  const start = folded.starts[scorer.starts[slot] ?? 0] ?? 0
  const end = Math.max(start, folded.ends[Math.max(0, (scorer.ends[slot] ?? 0) - 1)] ?? start)
  if (most < 1 && end - start > (dense ? LONGEST_DENSE_FIND : LONGEST_FIND)) return whole
  const seen = alone ? near.scoresOfSentence(part.text, start, end) : near.scoresAround(part.text, start, end, isAmong)
  return Math.max(whole, Math.min(most, seen[head] ?? 0))
}

/** The subject that the lists name plainly, most plainly of all; -1 without one. */
function findNamed({ values }: Scorer): number {
  let named = -1
  for (let slot = 0; slot < SIGNALS.length; slot += 1) {
    const value = values[slot] ?? 0
    if (SUBJECTS[slot] === true && namesSubject(value) && value > (values[named] ?? 0)) named = slot
  }
  return named
}
