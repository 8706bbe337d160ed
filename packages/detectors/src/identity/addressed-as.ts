/** Names that say a role and hardly a name: `CEO Wallenstein`, `F. Wallenstein (CEO)`, `王总`. People call who leads them so, and so do swindlers. */
import { plainText } from '../skeleton/skeleton.ts'

export type Address = { readonly surname: string; readonly initial: string | null }

const CHINESE =
  /^(\p{Script=Han}{1,2}?)(?:总|總|董|总经理|總經理|董事[长長]|总裁|總裁|校[长長]|院[长長]|行[长長]|书记|書記)$/u
const ROLE =
  /^(?:ceo|cfo|cto|coo|president|chairman|chairwoman|chairperson|director|boss|principal|headmaster|headmistress|dean)$/
/** What stands around a role and is no name. */
const AROUND =
  /^(?:the|your|our|of|office|from|desk|mr|mrs|ms|dr|prof|herr|frau|managing|chief|executive|financial|vice|general)$/
/** Shorter words are initials and particles. */
const LEAST_SURNAME = 4

/** Whom a name addresses by role and surname; null when it is a name as people have them. */
export function addressOf(raw: string): Address | null {
  const chinese = CHINESE.exec(raw.trim())?.[1]
  if (chinese !== undefined) return { surname: chinese, initial: null }
  const words = wordsIn(raw)
  const rest = words.filter((word) => !ROLE.test(word) && !AROUND.test(word))
  if (rest.length === words.length || !words.some((word) => ROLE.test(word))) return null
  const initials = rest.filter((word) => word.length === 1)
  const [surname, more] = rest.filter((word) => word.length > 1)
  if (surname === undefined || more !== undefined || surname.length < LEAST_SURNAME || initials.length > 1) return null
  return { surname, initial: initials[0] ?? null }
}

/** The surnames that a person may be addressed by; a Chinese one has one or two signs, and at least one more follows. */
export function surnamesOf(name: string): readonly string[] {
  const han = /^\p{Script=Han}{2,4}$/u.exec(name.trim())?.[0]
  if (han !== undefined) return han.length > 2 ? [han.slice(0, 1), han.slice(0, 2)] : [han.slice(0, 1)]
  const words = wordsIn(name)
  const last = words.at(-1) ?? ''
  return words.length > 1 && last.length >= LEAST_SURNAME ? [last] : []
}

/** Whether the address may mean the person of this name. */
export function isAddressedAs({ surname, initial }: Address, name: string): boolean {
  return surnamesOf(name).includes(surname) && (initial === null || (wordsIn(name)[0] ?? '').startsWith(initial))
}

const wordsIn = (text: string): readonly string[] => plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []
