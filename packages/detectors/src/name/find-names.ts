/** Looks for all names of a store that a reader may take a name for. */
import { withoutPlace } from './beside-place.ts'
import { branchScore, isOfBranch } from './branch-names.ts'
import { findEqual, mostOfWord } from './find-equal.ts'
import { isGeneric, withoutForms } from './legal-forms.ts'
import { renumberName } from './long-forms.ts'
import type { NameMatch, NameMatchMethod } from './name-entry.ts'
import { mixedSounds, type NameForms, nameForms, syllablesOf } from './name-forms.ts'
import { knowsSounds, type NameStore, nearOf, numbersOf, type Spelling, spellingOf } from './name-store.ts'
import { offerWordsOf } from './offer-words.ts'
import { ORDINARY } from './ordinary-words.ts'
import {
  isAddedByAnybody,
  isAddedByRole,
  isOfDesk,
  isOfPeople,
  isSpokenProduct,
  saysSo,
  withoutPinyinRoles,
} from './role-words.ts'
import { findChineseSlips, findGlued, findSlipBesideProduct, isOtherWord, lengthApart } from './find-slips.ts'
import {
  howOrdinary,
  isHouseThere,
  isOthers,
  isPlace,
  isWrittenAsKnown,
  isTold,
  runScore,
  SPOKEN_SCORE,
} from './run-score.ts'
import { SCHOOL_MEANT, schoolsMeant } from './schools-meant.ts'
import { isFamilyFirm, surnameCap } from './surnames.ts'

const MOST_MATCHES = 8
const MOST_WORDS = 24
const LONGEST_RUN = 7

/** Collects the best match of each entry. */
type Collect = (value: number, method: NameMatchMethod, score: number) => void

function findRuns(store: NameStore, forms: NameForms, collect: Collect): void {
  const { folded, words } = forms
  const end = Math.min(folded.length, MOST_WORDS)
  const most = mostOfWord(forms)
  const [own, ofPeople, spoken] = [countIn(words, isGeneric), countIn(words, isOfItsPeople), countIn(words, speaks)]
  const { besideWord, besideName } = offerWordsOf(words)
  const away = countIn(words, isOfBranch)
  const held = countIn(words, (word) => isGeneric(word) || besideWord(word))
  const offered = countIn(words, (word, at) => speaks(word) || besideName(word) || isOfClients(words, at))
  // What stands behind `opposite` or `neben` is where somebody is, and not who.
  const front = withoutPlace(words).length
  const isSpokenFor = words.some((word) => saysSo(word) || besideName(word))
  for (let from = 0; from < end; from++) {
    let run = ''
    for (let to = from + 1; to <= Math.min(end, from + LONGEST_RUN); to++) {
      run += folded[to - 1] ?? ''
      if (to - from === end) continue
      const isBare = (without: Int32Array): boolean =>
        (without[from] ?? 0) + (without[end] ?? 0) - (without[to] ?? 0) === 0
      const [allGeneric, allSpoken] = [isBare(own), isBare(spoken)]
      for (const value of numbersOf(store, 'byKey', run)) {
        const spelling = spellingOf(store, value)
        if (spelling === null) continue
        const bare = allGeneric || (spelling.entry.tier === 1 && (spelling.ordinary ? isBare(ofPeople) : allSpoken))
        if (
          !bare &&
          (from >= front || isPlace(words, to) || isHouseThere(words, from, to) || isPartedService(spelling, to - from))
        )
          continue
        const ordinary = spelling.ordinary ? howOrdinary(forms.raw, words.slice(from, to).join('')) : 'not'
        const others = isOthers(spelling, to - from, words.slice(to))
        const branch = from === 0 && isBare(away) ? branchScore(words.slice(from, to).join(''), words.slice(to)) : 0
        const isKnown = isWrittenAsKnown(forms.raw, spelling)
        const offers = isBare(isKnown ? offered : held)
        const isHeard = spelling.entry.spoken === true && isTold(forms.raw, spelling)
        if (isHeard && isSpokenFor && isBare(offered)) collect(value, 'distinctive', SPOKEN_SCORE)
        const score = runScore(spelling, { length: run.length, bare, from, ordinary, others, branch, offers, isKnown })
        if (score > 0) collect(value, bare ? 'distinctive' : 'contained', bare ? Math.min(score, most) : score)
      }
      if (run.length >= 6 && to - from <= 3 && from < front && !isPlace(words, to))
        findNearRun(
          store,
          run,
          {
            words: words.slice(from, to),
            bare: allGeneric || (allSpoken && isTelling(words.slice(from, to), run)),
            from,
          },
          collect,
        )
    }
  }
}

