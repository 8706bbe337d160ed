import { fileURLToPath } from 'node:url'

/** Where the bundles of the bench are. */
export const BUNDLES = fileURLToPath(new URL('../dist/', import.meta.url))

/** Arguments that make Node write a CPU profile when it ends: where `BENCH_PROFILE` says, if it says so. */
export function profileArguments(): readonly string[] {
  const folder = process.env['BENCH_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', folder]
}
