/** `npm run train -- text|calibrate|measure|vectors --data DIR [--out DIR] [--heads a,b]`: learn anew, all or some heads, set their levels again, or only measure. */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Head, HEADS } from '@goodstanding/detectors'
import { makeWordVectors } from './make-word-vectors.ts'
import { measureText } from './measure-text.ts'
import { calibrateText, type Taught, trainText } from './train-text.ts'

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
/** `sexual,threat:0.4` -> each with its share; null where one is no head or no share. */
function readTaught(written: string): Taught | null {
  const taught = new Map<Head, number>()
  for (const one of written.split(',')) {
    const [name = '', share = '1'] = one.split(':')
    const head = HEADS.find((known) => known === name)
    if (head === undefined || !(Number(share) > 0 && Number(share) <= 1)) return null
    taught.set(head, Number(share))
  }
  return taught
}

const taught = values.heads === undefined ? null : readTaught(values.heads)
if (values.data === undefined || !VERBS.includes(verb ?? '') || (taught === null && values.heads !== undefined)) {
  process.stderr.write('npm run train -- text|calibrate|measure|vectors --data DIR [--out DIR] [--heads a,b:0.4]\n')
  process.exitCode = 2
} else if (verb === 'vectors') {
  await makeWordVectors(values.data, say)
} else {
  if (verb === 'text') trainText(values.data, values.out, taught, say)
  if (verb === 'calibrate') calibrateText(values.data, values.out, taught === null ? null : [...taught.keys()], say)
  measureText(values.data, values.out, say)
}
