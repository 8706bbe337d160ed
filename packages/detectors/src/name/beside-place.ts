/** Shops and practices that say where they are: beside a bank, an office or a hospital, none of which they claim to be. */
import { saysSo } from './role-words.ts'

const PLACE =
  / (?:next to|near|opposite|beside|behind|across from|neben|gegenueber|gegenuber|hinter|am|naast|tegenover|en face|pres|derriere|frente|junto|cerca|detras|vicino|accanto|di fronte|ao lado|em frente|perto|przy|obok|naprzeciw|vedle|blizko)(?: (?:the|der|dem|des|de|del|du|da|do|a|al|alla|all|ao|la|le|l|el|het)){0,3}(?: \w+){1,3}$/
const NAMED = /^\w{3}/

/** The words of a name in front of the place that it stands beside: `Kiosk neben der Bank` is a kiosk. All of them where somebody speaks in it. */
export function withoutPlace(words: readonly string[]): readonly string[] {
  const text = words.join(' ')
  const at = text.search(PLACE)
  if (at < 0 || words.some(saysSo)) return words
  const before = text.slice(0, at)
  return NAMED.test(before) ? before.split(' ') : words
}
