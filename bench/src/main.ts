/**
 * `npm run bench [-- name ...]`: runs the named benches, or all, each in a process of its own; prints the table and keeps it in
 * `results/` when all were run. `npm run bench -- floors` measures precision instead of speed.
 */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench, Report } from './bench.ts'
import { BUNDLES, bundleBench } from './bundle.ts'
import { BENCHES } from './catalog.ts'
import { describeMachine } from './machine.ts'
import { type BenchReport, printReport } from './report.ts'

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url))

function runBench({ name, title }: Bench): Promise<BenchReport> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const child = fork(join(BUNDLES, 'run-one.mjs'), [name], { execArgv: ['--enable-source-maps'] })
    let report: Report | null = null
    child.on('message', (message) => (report = message as Report))
    child.on('error', reject)
    child.on('exit', (code) => {
      const seconds = Math.round((performance.now() - started) / 100) / 10
      if (report === null) reject(new Error(`${name} ended with code ${code} and no report.`))
      else resolve({ name, title, seconds, ...report })
    })
  })
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name))
if (unknown.length > 0)
  throw new Error(`No bench is called ${unknown.join(', ')}. Known: ${BENCHES.map(({ name }) => name).join(', ')}.`)

await bundleBench()
const machine = describeMachine()
const benches: BenchReport[] = []
for (const bench of names.length === 0 ? BENCHES : BENCHES.filter(({ name }) => names.includes(name))) {
  const report = await runBench(bench).catch((fault: unknown): BenchReport => {
    process.exitCode = 1
    const missing = [fault instanceof Error ? fault.message : String(fault)]
    return { name: bench.name, title: bench.title, seconds: 0, rows: [], targets: [], missing }
  })
  console.error(`${report.name}: ${report.seconds} s`)
  benches.push(report)
}
const results = { machine, benches }
console.log(printReport(results))
if (names.length === 0) {
  writeFileSync(join(RESULTS, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(join(RESULTS, 'latest.md'), printReport(results))
}
