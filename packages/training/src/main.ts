/** `npm run train -- text|calibrate|measure|vectors --data DIR [--out DIR] [--heads a,b]`: learn anew, all or some heads, set the levels again, or only measure. */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { HEADS } from '@goodstanding/detectors'
import { makeWordVectors } from './make-word-vectors.ts'
import { measureText } from './measure-text.ts'
import { calibrateText, trainText } from './train-text.ts'

const MODELS = fileURLToPath(new URL('../../../models/text', import.meta.url))
const start = performance.now()
const say = (line: string): void => {
  process.stdout.write(`${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)
}

const VERBS = ['text', 'calibrate', 'measure', 'vectors']
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, out: { type: 'string', default: MODELS }, heads: { type: 'string' } },
})
const [verb] = positionals
const named = values.heads?.split(',') ?? null
const heads = named === null ? null : HEADS.filter((head) => named.includes(head))
if (values.data === undefined || !VERBS.includes(verb ?? '') || heads?.length !== named?.length) {
  process.stderr.write('npm run train -- text|calibrate|measure|vectors --data DIR [--out DIR] [--heads a,b]\n')
  process.exitCode = 2
} else if (verb === 'vectors') {
  await makeWordVectors(values.data, say)
} else {
  if (verb === 'text') trainText(values.data, values.out, heads, say)
  if (verb === 'calibrate') calibrateText(values.data, values.out, say)
  measureText(values.data, values.out, say)
}
