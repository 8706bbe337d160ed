/**
 * Writes packages/detectors/src/lexicon/default-lexicon.generated.ts: the word lists of policies/packs in one string,
 * so that the detectors have them without a file system. Run it after changing a list; a test compares the two.
 *   node scripts/generate-lexicon.mjs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const PACKS = new URL('../policies/packs/', import.meta.url)
const TARGET = new URL('../packages/detectors/src/lexicon/default-lexicon.generated.ts', import.meta.url)

function linesOf(pack) {
  const folder = new URL(`${pack}/lexicon/`, PACKS)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

const quoted = (line) => `'${line.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const lines = ['common', 'en', 'zh', 'de', 'es', 'fr', 'ja', 'ko', 'pt', 'ru', 'vi', 'id'].flatMap(linesOf)
writeFileSync(
  TARGET,
  `/** Generated from policies/packs by scripts/generate-lexicon.mjs. Not edited by hand. */
/* eslint-disable max-lines -- data, as long as the word lists are */
// biome-ignore format: one word list to a line
export const DEFAULT_LEXICON_LINES: readonly string[] = [
${lines.map((line) => `  ${quoted(line)},`).join('\n')}
]
`,
)
