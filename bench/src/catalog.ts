/** Every bench, in the order of the table: its file in `benches/`, and its title. */
export const BENCHES = {
  rules: 'Rules alone',
  lexicon: 'Lexicon scan',
  normalise: 'Normalisation',
  windows: 'Windows',
  names: 'Organization names',
  pictures: 'Pictures',
  decision: 'Whole decision, in process',
  http: 'Over HTTP',
  durable: 'Durable decisions, findings on 5 % of the events',
  casework: 'Casework: 100,000 open cases, by the clock',
} as const

export type BenchName = keyof typeof BENCHES
export const BENCH_NAMES = Object.keys(BENCHES) as readonly BenchName[]

export function isBenchName(name: string): name is BenchName {
  return Object.hasOwn(BENCHES, name)
}
