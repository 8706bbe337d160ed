/** What the documents tell people to type is there: scripts of npm, verbs of the command and their flags, files that a program is run on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from './unknown-settings.ts'
import { VERBS } from './verbs.ts'

const ROOT = join(import.meta.dirname, '../../..')
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md', 'STYLE.md', 'bench/README.md'],
  ...['examples/workplace', 'packages/sdk', 'packages/connectors', 'packages/console'].map(
    (room) => `${room}/README.md`,
  ),
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** The pieces of code of a document: whole lines of its blocks, and what stands between two backticks. */
function codeOf(document: string): readonly string[] {
  const pieces = readFileSync(join(ROOT, document), 'utf8').split('```')
  return pieces.flatMap((piece, at) =>
    at % 2 === 1
      ? piece.split('\n').flatMap((line) => line.replace(/ # .*/, '').split('&&'))
      : [...piece.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
  )
}

const told = DOCUMENTS.flatMap((document) => codeOf(document).map((code) => ({ document, code: code.trim() })))
const every = (pattern: RegExp) =>
  told.flatMap(({ document, code }) => [...code.matchAll(pattern)].map((match) => ({ document, code, match })))

it('counts the clauses of the policy as they are', () => {
  const paths = readdirSync(join(ROOT, 'policies/workplace-aup'), { recursive: true, encoding: 'utf8' })
  const clauses = paths.filter((path) => path.endsWith('.yaml') && !/(?:^|\/)(?:policy|section)\.yaml$/.test(path))
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`${clauses.length} clauses`)
})

it('lists every setting by its whole name, and none that is none', () => {
  const listed = readFileSync(join(ROOT, 'docs/settings.md'), 'utf8').match(/\bGOODSTANDING_[A-Z_]+\b/g) ?? []
  expect([...new Set(listed)].sort()).toEqual([...SETTINGS].sort())
})

it('leads to pages and headings that are there', () => {
  const slugsOf = (path: string): readonly string[] =>
    [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    )
  const links = DOCUMENTS.flatMap((document) =>
    [...readFileSync(join(ROOT, document), 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
      ([, path = '', heading]) => ({ document, to: path === '' ? document : join(dirname(document), path), heading }),
    ),
  )
  expect(links.length).toBeGreaterThan(80)
  const isBroken = ({ to, heading }: (typeof links)[number]): boolean =>
    !existsSync(join(ROOT, to)) || (heading !== undefined && !slugsOf(join(ROOT, to)).includes(heading))
  expect(links.filter(isBroken)).toEqual([])
})

describe('what a document says to type', () => {
  it('is a script of npm, and nothing that only an installed package has', () => {
    const named = every(/\bnpm run ([\w-]+)/g)
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter(({ match: [, name = ''] }) => scripts[name] === undefined)).toEqual([])
    expect(every(/\bnpx goodstanding\b/g)).toEqual([])
  })

  it('is a verb of the command, with flags that it has', () => {
    const named = every(/(?:^(?:\S+=\S+ )*npm run goodstanding --|^goodstanding|^… --) ([a-z-]+)(.*)/g)
    expect(named.length).toBeGreaterThan(15)
    const wrong = named.filter(({ match: [, verb = '', rest = ''] }) => {
      const use = VERBS.get(verb)?.use
      if (use === undefined) return true
      return [...rest.matchAll(/--([a-z-]+)/g)].some(([, flag = '']) => !use.includes(`--${flag} `))
    })
    expect(wrong.map(({ document, code }) => `${document}: ${code}`)).toEqual([])
  })

  it('is a file that is there, where a program is run on it', () => {
    const named = every(/\b(?:node|tsx)\b[^|;]*? ((?:[\w.-]+\/)+[\w.-]+\.(?:ts|mjs))/g)
    expect(named.length).toBeGreaterThan(2)
    expect(named.filter(({ match: [, path = ''] }) => !existsSync(join(ROOT, path)))).toEqual([])
  })

  it('is told of each verb with all its flags, and no other', async () => {
    const words: Readonly<Record<string, readonly (readonly string[])[]>> = {
      audit: [['export'], ['verify']],
      evidence: [['export']],
      keys: [['rotate'], ['rotate-identities'], ['rotate-access']],
    }
    for (const [name, { use, part }] of VERBS) {
      const known = new Set<string>()
      const { doings } = await part()
      for (const first of words[name] ?? [[]]) {
        const refusal: unknown = await doings[name]?.([...first, '--no-such-flag', 'x']).catch(
          (thrown: unknown) => thrown,
        )
        const [, flags = 'nothing is said of its flags'] = /Known: (.*)\.$/.exec(String(refusal)) ?? []
        for (const flag of flags === 'none' ? [] : flags.split(' ')) known.add(flag)
      }
      expect([name, [...new Set(use.match(/--[a-z-]+/g) ?? [])].sort()]).toEqual([name, [...known].sort()])
    }
  })
})
