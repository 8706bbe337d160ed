/** What browsers load, compressed as it is sent: the budgets of the pages. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildPages, pagesAreStale } from '../scripts/build-pages.mjs'

const BUILT = fileURLToPath(new URL('../dist/pages/', import.meta.url))
const KB = 1_024

const sizeOf = (name: string): number => gzipSync(readFileSync(`${BUILT}${name}`), { level: 9 }).length

type Manifest = { readonly apps: Readonly<Record<string, { readonly js: string; readonly css: string }>> }
let manifest: Manifest

beforeAll(async () => {
  if (pagesAreStale()) await buildPages()
  manifest = JSON.parse(readFileSync(`${BUILT}manifest.json`, 'utf8')) as Manifest
})

/** A file and everything that it loads before it runs. */
function withImports(name: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  const text = readFileSync(`${BUILT}${name}`, 'utf8')
  for (const [, other = ''] of text.matchAll(
    /(?:^|[;}\n])(?:import|export)(?:[^"'();]*?from)?["']\.\/([\w.-]+\.js)["']/g,
  ))
    withImports(other, seen)
  return seen
}

/** Files that the first ones load when they are needed. */
function loadedLater(first: ReadonlySet<string>): readonly string[] {
  const found = loadedAt(first)
  const more = found.flatMap((name) => [...withImports(name)]).filter((name) => !first.has(name))
  const later = new Set([...found, ...more])
  const deeper = loadedAt(later).filter((name) => !first.has(name) && !later.has(name))
  return [...found, ...deeper]
}

function loadedAt(names: Iterable<string>): readonly string[] {
  return [...names].flatMap((name) =>
    [...readFileSync(`${BUILT}${name}`, 'utf8').matchAll(/import\(["']\.\/([\w.-]+\.js)["']\)/g)].map(
      ([, other = '']) => other,
    ),
  )
}

const sum = (names: Iterable<string>): number => [...names].reduce((total, name) => total + sizeOf(name), 0)

describe('what a browser loads', () => {
  it('is at most 150 KB for the console before its first page, and 20 KB of styles', () => {
    const { js, css } = manifest.apps['console'] ?? { js: '', css: '' }
    expect(sum(withImports(js))).toBeLessThan(150 * KB)
    expect(sizeOf(css)).toBeLessThan(20 * KB)
  })

  it('is at most 150 KB for the pages of administrators', () => {
    expect(sum(withImports(manifest.apps['org']?.js ?? ''))).toBeLessThan(150 * KB)
  })

  it('is at most 130 KB more for the code editor, and 40 KB for any page that loads when it is opened', () => {
    const first = withImports(manifest.apps['console']?.js ?? '')
    const lazy = loadedLater(first)
    const sizes = lazy
      .map((name) => sum([...withImports(name)].filter((each) => !first.has(each))))
      .sort((a, b) => b - a)
    expect(sizes[0]).toBeLessThan(130 * KB)
    expect(sizes[1]).toBeLessThan(40 * KB)
  })

  it('is under 5 KB for the embed, which is all that the pages of members run', () => {
    expect(sizeOf('goodstanding.js')).toBeLessThan(5 * KB)
    expect(sizeOf('goodstanding.mjs')).toBeLessThan(5 * KB)
  })
})
