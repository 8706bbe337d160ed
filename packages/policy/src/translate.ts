/** Sentences that are written down in English, said in another language: `{0}` stands for a value. */

type Pattern = { readonly english: RegExp; readonly words: string }

/** A longer one holds much of a file; it is not compared with every sentence. */
const LONGEST = 2_000

/** Says the sentences of a table by its words; one that is not in it as it is. `sayValue` says what stands in a hole. */
export function createTranslation(
  table: Readonly<Record<string, string>>,
  sayValue: (value: string) => string = (value) => value,
): (sentence: string) => string {
  let patterns: readonly Pattern[] | null = null
  return (sentence) => {
    if (Object.hasOwn(table, sentence)) return table[sentence] ?? sentence
    if (sentence.length > LONGEST) return sentence
    patterns ??= patternsOf(table)
    for (const { english, words } of patterns) {
      const found = english.exec(sentence)
      if (found !== null) return words.replaceAll(/\{(\d)\}/g, (hole, at) => sayValue(found[Number(at) + 1] ?? hole))
    }
    return sentence
  }
}

function patternsOf(table: Readonly<Record<string, string>>): readonly Pattern[] {
  return Object.entries(table)
    .filter(([english]) => english.includes('{0}'))
    .map(([english, words]) => {
      const parts = english.split(/\{\d\}/).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
      return { english: new RegExp(`^${parts.join('(.+?)')}$`, 's'), words }
    })
}
