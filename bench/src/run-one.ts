/** Runs one bench in a process of its own, so that no bench pays for what another left behind, and sends its report home. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BenchModule } from './bench.ts'
import { BUNDLES } from './bundles.ts'

const bundle = pathToFileURL(join(BUNDLES, `${process.argv[2]}.mjs`))
const { run } = (await import(bundle.href)) as BenchModule
const report = await run()
if (process.send === undefined) console.log(JSON.stringify(report, null, 2))
else process.send(report, () => process.exit(0))
