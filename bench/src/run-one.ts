/** Runs one bench in a process of its own, so that no bench pays for what another left behind, and sends its report home. */
import { BENCHES } from './catalog.ts'

const bench = BENCHES.find(({ name }) => name === process.argv[2])
if (bench === undefined) throw new Error(`No bench is called ${process.argv[2]}.`)
const report = await bench.run()
if (process.send === undefined) console.log(JSON.stringify(report, null, 2))
else process.send(report, () => process.exit(0))
