/**
 * `npm run check`: every check that needs no database and no browser. All of them run, two at a time, and each prints
 * only when it has something to say; the exit code is 1 when any failed. `npm run check -- types lint` runs some of them.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './source-files.mjs'

const AT_ONCE = 2
const cruised = ['packages', 'examples', 'e2e', 'bench'].filter((folder) => existsSync(join(root, folder)))
const browserPackages = ['sdk', 'console'].filter((name) => existsSync(join(root, 'packages', name, 'tsconfig.json')))

/** name -> the commands that make it up, one after the other. The slowest come first. */
const CHECKS = {
  lint: [['eslint', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '--max-warnings', '0', '.']],
  types: [
    ['tsc', '-p', 'tsconfig.json'],
    ['tsc', '-p', 'tsconfig.pure.json'],
    ...browserPackages.map((name) => ['tsc', '-p', `packages/${name}`]),
    ['tsc', '-p', 'examples/workplace'],
  ],
  directions: [['depcruise', '--output-type', 'err-long', ...cruised]],
  unused: [['knip', '--no-progress', '--no-config-hints']],
  format: [['biome', 'format', '.']],
  architecture: [['node', 'scripts/check-architecture.mjs']],
  expressions: [['node', 'scripts/check-expressions.mjs']],
}

const PATH = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`

/** Runs one command. Resolves to its exit code and all it printed. */
function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, PATH } })
    const output = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }))
  })
}

async function check(name) {
  const start = performance.now()
  const results = []
  for (const command of CHECKS[name]) results.push(await run(command))
  const ok = results.every(({ code }) => code === 0)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const printed = results
    .filter(({ code }) => (!ok ? code !== 0 : name === 'architecture'))
    .map(({ output }) => output.trim())
  console.log([`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`, ...printed.filter(Boolean)].join('\n'))
  return ok
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(CHECKS, name))
if (unknown !== undefined) {
  console.error(`There is no check "${unknown}". There are: ${Object.keys(CHECKS).join(', ')}.`)
  process.exit(1)
}
const queue = asked.length > 0 ? asked : Object.keys(CHECKS)
let failed = false
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) if (!(await check(name))) failed = true
  }),
)
process.exitCode = failed ? 1 : 0
