/** Keys whose forms hold no word that a gate could wait for: bots of Discord, and Twilio's. */
import type { Found } from './numbers-of-people.ts'

/**
 * The number of the bot, of 17 to 20 digits, in Base64 (which of digits makes few letters only), when the token was made, and what signs
 * both: Discord's documents, "Authentication".
 */
const BOT_TOKEN =
  /(?<![\w-])(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){5,6}(?:[MNO][AQgw]|[MNO][DTjz][AEIMQUYcgk])?\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g
/** An API key of Twilio, which has the number of an account's form with other letters before it. */
const API_KEY = /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![0-9A-Za-z])/g
/** The number of an account is told to many; its token, of the same form without letters before it, opens the account. */
const ACCOUNT = /(?<![A-Za-z0-9])AC[0-9a-f]{32}(?![0-9A-Za-z])/g
const AUTH_TOKEN = /(?<![\w/.-])[0-9a-f]{32}(?![\w/.-]\w)(?!\w)/g
/** Between an account and its token, on either side. */
const BESIDE = 60

const SHORTEST = 34
/** Between the two stops of a bot's token. */
const BETWEEN_STOPS = 7

function hasStops(text: string): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1))
    if (text.charCodeAt(at + BETWEEN_STOPS) === 46) return true
  return false
}

/** Asked only of texts with digits: none of these keys goes without. */
export const mayHoldBareKey = (text: string): boolean =>
  text.length >= SHORTEST && (text.includes('SK') || text.includes('AC') || hasStops(text))

/** Keys that tell themselves by their form alone. */
export function findBareKeys(text: string): readonly Found[] {
  const found: Found[] = []
  for (const form of [BOT_TOKEN, API_KEY])
    for (const { 0: value, index } of text.matchAll(form))
      found.push({ value, start: index, end: index + value.length })
  for (const { 0: account, index } of text.matchAll(ACCOUNT)) {
    const from = Math.max(0, index - BESIDE - 32)
    const beside = text.slice(from, index + account.length + BESIDE + 32)
    for (const { 0: value, index: at } of beside.matchAll(AUTH_TOKEN)) {
      // Cut off at an edge of what is looked at, the end of something longer would stand alone.
      const isCut = (at === 0 && from > 0) || (at + 32 === beside.length && from + at + 32 < text.length)
      if (!isCut) found.push({ value, start: from + at, end: from + at + 32 })
    }
  }
  return found
}
