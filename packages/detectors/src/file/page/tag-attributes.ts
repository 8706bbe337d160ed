/** The attributes of a tag, as a browser parts them: what stands within the quotes of one is no other. */
import { withNamedLetters } from '../xml-letters.ts'

/** Each by its name in small letters without what stands before a colon; of two that are called the same the first counts. */
export type Attributes = ReadonlyMap<string, string>

const NAME = /[^\s/>=]+/y
const VALUE = /\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/y
const BETWEEN = /[\s/=]*/y

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** `tag`: from its `<` on, without the `>`. A quote that nothing ends parts nothing: what stands behind it is read as more of the tag. */
export function attributesOf(tag: string): Attributes {
  const found = new Map<string, string>()
  let at = matchAt(NAME, tag, 0)?.[0].length ?? 0
  while (at < tag.length) {
    at += matchAt(BETWEEN, tag, at)?.[0].length ?? 0
    const name = matchAt(NAME, tag, at)?.[0]
    if (name === undefined) {
      at += 1
      continue
    }
    at += name.length
    const value = matchAt(VALUE, tag, at)
    const bare = value?.[3] ?? ''
    const isOpen = /^["']/.test(bare)
    const called = name.toLowerCase().replace(/^["']+|^[a-z]{1,9}:/, '')
    if (!found.has(called)) found.set(called, withNamedLetters(value?.[1] ?? value?.[2] ?? bare.slice(isOpen ? 1 : 0)))
    at += (value?.[0].length ?? 0) - (isOpen ? bare.length - 1 : 0)
  }
  return found
}
