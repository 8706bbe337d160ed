import { fileURLToPath } from 'node:url'

/** Where the bundles of the bench are. */
export const BUNDLES = fileURLToPath(new URL('../dist/', import.meta.url))

/** What `npm start` gives Node: room for what is young, and large pages for what lies in buffers. Peers have both too. */
export const AS_STARTED = ['--max-semi-space-size=32']
export const STARTED_WITH = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' }

/** Arguments that make Node write a CPU profile when it ends: where `BENCH_PROFILE` says, if it says so. */
export function profileArguments(): readonly string[] {
  const folder = process.env['BENCH_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', folder]
}
