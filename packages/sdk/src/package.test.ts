/** A service elsewhere: it installs what the README says to pack, and writes what the README shows, in the strictest TypeScript. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')
const README = join(ROOT, 'packages/sdk/README.md')

/** What the service has of its own, and what stands in its database. */
const ITS_OWN = `
import type { Goodstanding } from '@goodstanding/sdk'
type Message = { readonly id: string; readonly from: string; readonly to: string; readonly conversation: string; readonly text: string }
declare const process: { readonly env: Readonly<Record<string, string | undefined>> }
declare const keepForLater: (message: Message, refusal: { readonly kind: string }) => void
declare const deliver: (message: Message) => void
declare const tellSender: (words: string | undefined, clauses: readonly string[]) => void
declare const releaseMessage: (decision: unknown) => void
declare const administrator: Goodstanding, moderator: Goodstanding, senior: Goodstanding
declare const id: string, caseId: string, action: string, decision: string, appealId: string
`
/** What may be said, and what may not. */
const WORDS = `import { createGoodstanding } from '@goodstanding/sdk'
const { organizations, people, decide } = createGoodstanding({ url: '', token: '' })
const person = { organization: 'acme', name: 'Li' }
await people.put('li', { ...person, kind: 'member', roles: ['admin'] })
// @ts-expect-error No such role.
await people.put('li', { ...person, kind: 'member', roles: ['owner'] })
// @ts-expect-error No such kind.
await people.put('li', { ...person, kind: 'boss' })
await organizations.put('acme', { name: 'Acme', country: 'DE', kind: 'company' })
// @ts-expect-error A number is no kind.
await organizations.put('acme', { name: 'Acme', country: 'DE', kind: 17 })
const event = { specversion: '1.0', id: '1', source: 'x', type: 'contact.decline' } as const
const said = { organization: 'acme', contact: { id: 'x' } }
await decide({ ...event, data: { ...said, actor: { id: 'li', kind: 'member' } } })
const kept = { ...event, type: 'message.send', data: { organization: 'acme', actor: { id: 'li', kind: 'member' }, conversation: { id: 'c', kind: 'direct' },
  audience: { kind: 'person', relation: 'contact', recipients: ['x'] }, content: { text: 'Hello' } } } as const
await decide(kept)
// @ts-expect-error No such kind of actor.
await decide({ ...event, data: { ...said, actor: { id: 'li', kind: 'boss' } } })
`

const STRICTEST = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
  skipLibCheck: true,
  noEmit: true,
}

/** All that the README shows. */
const STORY = [...readFileSync(README, 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(([, code]) => code).join('\n')

let service: string
/** Lines of what the compiler says of the service: both of its files are read at once. */
let faults: readonly string[]
const run = (program: string, ...args: string[]): string => {
  try {
    return execFileSync(process.execPath, [program, ...args], { cwd: service, encoding: 'utf8' })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

beforeAll(() => {
  service = mkdtempSync(join(tmpdir(), 'goodstanding-sdk-'))
  for (const name of ['model', 'sdk']) {
    const installed = join(service, 'node_modules/@goodstanding', name)
    mkdirSync(installed, { recursive: true })
    cpSync(join(ROOT, 'packages', name, 'package.json'), join(installed, 'package.json'))
    const project = join(ROOT, 'packages', name, 'tsconfig.build.json')
    // What the sources themselves hold is checked elsewhere.
    expect(run(TSC, '-p', project, '--noCheck', '--outDir', join(installed, 'dist'))).toBe('')
  }
  symlinkSync(join(ROOT, 'node_modules/typebox'), join(service, 'node_modules/typebox'))
  writeFileSync(join(service, 'package.json'), '{"type":"module"}')
  writeFileSync(
    join(service, 'story.ts'),
    `${STORY}${ITS_OWN}export { report, send, standing, notices, stopped, receive }`,
  )
  writeFileSync(join(service, 'words.ts'), WORDS)
  const files = ['story.ts', 'words.ts']
  writeFileSync(join(service, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICTEST, files }))
  faults = run(TSC, '-p', '.')
    .split('\n')
    .filter((line) => line !== '')
}, 300_000)
afterAll(() => {
  rmSync(service, { recursive: true, force: true })
})

it.each(['model', 'sdk', 'connectors'])(
  '%s is packed with the licence that it is under',
  (name) => {
    const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '-w', `packages/${name}`], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [{ files }] = JSON.parse(packed) as readonly [{ readonly files: readonly { readonly path: string }[] }]
    expect(files.map(({ path }) => path)).toContain('LICENSE')
    const licence = (folder: string) => readFileSync(join(ROOT, folder, 'LICENSE'), 'utf8')
    expect(licence(`packages/${name}`)).toBe(licence('.'))
  },
  60_000,
)

describe('the package', () => {
  it('types the story of its README where nothing of ours lies around it', () => {
    expect(STORY).toContain('verifyWebhook')
    expect(faults.filter((line) => !line.startsWith('words.ts'))).toEqual([])
  })

  it('knows each word that a fact or an event may say, and no other, by types of its own packages alone', () => {
    expect(faults.filter((line) => !line.startsWith('story.ts'))).toEqual([])
    const types = join(service, 'node_modules/@goodstanding/sdk/dist')
    const reached = readdirSync(types)
      .filter((name) => name.endsWith('.d.ts'))
      .flatMap((name) => [...readFileSync(join(types, name), 'utf8').matchAll(/(?:from |import\()['"]([^.'"][^'"]*)/g)])
    expect([...new Set(reached.map(([, name]) => name))]).toEqual(['@goodstanding/model'])
  })

  it('loads nothing else', () => {
    rmSync(join(service, 'node_modules/@goodstanding/model'), { recursive: true })
    writeFileSync(
      join(service, 'service.mjs'),
      "import { createGoodstanding } from '@goodstanding/sdk'\nconsole.log(typeof createGoodstanding)",
    )
    expect(run('service.mjs')).toBe('function\n')
  }, 60_000)
})
