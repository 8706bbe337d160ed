/**
 * Turns a JSONL of names with permissive licences into the compact list that is shipped:
 * node scripts/build-protected-names.mjs <protected-names.jsonl>  ->  policies/packs/common/protected-names.tsv.gz
 * Lines are `letter<TAB>name[<TAB>domain]`, a capital letter for names that everybody knows, sorted, so that the same input gives the same bytes. Country names and
 * Chinese local organs are left out: the runtime knows the first, and a grammar the second.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const OUTPUT = new URL('../policies/packs/common/protected-names.tsv.gz', import.meta.url)
const LICENCES = new Set(['BSD-3-Clause', 'CC0-1.0', 'MIT', 'MIT (derived)', 'PDDL', 'Unicode-3.0', 'facts'])
const LETTERS = {
  brand: 'b',
  brand1: 'b',
  company: 'b',
  'company-zh': 'b',
  domain: 'b',
  operator: 'b',
  university: 's',
  'school-operator': 's',
  gov: 'g',
  'gov-local': 'g',
  igo: 'i',
  party: 'p',
  military: 'p',
  'mass-org': 'p',
  'social-org': 'p',
  organ: 'p',
}

/** Hand-kept lists of names that everybody knows: also found by sound, inside other names and by short forms. */
const WELL_KNOWN = new Set(['brand1', 'company-zh'])

const input = process.argv[2]
if (input === undefined) {
  console.error('Usage: node scripts/build-protected-names.mjs <protected-names.jsonl>')
  process.exit(2)
}
const lines = new Map()
for (const line of readFileSync(input, 'utf8').split('\n')) {
  if (line === '') continue
  const { name, type, lang, licence, domain } = JSON.parse(line)
  const letter = WELL_KNOWN.has(type) ? LETTERS[type]?.toUpperCase() : LETTERS[type]
  if (letter === undefined || !LICENCES.has(licence) || (type === 'gov-local' && lang === 'zh')) continue
  const clean = name.replace(/[\t\n\r]/g, ' ').trim()
  if (clean.length < 2 || clean.length > 120) continue
  const key = `${letter}\t${clean}`
  const host = typeof domain === 'string' ? domain.replace(/^https?:\/\//, '').split('/')[0] : ''
  if (!lines.has(key) || host !== '') lines.set(key, host)
}
const text = [...lines]
  .map(([key, host]) => (host === '' ? key : `${key}\t${host}`))
  .sort()
  .join('\n')
const packed = gzipSync(`${text}\n`, { level: 9 })
writeFileSync(OUTPUT, packed)
console.log(`${lines.size} names, ${packed.length} bytes`)
