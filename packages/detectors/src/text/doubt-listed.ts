/** How far a head of the trained model, which hears too little of a subject, takes back what the word lists find plainly; by language. */
import { HEADS, type Head } from '../classifier/heads.ts'

/** From here on a person looks; and the most that is said where nothing is to be held. */
export const LOOKS = 0.6
export const LOOKS_AT_MOST = 0.84

/** The value at a place between knots, straight between them. */
export function between(knots: readonly number[], values: readonly number[], at: number): number {
  for (let knot = 1; knot < knots.length; knot += 1) {
    const high = knots[knot] ?? 1
    if (at > high) continue
    const low = knots[knot - 1] ?? 0
    const from = values[knot - 1] ?? 0
    return from + ((at - low) / (high - low)) * ((values[knot] ?? 1) - from)
  }
  return 1
}

/** From here on a head hears of its subject, and a person is asked; and from where on what the lists hold to be plain acts. */
export const HEARS = 0.15
const AGREES = 0.46
/** The surer a head is of what is meant, the more its doubt is worth: trades and claims more than what somebody is urged to do. */
const AGREES_BY_HEAD: Partial<Record<Head, number>> = {
  hoax: 0.52,
  extremism: 0.56,
  violence: 0.56,
  weapons: 0.6,
  'attack-service': 0.56,
  'account-trade': 0.62,
  'stolen-data': 0.62,
  'forged-documents': 0.62,
  'reverse-engineering': 0.6,
  doxxing: 0.78,
  'official-claim': 0.76,
}
const AGREES_AT = HEADS.map((head) => AGREES_BY_HEAD[head] ?? AGREES)
const DOUBT_ALLOWED = [0.5, LOOKS, 0.78, 0.86, 1]
/** In English. */
export const leftBy = (listed: number, trained: number, head: number): number => {
  const agrees = AGREES_AT[head] ?? AGREES
  return Math.min(listed, between([0, HEARS, agrees - 0.06, agrees, 1], DOUBT_ALLOWED, trained))
}

/**
 * In Chinese the lists are the surer voice, and most of their terms are so short that other trades have them as well: `油条炸得好`, `带上刀砍柴`. There a
 * head that hears little of its subject lets nothing through, and holds nothing either: a person looks. Of 203 lines that were meant
 * and that nothing else holds, three lie below 0.4; of 34 honest ones 22.
 */
const AGREES_IN_CHINESE = 0.4
const AGREES_IN_CHINESE_BY_HEAD: Partial<Record<Head, number>> = {
  incitement: 0,
  'crime-incitement': 0.3,
  'self-harm-risk': 0,
  extremism: 0.45,
  doxxing: 0.52,
  'official-claim': 0.6,
}
const AGREES_IN_CHINESE_AT = HEADS.map((head) => AGREES_IN_CHINESE_BY_HEAD[head] ?? AGREES_IN_CHINESE)
export const leftInChinese = (listed: number, trained: number, head: number): number =>
  trained >= (AGREES_IN_CHINESE_AT[head] ?? 0) ? listed : Math.min(listed, LOOKS_AT_MOST)
