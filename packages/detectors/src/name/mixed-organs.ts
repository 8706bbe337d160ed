/** An organ of a state whose Chinese name is written as it sounds in some of its characters: `市场jian管局`, `医bao局`. */
import { syllablesOf } from './name-forms.ts'

const HAN = /\p{Script=Han}/u

/** The expression of Chinese words with each character, or how it sounds; what stands in a class or an escape stays. */
function withSounds(words: RegExp): RegExp {
  let made = ''
  let isInClass = false
  for (const sign of words.source.replaceAll('\\p{Script=Han}', '\\p{L}')) {
    if (sign === '[') isInClass = true
    if (sign === ']') isInClass = false
    made += isInClass || !HAN.test(sign) ? sign : `(?:${sign}|${syllablesOf(sign).join('')})`
  }
  return new RegExp(made, 'u')
}

const OFFICE_END = /(?:局|署|厅|处|队|官网|客服|热线|中心)$/u
const LEAST = 3

/** Who asks for the word a name says so; null: none, or letters that go on, or a short word that other signs sound like. */
export function createMixedReader(words: RegExp): (text: string) => string | null {
  let read: RegExp | null = null
  return (text) => {
    if (!/[a-z]/.test(text) || !HAN.test(text)) return null
    read ??= withSounds(words)
    const found = read.exec(text)
    if (found === null) return null
    const [word] = found
    const to = found.index + word.length
    if (!/[a-z]/.test(word) || !HAN.test(word)) return null
    if (/[a-z]/.test(text.charAt(found.index - 1)) && /^[a-z]/.test(word)) return null
    if (/[a-z]/.test(text.charAt(to)) && /[a-z]$/.test(word)) return null
    const signs = (word.match(/[a-z]+|\p{Script=Han}/gu) ?? []).length
    // What stands behind a last sound may make another word of it: 教育bu落.
    if (to === text.length || OFFICE_END.test(text)) return word
    return signs >= LEAST && !/[a-z]$/.test(word) ? word : null
  }
}