/** Beside words of trades as well, a short word or a surname is near to many names by chance: `Healer Recovery`, `Nissen Agents`. */
const isTelling = (words: readonly string[], run: string): boolean => run.length >= 7 && surnameCap(words) === null

const isOfItsPeople = (word: string): boolean => isGeneric(word) || isOfPeople(word)
const speaks = (word: string): boolean => isOfItsPeople(word) || isOfDesk(word)
/** `Atención al Cliente`: a word that stands before clients only, for alone it begins many names. */
const isOfClients = (words: readonly string[], at: number): boolean =>
  /^(?:al|ao)$/.test(words[at] ?? '') && /^clientes?$/.test(words[at + 1] ?? '')

/** How many words before each place are none of these. */
function countIn(words: readonly string[], isAny: (word: string, at: number) => boolean): Int32Array {
  const counts = new Int32Array(words.length + 1)
  words.forEach((word, at) => (counts[at + 1] = (counts[at] ?? 0) + (isAny(word, at) ? 0 : 1)))
  return counts
}

/** An operator's name of plain words that somebody writes apart is those words: `Good Standing Desks`. */
const isPartedService = ({ entry, wordCount }: Spelling, words: number): boolean =>
  entry.kind === 'service' && words > wordCount

type NearPlace = { readonly bare: boolean; readonly from: number; readonly words: readonly string[] }

function findNearRun(store: NameStore, run: string, place: NearPlace, collect: Collect): void {
  if (ORDINARY.has(run)) return
  for (const { value, distance, key } of nearOf(store, 'near', run)) {
    if (isOtherWord(store, value, place.words)) continue
    const base = place.bare ? 0.87 : place.from === 0 && key.length >= 8 ? 0.68 : 0.5
    collect(value, 'near', base - 0.05 * (distance - 1))
  }
}

const LEAST_GLUED = 6
/** A person looks: it may be a word or a name that no list knows. */
const CUT_SCORE = 0.7

/** Two slips make honest names of one another (`Grein Groth`, Green Growth) unless the name is long: then a person looks. */
function nearScore(length: number, distance: number): number {
  if (distance >= 2) return length >= LONG_ENOUGH_FOR_TWO ? 0.86 : 0.8
  return length >= 8 ? 0.9 : 0.82
}

const LONG_ENOUGH_FOR_TWO = 14

function findNear(store: NameStore, forms: NameForms, collect: Collect): void {
  // `Ciani Group` is near `Citigroup` by the word that anybody adds: of short names only what sets them apart is compared.
  for (const value of numbersOf(store, 'byCut', forms.core)) collect(value, 'near', CUT_SCORE)
  const keys = forms.core.length < LEAST_GLUED ? [forms.core] : [forms.key, forms.core]
  for (const key of new Set(keys)) {
    for (const { value, distance } of nearOf(store, 'near', key))
      if (!isOtherWord(store, value, withoutForms(forms.words)))
        collect(
          value,
          'near',
          nearScore(distance < 2 ? key.length : lengthApart(store, value, forms, key.length), distance),
        )
    if (key.length < 10) continue
    for (const { value, distance } of nearOf(store, 'nearTail', key)) {
      const spelling = spellingOf(store, value)
      if (spelling === null) continue
      if (distance * 7 > key.length || spelling.wordCount < 2) continue
      collect(value, 'near', 0.78 - 0.05 * (distance - 1))
    }
  }
}

