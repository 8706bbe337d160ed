/** The regular expressions of the product, and how long the worst text keeps each of them. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import ts from 'typescript'
import { root } from './source-files.mjs'

/** @typedef {{ file: string, line: number, source: string, flags: string }} Expression */

/** The checker, fetched when an expression is new: whoever only runs the tests needs none of its 50 MB. */
const CHECKER = 'recheck@4.5.0'
const FETCHED = join(root, 'node_modules/.cache/recheck')
const PATIENCE_MS = 20_000

/** As long as a text of a message may be; its worst text may hold up everybody for so long. */
export const LONGEST = 65_536
export const ALLOWED_MS = 200
const GIVEN_UP_MS = 4_000

/** What has no repeat, or repeats so few times, reads every text at once. */
const REPEATS = /[*+]|\{\d+,\d*\}/

export const keyOf = ({ source, flags }) =>
  createHash('sha256')
    .update(`${source}/${[...flags].sort().join('')}`)
    .digest('hex')
    .slice(0, 16)

/** Expressions written in a source file, with where they stand. */
export function literalsOf(file, text) {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  const found = []
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const end = node.text.lastIndexOf('/')
      const line = parsed.getLineAndCharacterOfPosition(node.end).line + 1
      found.push({ file, line, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    ts.forEachChild(node, visit)
  }
  visit(parsed)
  return found.filter(({ source }) => REPEATS.test(source))
}

/** Expressions that these files make as they load: their parts stand apart, so that only what comes of them can be looked at. */
export function builtBy(files) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=goodstanding-source', '--import', 'tsx', join(root, 'scripts/record-expressions.mjs'), ...files],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  if (status !== 0) throw new Error(`The files could not be loaded to see which expressions they make:\n${stderr}`)
  return JSON.parse(stdout).filter(({ source }) => REPEATS.test(source))
}

export const readText = (path) => readFileSync(resolve(root, path), 'utf8')

async function openChecker() {
  const main = join(FETCHED, 'node_modules/recheck/index.js')
  if (!existsSync(main)) {
    const { status, stderr } = spawnSync('npm', ['install', '--prefix', FETCHED, '--no-audit', '--no-fund', CHECKER], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${CHECKER} could not be fetched, which tries new expressions:\n${stderr}`)
  }
  return (await import(pathToFileURL(main).href)).default.check
}

/** The worst text that the checker found, as long as a text may be. */
function worstText({ pumps, suffix }) {
  const room = LONGEST - suffix.length - pumps.reduce((sum, each) => sum + each.prefix.length, 0)
  const share = room / Math.max(1, pumps.length)
  return pumps.map((each) => each.prefix + each.pump.repeat(Math.max(1, share / each.pump.length))).join('') + suffix
}

function timeOf({ source, flags }, text) {
  const expression = new RegExp(source, flags)
  const run = vm.createContext({ expression, text })
  const start = performance.now()
  try {
    vm.runInContext(flags.includes('g') ? 'text.replace(expression, "")' : 'expression.test(text)', run, {
      timeout: GIVEN_UP_MS,
    })
  } catch {
    return GIVEN_UP_MS
  }
  return performance.now() - start
}

/**
 * Tries expressions: null where none of its texts is slow; else milliseconds of the worst text of 65,536 signs.
 * @param {Expression[]} expressions
 * @param {(tried: number) => void} progress
 */
export async function tryAll(expressions, progress) {
  const check = await openChecker()
  const tried = []
  for (const expression of expressions) {
    const found = await check(expression.source, expression.flags, { timeout: PATIENCE_MS })
    if (found.status === 'unknown') throw new Error(`${placeOf(expression)} cannot be tried: ${found.error.kind}`)
    const slowest = found.status === 'safe' ? null : timeOf(expression, worstText(found.attack))
    tried.push({ ...expression, slowest })
    progress(tried.length)
  }
  return tried
}

export const placeOf = ({ file, line, source }) =>
  `${file}${line === 0 ? ', made as it loads' : `:${line}`}: /${source.length > 70 ? `${source.slice(0, 70)}…` : source}/`
