/**
 * Every regular expression of the product reads the worst text of 65,536 signs in a moment. Which were tried, and how, is kept in
 * expressions.json; new ones are named. `--try` tries those and keeps what came of it; it fetches the checker that finds worst texts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALLOWED_MS, builtBy, keyOf, literalsOf, LONGEST, placeOf, readText, tryAll } from './expressions.mjs'
import { packageSources, root } from './source-files.mjs'

const KEPT = join(root, 'scripts/expressions.json')
const isTest = (path) => /(\.test|\/open-test-[a-z-]+|\.d)\.tsx?$/.test(path) || path.startsWith('packages/testkit/')

/** How many are named at once. */
const SHOWN = 20

/** The expressions of these sources, each once. */
function gather(files) {
  const texts = files.map((file) => [file, readText(file)])
  const makers = texts.filter(([, text]) => text.includes('new RegExp(')).map(([file]) => file)
  const found = texts.flatMap(([file, text]) => literalsOf(file, text))
  const built = makers.length === 0 ? [] : builtBy(makers)
  return new Map([...built, ...found].map((expression) => [keyOf(expression), expression]))
}

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const files = named.length > 0 ? named : packageSources().filter((path) => /\.tsx?$/.test(path) && !isTest(path))
const expressions = gather(files)
/** `safe`: linear by proof, or no slow text found. `slowest`: milliseconds of the worst. `bounded`: why no text is so long there. */
const kept = JSON.parse(readFileSync(KEPT, 'utf8'))
const isKept = (key) => kept.safe.includes(key) || key in kept.slowest || key in kept.bounded
const unknown = [...expressions].filter(([key]) => !isKept(key))

if (process.argv.includes('--try')) {
  const tried = await tryAll(
    unknown.map(([, expression]) => expression),
    (count) => process.stderr.write(`\r${count} of ${unknown.length} tried`),
  )
  process.stderr.write('\n')
  const slow = tried.filter(({ slowest }) => slowest !== null && slowest > ALLOWED_MS)
  for (const expression of slow)
    console.error(
      `${placeOf(expression)} takes ${Math.round(expression.slowest)} ms for the worst text of ${LONGEST} signs.\n` +
        `  Let it begin where it has not begun before, (?<!x)x+$, exclude what opens from what follows, [^<>]*, or bound a repeat, {0,40}.\n` +
        `  Where no text is as long, say why under "bounded" in scripts/expressions.json: "${keyOf(expression)}": "...".`,
    )
  const there = (key) => named.length > 0 || expressions.has(key)
  const safe = [...kept.safe, ...tried.filter(({ slowest }) => slowest === null).map(keyOf)].filter(there).sort()
  const measured = tried.filter(({ slowest }) => slowest !== null && slowest <= ALLOWED_MS)
  const slowest = {
    ...kept.slowest,
    ...Object.fromEntries(measured.map((each) => [keyOf(each), Math.ceil(each.slowest)])),
  }
  const only = (entries) =>
    Object.fromEntries(
      Object.entries(entries)
        .filter(([key]) => there(key))
        .sort(),
    )
  writeFileSync(KEPT, `${JSON.stringify({ safe, slowest: only(slowest), bounded: only(kept.bounded) }, null, 1)}\n`)
  if (slow.length > 0) process.exitCode = 1
} else if (unknown.length > 0) {
  for (const [, expression] of unknown.slice(0, SHOWN)) console.error(placeOf(expression))
  console.error(
    `${unknown.length} expressions were never tried against their worst texts. Try them: node scripts/check-expressions.mjs --try`,
  )
  process.exitCode = 1
} else console.log(`${expressions.size} expressions read the worst text in a moment.`)
