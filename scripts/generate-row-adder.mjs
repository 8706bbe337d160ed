/**
 * Writes packages/detectors/src/classifier/row-adder.generated.ts: row-adder.wat, assembled. The assembler (wabt, Apache-2.0) is
 * needed here only, never at run time:
 *   npm install --prefix "$FOLDER" wabt@1.0.39
 *   node scripts/generate-row-adder.mjs "$FOLDER/node_modules"
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const modules = process.argv[2]
if (modules === undefined) throw new Error('Say where wabt is: node_modules of any folder.')
const SOURCE = new URL('../packages/detectors/src/classifier/row-adder.wat', import.meta.url)
const TARGET = new URL('../packages/detectors/src/classifier/row-adder.generated.ts', import.meta.url)

const load = createRequire(join(resolve(modules), 'from-here.js'))('wabt')
const text = readFileSync(SOURCE, 'utf8')
const parsed = (await load()).parseWat('row-adder.wat', text, { simd: true })
parsed.validate({ simd: true })
const { buffer } = parsed.toBinary({})
writeFileSync(
  TARGET,
  `/** Generated from row-adder.wat by scripts/generate-row-adder.mjs. Not edited by hand. */
export const ROW_ADDER =
  '${Buffer.from(buffer).toString('base64')}'
/** Of the source it was made from, SHA-256. */
export const ROW_ADDER_SOURCE = '${createHash('sha256').update(text).digest('hex')}'
`,
)
