/** One organization's name against 100,000 protected names: as it is, misspelt, reordered, and unlike any of them. */
import { createNameIndex, type NameEntry } from '@goodstanding/detectors'
import { distance } from 'fastest-levenshtein'
import { compare, fact, type Report } from '../bench.ts'
import { generateNames } from '../generate/names.ts'
import { createRandom, type Random } from '../generate/random.ts'
import { readShippedNames } from '../generate/shipped-names.ts'
import { measure, measureEach, quantile } from '../measure.ts'

const NAMES = 100_000
const QUERIES = 400

/** The lists that ship, filled up with names of nobody. */
function readEntries(): readonly NameEntry[] {
  const shipped = readShippedNames().slice(0, NAMES)
  const names = generateNames(createRandom(7), NAMES - shipped.length)
  const made = names.map((name, at): NameEntry => {
    return { id: `made/${at}`, name, aliases: [], kind: 'business', tier: 2, owner: null }
  })
  return [...shipped, ...made]
}

function misspell(random: Random, name: string): string {
  const at = 1 + random.below(Math.max(1, name.length - 2))
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
}

const reorder = (name: string): string => name.split(' ').reverse().join(' ')

/** A quarter each: taken, misspelt, reordered, new. */
function generateQueries(random: Random, names: readonly string[]): readonly string[] {
  const fresh = generateNames(createRandom(99), QUERIES)
  return Array.from({ length: QUERIES }, (_, at) => {
    const name = random.pick(names)
    if (at % 4 === 0) return name
    if (at % 4 === 1) return misspell(random, name)
    if (at % 4 === 2) return reorder(name)
    return fresh[at] ?? name
  })
}

function searchByDistance(names: readonly string[]) {
  const lower = names.map((name) => name.toLowerCase())
  return (query: string): number => {
    const wanted = query.toLowerCase()
    let nearest = 0
    let least = Infinity
    for (const [at, name] of lower.entries()) {
      const far = distance(wanted, name)
      if (far < least) [least, nearest] = [far, at]
    }
    return nearest
  }
}

export async function run(): Promise<Report> {
  const entries = readEntries()
  const names = entries.map(({ name }) => name)
  const queries = generateQueries(createRandom(8), names)
  const index = createNameIndex(entries)
  const nearest = searchByDistance(names)
  const each = (call: (query: string) => unknown) => (times: number) => {
    for (let at = 0; at < times; at++) call(queries[at % QUERIES]!)
  }
  const [ours, levenshtein] = await measure(
    [
      { name: 'name index', run: each((query) => index.find(query)) },
      { name: 'fastest-levenshtein over all', run: each(nearest) },
    ],
    { rounds: 3, roundMs: 150 },
  )
  const spent = measureEach(QUERIES * 5, (at) => index.find(queries[at % QUERIES]!))
  const subject = 'one name against 100,000'
  const p99 = quantile(spent, 0.99)
  return {
    rows: [
      ...compare(subject, 'us', [
        { side: 'ours', ...ours! },
        { side: 'peer', ...levenshtein! },
      ]),
      fact(subject, '99th percentile, CPU', p99, 'us'),
      fact(subject, 'slowest, CPU', quantile(spent, 1), 'us'),
    ],
    targets: [
      {
        quantity: 'organization name against 100k, p99',
        unit: 'us',
        better: 'less',
        must: 5_000,
        target: 1_000,
        stretch: 300,
        reached: p99,
      },
    ],
    missing: [],
  }
}
