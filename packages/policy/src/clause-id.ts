/** Clause ids from paths: `<section>/<letter>-<slug>.yaml` is `<section>.<letter>`, `<letter>-<numeral>-<slug>` one level deeper. */

const NUMERALS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
const LETTERED = /^([a-z])(?:-(x|ix|iv|v?i{1,3}|v))?-[a-z0-9-]+$/
const NAMED = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export type ClauseLocation = { readonly id: string; readonly section: string }

/** The clause a file holds; null when the path is not `<section>/<name>.yaml`. */
export function locateClause(file: string): ClauseLocation | null {
  const [section, name, ...deeper] = file.replace(/\.ya?ml$/, '').split('/')
  if (section === undefined || name === undefined || deeper.length > 0) return null
  if (!NAMED.test(section) || !NAMED.test(name)) return null
  const lettered = LETTERED.exec(name)
  const parts = lettered === null ? [name] : [lettered[1], lettered[2]].filter((part) => part !== undefined)
  return { id: [section, ...parts].join('.'), section }
}

function rank(part: string): string {
  const numeral = NUMERALS.indexOf(part)
  return numeral === -1 ? part : String(numeral).padStart(2, '0')
}

/** Order of reading within a section: by letter, then by numeral. */
export function compareClauses(a: string, b: string): number {
  const [, letterA = '', numeralA = ''] = a.split('.')
  const [, letterB = '', numeralB = ''] = b.split('.')
  if (letterA !== letterB) return letterA < letterB ? -1 : 1
  return rank(numeralA) < rank(numeralB) ? -1 : 1
}
