/**
 * Writes packages/detectors/src/identity/known-people.generated.ts: the lines of policies/packs/common/known-people.txt, so that the
 * detectors have them without a file system. Run it after changing the list; a test compares the two.
 *   node scripts/generate-known-people.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'

const LIST = new URL('../policies/packs/common/known-people.txt', import.meta.url)
const TARGET = new URL('../packages/detectors/src/identity/known-people.generated.ts', import.meta.url)

const quoted = (line) => `'${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const lines = readFileSync(LIST, 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'))
writeFileSync(
  TARGET,
  `/** Generated from policies/packs by scripts/generate-known-people.mjs. Not edited by hand. */
// biome-ignore format: one person to a line
export const KNOWN_PEOPLE_LINES: readonly string[] = [
${lines.map((line) => `  ${quoted(line)},`).join('\n')}
]
`,
)
