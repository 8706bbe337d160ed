import { readMessages } from './replay/read-messages.ts'
import { writeSync } from 'node:fs'
import {
  createLexicon,
  createTextDetector,
  readDefaultLexicon,
  extractLinks,
  detectPersonalData,
} from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
const d = createTextDetector(createLexicon(readDefaultLexicon()))
const sink = new SignalValues()
let n = 0
const slow = []
for await (const m of readMessages('/tmp/spam.mbox', 'mbox')) {
  n++
  if (m.kind !== 'text') {
    console.log(n, m.kind)
    continue
  }
  writeSync(2, `\r${n} ${m.text.length} t`)
  const text = m.text.slice(0, 65536)
  let t = performance.now()
  sink.clear()
  d.detect([{ pointer: '/t', text }], null, sink)
  const a = performance.now() - t
  writeSync(2, 'l')
  t = performance.now()
  extractLinks(text)
  const b = performance.now() - t
  writeSync(2, 'p')
  t = performance.now()
  detectPersonalData([{ pointer: '/t', text }], { actorPhones: [], actorEmails: [], country: null } as any, sink)
  const c = performance.now() - t
  if (a > 20 || b > 20 || c > 20) slow.push([n, text.length, a | 0, b | 0, c | 0])
}
console.log('\n', n, slow.slice(0, 30))
