/**
 * `npm run bench [-- name ...]`: runs the named benches, or all, each in a process of its own; prints the table and keeps it in
 * `results/` when all were run. With BENCH_PROFILE=<folder>, each process leaves a CPU profile there. `npm run bench -- floors` measures precision instead of speed,
 * `npm run bench -- labelled <folder>` names and identities on labelled sets.
 */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Report } from './bench.ts'
import { bundleBenches } from './bundle.ts'
import { AS_STARTED, BUNDLES, profileArguments, STARTED_WITH } from './bundles.ts'
import { BENCH_NAMES, type BenchName, BENCHES, isBenchName } from './catalog.ts'
import { describeMachine } from './machine.ts'
import { type BenchReport, printReport } from './report.ts'

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url))

function runBench(name: BenchName): Promise<BenchReport> {
  const started = performance.now()
  const seconds = (): number => Math.round((performance.now() - started) / 100) / 10
  const title = BENCHES[name]
  return new Promise((resolve) => {
    const child = fork(join(BUNDLES, 'run-one.mjs'), [name], {
      env: { ...process.env, ...STARTED_WITH },
      execArgv: ['--enable-source-maps', ...AS_STARTED, ...profileArguments()],
    })
    let report: Report | null = null
    child.on('message', (message) => (report = message as Report))
    child.on('exit', (code) => {
      const missing = [`it ended with code ${code ?? 'none'} before it reported.`]
      resolve({ name, title, seconds: seconds(), ...(report ?? { rows: [], targets: [], missing }) })
    })
  })
}

async function runBenches(given: readonly string[]): Promise<void> {
  const unknown = given.filter((name) => !isBenchName(name))
  if (unknown.length > 0) throw new Error(`No bench is called ${unknown.join(', ')}. Known: ${BENCH_NAMES.join(', ')}.`)
  const names = given.length === 0 ? BENCH_NAMES : given.filter(isBenchName)

  await bundleBenches(names)
  const machine = describeMachine()
  const benches: BenchReport[] = []
  for (const name of names) {
    const report = await runBench(name)
    console.error(`${name}: ${report.seconds} s`)
    if (report.missing.length > 0) process.exitCode = 1
    benches.push(report)
  }
  const results = { machine, benches }
  console.log(printReport(results))
  if (given.length === 0) {
    writeFileSync(join(RESULTS, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`)
    writeFileSync(join(RESULTS, 'latest.md'), printReport(results))
  }
}

const given = process.argv.slice(2)
if (given[0] === 'floors') {
  // Loaded only when it is wanted: it needs all of the product, and a bench of one part must not.
  const { measureFloors } = await import('./floors/measure-floors.ts')
  if (!(await measureFloors())) process.exitCode = 1
} else if (given[0] === 'labelled') {
  const { measureLabelled } = await import('./labelled/measure-labelled.ts')
  measureLabelled(given[1] ?? '.')
} else await runBenches(given)
