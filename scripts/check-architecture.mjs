/**
 * What no other tool checks: the policy's clauses stay in the policy, files stay small, names say what they hold,
 * nothing points at one machine, and the README shows the commands that work.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packageSources, root, walk } from './source-files.mjs'

const LINES_ADVISED = 300
const LINES_ALLOWED = 500
/** The sections of a policy: folders with a section file. */
const sectionsOf = (policy) =>
  readdirSync(join(root, policy), { withFileTypes: true })
    .filter((each) => each.isDirectory() && existsSync(join(root, policy, each.name, 'section.yaml')))
    .map(({ name }) => name)
/** An id as the policy's sections give it, whatever clauses come. */
const CLAUSE_ID = new RegExp(`(['"\`])(${sectionsOf('policies/workplace-aup').join('|')})\\.[a-z](\\.[ivx]+)?\\1`)
const EMPTY_NAME = /^(utils?|helpers?|common|misc|manager|service|.*-(utils?|helpers?|manager))$/
const ONE_MACHINE = /(["'`\s(=:])(\/work\/|\/root\/|\/home\/[a-z]|\/tmp\/[a-z])/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/

const errors = []
const warnings = []
const read = (path) => readFileSync(join(root, path), 'utf8')
const isTest = (path) => /(\.test|\/open-test-[a-z-]+)\.tsx?$/.test(path) || path.startsWith('packages/testkit/')

function checkSource(path) {
  if (!/\.tsx?$/.test(path)) return
  const lines = read(path).trimEnd().split('\n')
  const name = basename(path).split('.')[0] ?? ''
  if (path.endsWith('.generated.ts')) return // written by a script, read by nobody
  if (lines.length > LINES_ALLOWED)
    errors.push(`${path}: ${lines.length} lines; ${LINES_ALLOWED} is the end. Two rooms are clearer.`)
  else if (lines.length > LINES_ADVISED) warnings.push(`${path}: ${lines.length} lines; would two rooms be clearer?`)
  if (EMPTY_NAME.test(name)) errors.push(`${path}: "${name}" holds anything. Name the file by the thing it holds.`)
  if (!KEBAB.test(name)) errors.push(`${path}: file names are kebab-case, like decide-appeal.ts.`)
  lines.forEach((line, at) => {
    const place = `${path}:${at + 1}`
    if (!isTest(path) && CLAUSE_ID.test(line))
      errors.push(
        `${place}: a clause id in a package. Clauses live in policies/; let the rule name the signal, and the code say it.`,
      )
    if (ONE_MACHINE.test(line))
      errors.push(`${place}: a path of one machine. Use import.meta.url, os.tmpdir() or a setting.`)
  })
}

function checkFolder(path) {
  const name = basename(path)
  if (EMPTY_NAME.test(name)) errors.push(`${path}/: "${name}" holds anything. Name the folder by the thing it holds.`)
}

/** A package that is published alone needs what it imports. Root tools (vitest, fast-check) serve the tests of all. */
function checkDeclared(path) {
  if (!/\.tsx?$/.test(path)) return
  const [, name] = path.split('/')
  const manifest = JSON.parse(read(`packages/${name}/package.json`))
  const declared = isTest(path) ? { ...manifest.dependencies, ...manifest.devDependencies } : manifest.dependencies
  for (const [, sibling] of read(path).matchAll(/\bfrom '(@goodstanding\/[\w-]+)/g))
    if (sibling !== manifest.name && declared?.[sibling] === undefined)
      errors.push(
        `${path}: ${sibling} is missing in ${isTest(path) ? 'devDependencies' : 'dependencies'} of its package.json.`,
      )
}

/** Pages have style sheets, and the others are in no bundle. */
const NOT_BUNDLED = ['console', 'training', 'testkit', 'sdk']

/** A bundle takes of a package what it uses only where the package says that to load it does nothing else. */
function checkManifest(name) {
  if (NOT_BUNDLED.includes(name)) return
  if (JSON.parse(read(`packages/${name}/package.json`)).sideEffects !== false)
    errors.push(
      `packages/${name}/package.json: "sideEffects": false is missing; workers would carry all of the package.`,
    )
}

function checkPages() {
  for (const page of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'LICENSE', '.ci/run'])
    if (!existsSync(join(root, page))) warnings.push(`${page} is missing.`)
  if (!existsSync(join(root, 'README.md'))) return
  const readme = read('README.md')
  for (const command of ['npm ci && npm start', 'npm ci && npm test'])
    if (!readme.includes(command)) errors.push(`README.md does not show \`${command}\`.`)
}

for (const path of packageSources()) {
  checkSource(path)
  checkDeclared(path)
}
for (const { path, isFolder } of walk('packages')) if (isFolder) checkFolder(path)
for (const name of readdirSync(join(root, 'packages'))) checkManifest(name)
checkPages()

for (const warning of warnings) console.warn(`warning  ${warning}`)
for (const error of errors) console.error(`error    ${error}`)
process.exitCode = errors.length > 0 ? 1 : 0