/** The word goes on: a street named after it, a place beside it, or another word (联合国 in 联合国际, 住建部 in 住建部件, 新东方 in 新东方红). */
function goesOn(text: string, to: number): boolean {
  return (
    /^[路街巷道桥门旁树园]|^对面|^附近/u.test(text.slice(to)) ||
    /^(?:国际|部[落件位分首])/u.test(text.slice(to - 1)) ||
    /^东方红/u.test(text.slice(to - 2))
  )
}

/** A shop of its own may say so, too: a person looks. */
const SPOKEN_PRODUCT = 0.8

/** Inside a Chinese name: where it begins with a protected name, or holds one beside nothing but what anybody adds. */
function findInChinese(store: NameStore, forms: NameForms, collect: Collect): void {
  for (const text of new Set([forms.core, forms.key]))
    for (let from = 0; from < Math.min(text.length, 24); from++)
      for (let to = Math.min(text.length, from + 16); to >= from + 2; to--) {
        if (to - from === text.length) continue
        for (const value of numbersOf(store, 'byKey', text.slice(from, to))) {
          const spelling = spellingOf(store, value)
          if (spelling === null || spelling.entry.tier === 2) continue
          const isAdded = spelling.ordinary ? isAddedByAnybody : isAddedByRole
          if (isAdded(text.slice(0, from)) && isAdded(text.slice(to))) collect(value, 'distinctive', 0.93)
          else if (from === 0 && isSpokenProduct(text.slice(to))) collect(value, 'distinctive', SPOKEN_PRODUCT)
          else if (!spelling.ordinary && to - from >= 3 && !goesOn(text, to))
            collect(value, 'contained', from === 0 ? 0.86 : 0.62)
        }
      }
}

/** A name in Latin letters that somebody speaks for in Chinese: `Netflix客服`, `官方PayPal`. */
function findSpokenForInChinese(store: NameStore, { raw }: NameForms, collect: Collect): void {
  const found = /^([^\p{Script=Latin}]*)(\p{Script=Latin}.*[\p{Script=Latin}\d])(\P{Script=Latin}*)$/su.exec(
    raw.normalize('NFKC'),
  )
  const [, before = '', letters = '', after = ''] = found ?? []
  const chinese = (before + after).replace(/[^\p{L}\p{N}]/gu, '')
  if (chinese === '' || !isAddedByRole(chinese)) return
  const forms = nameForms(letters)
  if (forms.han) return
  const collectSpoken: Collect = (value, method, score) => {
    const isWhole = method === 'exact' || method === 'distinctive'
    if (isWhole || method === 'near') collect(value, isWhole ? 'distinctive' : method, Math.min(score, 0.93))
  }
  findEqual(store, forms, collectSpoken)
  if (!ORDINARY.has(forms.words.join(''))) findNear(store, forms, collectSpoken)
}

/** Letters of a sound that is told from others. */
const LEAST_SOUND = 6

/** Some characters as they sound. What anybody adds may be part of the name: 中国yidong. */
function findMixed(store: NameStore, text: string, collect: Collect): void {
  const mixed = mixedSounds(text)
  for (let to = mixed?.units.length ?? 0; mixed !== null && to >= 2; to--) {
    const sound = mixed.sounds.slice(0, to).join('')
    if (sound.length < LEAST_SOUND || !isAddedByRole(mixed.units.slice(to).join(''))) continue
    for (const value of numbersOf(store, 'bySound', sound)) collect(value, 'pinyin', 0.9)
  }
}

