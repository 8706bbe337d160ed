/** `npm run train -- text|calibrate|measure|vectors --data DIR [--out DIR] [--heads a,b]`: learn anew, all or some heads, set their levels again, or only measure. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
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
const USAGE = 'npm run train -- text|calibrate|measure|vectors --data DIR [--out DIR] [--heads a,b:0.4]'

type Asked = { readonly verb: string; readonly data: string; readonly out: string; readonly taught: Taught | null }

/** `sexual,threat:0.4` -> each with its share; a sentence where one is no head or no share. */
function readTaught(written: string): Taught | string {
  const taught = new Map<Head, number>()
  for (const one of written.split(',')) {
    const [name = '', share = '1'] = one.split(':')
    const head = HEADS.find((known) => known === name)
    if (head === undefined) return `"${name}" is no head. There are ${HEADS.join(', ')}.`
    if (!(Number(share) > 0 && Number(share) <= 1))
      return `"${share}" of ${name} is no share: more than 0, and 1 at most.`
    taught.set(head, Number(share))
  }
  return taught
}

const given = () =>
  parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, out: { type: 'string', default: MODELS }, heads: { type: 'string' } },
  })

/** What is to be done, or why nothing is. */
function readAsked(): Asked | string {
  let read: ReturnType<typeof given>
  try {
    read = given()
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
  const { data, out, heads } = read.values
  const verb = read.positionals[0] ?? ''
  if (!VERBS.includes(verb)) return verb === '' ? 'Say what to do.' : `"${verb}" is nothing that can be done.`
  const taught = heads === undefined ? null : readTaught(heads)
  if (typeof taught === 'string') return taught
  if (data === undefined) return 'Name the folder of the corpora by --data.'
  if (verb !== 'vectors' && !existsSync(join(data, 'train')))
    return `${data} holds no corpora: there is no folder "train" in it. docs/model-card-text.md names them.`
  return { verb, data, out, taught }
}

const asked = readAsked()
if (typeof asked === 'string') {
  process.stderr.write(`${asked}\n${USAGE}\n`)
  process.exitCode = 2
} else if (asked.verb === 'vectors') {
  await makeWordVectors(asked.data, say)
} else {
  const { verb, data, out, taught } = asked
  if (verb === 'text') trainText(data, out, taught, say)
  if (verb === 'calibrate') calibrateText(data, out, taught === null ? null : [...taught.keys()], say)
  measureText(data, out, say)
}
