/** A well-known name as a hand slips in it, or as somebody writes it who hopes that nobody looks twice: `Amazom`, `Applle`, `Nkie`. */
import { editDistance } from '../skeleton/edit-distance.ts'
import { visualFold } from '../skeleton/skeleton.ts'

/** Keys beside one another under the fingers; letters that look alike are one here. */
const BESIDE: ReadonlyMap<string, string> = new Map(
  'a:qwsz b:vghn c:xdfv d:serfcx e:wsdr f:drtgvc g:ftyhbv h:gyunb k:umo l:koup m:nk n:bhm o:lkp p:ol q:wa r:edft s:awedxz t:rfgy u:yhl v:cfgb w:qase x:zsdc y:tghu z:asx'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(2)]),
)

/**
 * Slips of well-known names that are words or names of their own. Found by asking the words of an English dictionary, 36,000 given names
 * and surnames of Faker's lists (MIT) and the shipped names themselves.
 */
const OWN_WORDS: ReadonlySet<string> = new Set(
  'adil adli alidi appel auld azra balin bani cann cannon cano channel cibc herms idil isla isna leda lias lief liisa meat metta niek piing pots sack sell sick sonny sups tade teco tela vanek vias weest wets'
    .split(' ')
    .map(visualFold),
)

const LEAST = 4
/** Shorter names lose a letter to many other words, and beside a product to names of families. */
const LEAST_DROPPED = 5
const LEAST_DROPPED_BESIDE = 7
/** Of shorter names the neighbour of a key is another word. */
const LEAST_BESIDE = 6

/** As they look, with a letter written twice, changed places with the next, or left out; the first letter stays. */
function lettersMoved(word: string, leastDropped: number): readonly string[] {
  if (word.length < LEAST) return []
  const slips: string[] = []
  for (let at = 1; at < word.length; at++) {
    const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
    slips.push(before + letter + letter + after)
    if (after === '') continue
    slips.push(before + after.charAt(0) + letter + after.slice(1))
    if (word.length >= leastDropped) slips.push(before + after)
  }
  return slips
}

function looksOf(slips: readonly string[], word: string): ReadonlySet<string> {
  const looks = new Set(slips.map(visualFold).filter((look) => !OWN_WORDS.has(look)))
  looks.delete(visualFold(word))
  return looks
}

/** Slips that nobody makes of a name of their own beside what companies make. */
export const plainSlipsOf = (word: string): ReadonlySet<string> =>
  looksOf(lettersMoved(word, LEAST_DROPPED_BESIDE), word)

/** These, and any but the first letter hit beside its key. A name that is a word as well has many honest neighbours, but few of them are such slips. */
export function slipsOf(word: string): ReadonlySet<string> {
  const slips = [...lettersMoved(word, LEAST_DROPPED)]
  if (word.length >= LEAST_BESIDE)
    for (let at = 1; at < word.length; at++)
      for (const other of BESIDE.get(visualFold(word.charAt(at))) ?? '')
        slips.push(word.slice(0, at) + other + word.slice(at + 1))
  return looksOf(slips, word)
}

/** From so many letters on another within a word, or one more or less, makes few names of somebody else: `jonathon`, `johnathan`. */
const LEAST_ONE_OTHER = 8

const isOneLetterOff = (said: string, own: string): boolean =>
  Math.min(said.length, own.length) >= LEAST_ONE_OTHER && said[0] === own[0] && editDistance(said, own, 1) === 1

/** `jonathan.whitfeild`, `jonathon.whitfield` of Jonathan Whitfield: one word with a slip or another letter in it, and the others as they are. */
export function isSlipOf(words: string, name: string): boolean {
  const [said, own] = [words, name].map((text) => text.toLowerCase().trim().split(/\s+/))
  if (said === undefined || own === undefined || said.length !== own.length) return false
  const other = own.flatMap((word, at) => (word === said[at] ? [] : [[word, said[at] ?? ''] as const]))
  const [first, more] = other
  if (first === undefined || more !== undefined) return false
  return plainSlipsOf(first[0]).has(visualFold(first[1])) || isOneLetterOff(first[1], first[0])
}