/** By sound: pinyin letters for a Chinese name, or other characters of the same sound. */
function findSound(store: NameStore, forms: NameForms, collect: Collect): void {
  if (!forms.han) {
    const letters = forms.words.join('')
    const bare = letters.replace(/(?:youxiangongsi|gongsi|jituan)$/, '')
    for (const sound of new Set([letters, bare]))
      for (const value of numbersOf(store, 'bySound', sound))
        if (sound.length >= LEAST_SOUND) collect(value, 'pinyin', sound.length >= 9 ? 0.9 : 0.75)
    // Who speaks for it in pinyin says that the rest is pinyin as well.
    const spokenFor = withoutPinyinRoles(letters)
    if (spokenFor !== letters && spokenFor.length >= LEAST_SOUND)
      for (const value of numbersOf(store, 'bySound', spokenFor)) collect(value, 'pinyin', 0.9)
    return
  }
  for (const text of new Set([forms.core, forms.plain])) findMixed(store, text, collect)
  const characters = Array.from(forms.core)
  const sounds = characters.length <= 24 ? syllablesOf(forms.core) : []
  if (sounds.length !== characters.length) return
  for (let to = Math.min(8, characters.length); to >= 2; to--) {
    for (const value of numbersOf(store, 'bySound', sounds.slice(0, to).join(''))) {
      const spelling = spellingOf(store, value)
      if (spelling === null) continue
      const known = Array.from(spelling.text)
      const shared = characters.slice(0, to).filter((character) => known.includes(character)).length
      if (shared === to || (to === 2 && (shared < 1 || !isAddedByRole(characters.slice(to).join(''))))) continue
      if (shared * 2 >= to) collect(value, 'homophone', to >= 3 ? 0.86 : 0.72)
    }
  }
}

const FAMILY_SCORE = 0.7

function findMatches(store: NameStore, name: string): readonly NameMatch[] {
  const forms = nameForms(name)
  if (forms.key === '') return []
  const best = new Map<string, NameMatch>()
  const cap = forms.han ? null : surnameCap(withoutForms(forms.words))
  const isFamily = !forms.han && isFamilyFirm(forms.words)
  const collect: Collect = (value, method, found) => {
    const known = isFamily && method !== 'exact' ? Math.min(FAMILY_SCORE, found) : found
    const capped = cap !== null && method === 'near' ? Math.min(cap, known) : known
    const score = Math.round(capped * 1_000) / 1_000
    const spelling = spellingOf(store, value)
    if (spelling === null) return
    const { entry, written } = spelling
    if (score > (best.get(entry.id)?.score ?? 0)) best.set(entry.id, { entry, method, written, score })
  }
  findEqual(store, forms, collect)
  if (forms.han) {
    findInChinese(store, forms, collect)
    findSpokenForInChinese(store, forms, collect)
    findChineseSlips(store, forms, collect)
  } else {
    findRuns(store, forms, collect)
    findGlued(store, forms, collect)
    findSlipBesideProduct(store, forms, collect)
    if (!ORDINARY.has(forms.words.join('')) && !ORDINARY.has(forms.plainCore)) findNear(store, forms, collect)
  }
  if (knowsSounds(store)) findSound(store, forms, collect)
  for (const school of schoolsMeant(forms.words))
    for (const value of numbersOf(store, 'byKey', nameForms(school).key))
      if (spellingOf(store, value)?.entry.tier === 1) collect(value, 'contained', SCHOOL_MEANT)
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST_MATCHES)
}

/** Matches of a name, strongest first, at most 8. Numbers are written as digits and as words. */
export function findEitherWay(store: NameStore, name: string): readonly NameMatch[] {
  const found = findMatches(store, name)
  const renumbered = renumberName(name)
  if (renumbered === null) return found
  const best = new Map(found.map((match) => [match.entry.id, match]))
  for (const match of findMatches(store, renumbered))
    if (match.method !== 'near' && match.score > (best.get(match.entry.id)?.score ?? 0)) best.set(match.entry.id, match)
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST_MATCHES)
}
