/** Runs one contender of a bench in a process of its own and answers, round by round, what it spent. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BUNDLES } from '../bundles.ts'
import { type Contender, spend } from '../measure.ts'

/** What a bench exports for contenders that are to be alone. */
type Offering = { readonly contenders: Readonly<Record<string, () => Contender>> }

const [bench = '', name = ''] = process.argv.slice(2)
const { contenders } = (await import(pathToFileURL(join(BUNDLES, `${bench}.mjs`)).href)) as Offering
const start = contenders[name]
if (start === undefined) throw new Error(`The bench ${bench} has no contender ${name}.`)
const contender = start()
process.on('message', (times: number) => {
  void spend(contender, times).then((spent) => process.send?.(spent))
})
process.send?.('ready')
