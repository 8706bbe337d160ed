/** `npm run train -- text|calibrate|measure --data DIR [--out DIR]`: learn anew, set the levels again, or only measure. */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureText } from './measure-text.ts'
import { calibrateText, trainText } from './train-text.ts'

const MODELS = fileURLToPath(new URL('../../../models/text', import.meta.url))
const start = performance.now()
const say = (line: string): void => {
  process.stdout.write(`${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, out: { type: 'string', default: MODELS } },
})
const [verb] = positionals
if (values.data === undefined || (verb !== 'text' && verb !== 'calibrate' && verb !== 'measure')) {
  process.stderr.write('npm run train -- text|calibrate|measure --data DIR [--out DIR]\n')
  process.exitCode = 2
} else {
  if (verb === 'text') trainText(values.data, values.out, say)
  if (verb === 'calibrate') calibrateText(values.data, values.out, say)
  measureText(values.data, values.out, say)
}
