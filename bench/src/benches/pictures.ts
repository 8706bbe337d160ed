/** One perceptual hash (PDQ, 256 bits) against a million: near one of them, and near none. */
import { createPdqIndex } from '@goodstanding/engine'
import { compare, fact, type Report } from '../bench.ts'
import { createRandom, type Random } from '../generate/random.ts'
import { measure, measureEach, quantile } from '../measure.ts'

const HASHES = 1_000_000
const QUERIES = 1_000
const WORDS = 8

function generateHash(random: Random): string {
  let hex = ''
  for (let word = 0; word < WORDS; word++)
    hex += random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return hex
}

/** The hash with `bits` of its bits turned. */
function turn(random: Random, hash: string, bits: number): string {
  const digits = Array.from(hash, (digit) => Number.parseInt(digit, 16))
  const turned = new Set<number>()
  while (turned.size < bits) turned.add(random.below(256))
  for (const bit of turned) digits[bit >> 2] = (digits[bit >> 2] ?? 0) ^ (1 << (bit & 3))
  return digits.map((digit) => digit.toString(16)).join('')
}

/** What everybody writes first: measures the distance to each. */
function scan(hashes: readonly string[]) {
  const words = new Uint32Array(hashes.length * WORDS)
  for (const [at, hash] of hashes.entries())
    for (let word = 0; word < WORDS; word++)
      words[at * WORDS + word] = Number.parseInt(hash.slice(word * 8, word * 8 + 8), 16)
  const bitsIn = (value: number): number => {
    let bits = value - ((value >>> 1) & 0x55555555)
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return (hash: string): number => {
    const wanted = Array.from({ length: WORDS }, (_, word) => Number.parseInt(hash.slice(word * 8, word * 8 + 8), 16))
    let found = 0
    for (let at = 0; at < words.length; at += WORDS) {
      let distance = 0
      for (let word = 0; word < WORDS && distance < 32; word++)
        distance += bitsIn((words[at + word] ?? 0) ^ (wanted[word] ?? 0))
      if (distance < 32) found++
    }
    return found
  }
}

export async function run(): Promise<Report> {
  const random = createRandom(31)
  const index = createPdqIndex<number>()
  const hashes = Array.from({ length: HASHES }, () => generateHash(random))
  for (const [at, hash] of hashes.entries()) index.put(hash, at)
  const near = Array.from({ length: QUERIES }, (_, at) => turn(random, random.pick(hashes), at % 32))
  const far = Array.from({ length: QUERIES }, () => generateHash(random))
  const missed = near.filter((hash) => index.find(hash).length === 0).length
  const all = scan(hashes)
  const each = (queries: readonly string[], call: (hash: string) => unknown) => (times: number) => {
    for (let at = 0; at < times; at++) call(queries[at % QUERIES] ?? '')
  }
  const [ours, ofNone, linear] = await measure(
    [
      { name: 'index, near one', run: each(near, index.find) },
      { name: 'index, near none', run: each(far, index.find) },
      { name: 'distance to each', run: each(far, all) },
    ],
    { rounds: 3, roundMs: 150 },
  )
  const spent = measureEach(QUERIES * 5, (at) => index.find(far[at % QUERIES] ?? ''))
  const subject = 'one picture against 1,000,000'
  return {
    rows: [
      ...compare(subject, 'us', [
        { side: 'ours', ...ours! },
        { side: 'reference', ...linear! },
      ]),
      fact(subject, 'near none', ofNone!.microseconds, 'us'),
      fact(subject, '95th percentile, CPU', quantile(spent, 0.95), 'us'),
      fact(subject, `missed of ${QUERIES} at most 31 bits away`, missed, 'count'),
    ],
    targets: [
      {
        quantity: 'PDQ match at 1M hashes',
        unit: 'us',
        better: 'less',
        must: 200,
        target: 50,
        stretch: 20,
        reached: ofNone!.microseconds,
      },
    ],
    missing: [],
  }
}
