/**
 * Assembles the modules of WebAssembly of packages/detectors: each `name.wat` into `name.generated.ts` beside it. The assembler (wabt,
 * Apache-2.0) is needed here only, never at run time:
 *   npm install --prefix "$FOLDER" wabt@1.0.39
 *   node scripts/generate-assembly.mjs "$FOLDER/node_modules"
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const modules = process.argv[2]
if (modules === undefined) throw new Error('Say where wabt is: node_modules of any folder.')
const MODULES = ['classifier/row-adder', 'lexicon/term-reader']

const { parseWat } = await createRequire(join(resolve(modules), 'from-here.js'))('wabt')()
for (const path of MODULES) {
  const place = new URL(`../packages/detectors/src/${path}`, import.meta.url)
  const name = path.slice(path.indexOf('/') + 1)
  const text = readFileSync(`${place.pathname}.wat`, 'utf8')
  const parsed = parseWat(`${name}.wat`, text, { simd: true })
  parsed.validate({ simd: true })
  const constant = name.replace('-', '_').toUpperCase()
  writeFileSync(
    `${place.pathname}.generated.ts`,
    `/** Generated from ${name}.wat by scripts/generate-assembly.mjs. Not edited by hand. */
export const ${constant} =
  '${Buffer.from(parsed.toBinary({}).buffer).toString('base64')}'
/** Of the source it was made from, SHA-256. */
export const ${constant}_SOURCE = '${createHash('sha256').update(text).digest('hex')}'
`,
  )
}
