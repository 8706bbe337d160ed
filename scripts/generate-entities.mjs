/**
 * Writes packages/connectors/src/matrix/entities.generated.ts: the names by which HTML calls characters (the WHATWG's list, as Python's standard
 * library has it, so that no network is asked). The list is closed, so this is seldom run.
 *   node scripts/generate-entities.mjs
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const TARGET = new URL('../packages/connectors/src/matrix/entities.generated.ts', import.meta.url)
const WIDTH = 140

const told = execFileSync('python3', ['-c', 'import html.entities, json; print(json.dumps(html.entities.html5))'])
const names = JSON.parse(told.toString('utf8'))
const isShort = (name) => Object.hasOwn(names, name)
const words = Object.entries(names)
  .filter(([name]) => name.endsWith(';'))
  .map(([name, text]) => [name.slice(0, -1), text])
  .map(([name, text]) => {
    const codes = Array.from(text, (character) => character.codePointAt(0).toString(16)).join('+')
    return `${name}${isShort(name) ? '!' : '='}${codes}`
  })
  .toSorted()
const lines = ['']
for (const word of words) {
  if (lines.at(-1).length + word.length >= WIDTH) lines.push('')
  lines[lines.length - 1] += `${lines.at(-1) === '' ? '' : ' '}${word}`
}
writeFileSync(
  TARGET,
  `/** Generated from HTML's list of names by scripts/generate-entities.mjs. Not edited by hand. */
/** \`name=codes\`, hexadecimal; with \`!\` instead, the name counts without its semicolon too. */
// biome-ignore format: a list
export const ENTITY_NAMES = \`
${lines.join('\n')}
\`
`,
)
