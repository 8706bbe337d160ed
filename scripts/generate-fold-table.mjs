/**
 * Writes packages/detectors/src/fold/fold-data.generated.ts: what each UTF-16 unit folds to and what kind of character it is.
 * Sources: this Node's Unicode data; OpenCC's traditional to simplified characters (opencc-js, data Apache-2.0);
 * Unicode's confusables (unhomoglyph, MIT, data Unicode-3.0). They are needed here only, never at run time:
 *   npm install --prefix "$FOLDER" opencc-js@1.4.2 unhomoglyph@1.0.6
 *   node scripts/generate-fold-table.mjs "$FOLDER/node_modules" && npx biome format --write packages/detectors/src/fold
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EXACT, LATIN_LETTERS, LOOSE } from './drawn-letters.mjs'

const modules = process.argv[2]
if (modules === undefined) throw new Error('Say where opencc-js and unhomoglyph are: node_modules of any folder.')
const TARGET = new URL('../packages/detectors/src/fold/fold-data.generated.ts', import.meta.url)
const EXPANSION_LIMIT = 4

/** Must match fold-kinds.ts. */
const KIND = { other: 0, latin: 1, digit: 2, han: 3, kana: 4, hangul: 5, foreign: 6, letter: 7, mark: 8, space: 9 }
Object.assign(KIND, { newline: 10, separator: 11, invisible: 12, high: 13, low: 14, stand: 15 })

async function dictionary(name) {
  const { default: pairs } = await import(pathToFileURL(join(modules, 'opencc-js/dist/esm-lib/dict', `${name}.js`)))
  return pairs.split('|').map((pair) => pair.split(' '))
}

async function simplified() {
  const table = new Map()
  for (const name of ['TWVariantsRev', 'HKVariantsRev'])
    for (const [from, to] of await dictionary(name)) table.set(from, to)
  // This dictionary leads from the old form to the Japanese one; Chinese texts hold the old form, so it is read backwards.
  for (const [old, japanese] of await dictionary('JPShinjitaiCharactersRev')) table.set(japanese, old)
  const base = new Map(await dictionary('TSCharacters'))
  const out = new Map()
  for (const [from, to] of table) if (base.has(to) || to !== from) out.set(from, base.get(to) ?? to)
  for (const [from, to] of base) out.set(from, to)
  // @NOTE Simplified text uses these characters with meanings of their own; the variant dictionaries would change it.
  for (const char of await simplifiedInUse()) out.delete(char)
  return out
}

/** Characters that are themselves the simplified form of something: never to be changed. */
async function simplifiedInUse() {
  return new Set((await dictionary('STCharacters')).map(([from]) => from))
}

const strip = (text) => text.normalize('NFD').replace(/\p{M}/gu, '')
const confusables = JSON.parse(readFileSync(join(modules, 'unhomoglyph/data.json'), 'utf8'))

function kindOf(unit, char) {
  if (unit >= 0xd800 && unit < 0xdc00) return KIND.high
  if (unit >= 0xdc00 && unit < 0xe000) return KIND.low
  if (char === '\n' || char === '\r' || unit === 0x2028 || unit === 0x2029) return KIND.newline
  if (/[\p{Zs}\t\v\f]/u.test(char) || unit === 0x3164 || unit === 0xffa0 || unit === 0x2800) return KIND.space
  if (/[\p{Cf}\p{Cc}]/u.test(char) || (unit >= 0xfe00 && unit <= 0xfe0f)) return KIND.invisible
  if ([0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5].includes(unit) || (unit >= 0x180b && unit <= 0x180f))
    return KIND.invisible
  if (/\p{M}/u.test(char)) return KIND.mark
  if (/\p{Script=Han}/u.test(char)) return KIND.han
  if (/[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(char)) return KIND.kana
  if (/\p{Script=Hangul}/u.test(char)) return KIND.hangul
  if (/\p{Nd}/u.test(char) || /^[0-9]$/.test(char.normalize('NFKC'))) return KIND.digit
  if (/^(?:[a-z]+|\([a-z]\))$/i.test(strip(char.normalize('NFKC'))) && /[\p{L}\p{No}\p{So}\p{Nl}]/u.test(char))
    return KIND.latin
  if (/\p{Script=Latin}/u.test(char)) return KIND.latin
  if (
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Canadian_Aboriginal}\p{Script=Runic}]/u.test(
      char,
    )
  )
    return /\p{L}/u.test(char) ? KIND.foreign : KIND.other
  if (/\p{L}/u.test(char)) return KIND.letter
  if ('*@$!+|€£#%'.includes(char)) return KIND.stand
  if (`.-_·•/~,'\\:;=^"\`‐‑‒–—∙‧・●○★☆☞➡→`.includes(char)) return KIND.separator
  return KIND.other
}

function foldOf(char, kind, han) {
  if (kind === KIND.invisible) return ''
  if (kind === KIND.space) return ' '
  if (kind === KIND.newline) return '\n'
  if (kind === KIND.mark || kind === KIND.high || kind === KIND.low) return char
  const compat = char.normalize('NFKC')
  if (kind === KIND.han) return han.get(compat) ?? (compat.length === 1 ? compat : char)
  if (kind === KIND.kana || kind === KIND.hangul || kind === KIND.letter) return compat.length <= 2 ? compat : char
  if (kind === KIND.digit) return digitOf(char)
  if (kind === KIND.other && /[\p{Co}\p{Cn}]/u.test(char)) return '\ufffd'
  if (/[‘’‚‛′ʼ＇`´]/u.test(char)) return "'"
  if (/[“”„‟″＂«»「」『』〝〞]/u.test(char)) return '"'
  if (/[‐‑‒–—―−]/u.test(char)) return '-'
  if (char === '。' || char === '．' || char === '｡') return '.'
  if (char === '、' || char === '，') return ','
  const lower = strip(compat.toLowerCase())
  if (kind === KIND.latin) return latinOf(char, lower)
  if (kind === KIND.foreign) return lower.length <= 2 ? lower : char
  return lower.length >= 1 && lower.length <= EXPANSION_LIMIT && /^[\x20-\x7e]+$/.test(lower) ? lower : char
}

function latinOf(char, lower) {
  const known = [...lower].map((letter) => LATIN_LETTERS[letter] ?? letter).join('')
  if (/^[a-z0-9. ()]+$/.test(known)) return known.replace(/[. ()]/g, '').slice(0, EXPANSION_LIMIT)
  const drawn = confusables[char] ?? confusables[lower]
  if (drawn !== undefined && /^[a-z]$/i.test(drawn)) return drawn.toLowerCase()
  return known.length <= 2 ? known : char
}

function digitOf(char) {
  const compat = char.normalize('NFKC')
  if (/^[0-9]$/.test(compat)) return compat
  const point = char.codePointAt(0)
  // Decimal digits of every script stand in runs of ten.
  let zero = point
  while (zero > point - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(point - zero)
}

function lookalikeOf(char) {
  const drawn = confusables[char] ?? confusables[char.toUpperCase()]
  if (drawn !== undefined && /^[a-z]$/i.test(drawn)) return drawn.toLowerCase()
  return LOOSE[char] ?? confusableOf(char)
}

/** Small letters of these scripts are drawn as small capitals, and so listed beside other letters than their capitals are. */
function confusableOf(char) {
  for (const drawn of [confusables[char], confusables[char.toUpperCase()]]) {
    const letter = strip(drawn ?? '').toLowerCase()
    const plain = LATIN_LETTERS[letter] ?? letter
    if (/^[a-z]$/.test(plain)) return plain
  }
  return null
}

/** Scripts that nobody works in where these rules run: whole words of them are drawn for what they look like. */
const BORROWED = /[\p{Script=Cherokee}\p{Script=Lisu}]/u

/** The letters that supplementary planes draw in other styles: 1D400 mathematical, 1F110 enclosed. */
function block(start, end) {
  let out = ''
  for (let point = start; point <= end; point += 1) {
    const char = String.fromCodePoint(point)
    if (enclosed(point) !== '.') {
      out += enclosed(point)
      continue
    }
    let plain = strip(char.normalize('NFKC').toLowerCase())
    if (plain === char || plain.length > 1)
      plain = strip((confusables[char] ?? '').normalize('NFKC').toLowerCase()).replace(/[()]/g, '')
    if (/^[\u0370-\u03ff]$/.test(plain)) plain = LOOSE[plain] ?? plain
    out += /^[a-z0-9]$/.test(plain) ? plain : '.'
  }
  return out
}

function enclosed(point) {
  for (const first of [0x1f110, 0x1f130, 0x1f150, 0x1f170])
    if (point >= first && point < first + 26) return String.fromCharCode(0x61 + point - first)
  return '.'
}

const han = await simplified()
const kinds = []
const pairs = []
const expansions = []
const exact = []
const loose = []
for (let unit = 0; unit < 0x10000; unit += 1) {
  const char = String.fromCharCode(unit)
  const kind = kindOf(unit, char)
  if (kinds.at(-1)?.[1] !== kind) kinds.push([unit, kind])
  const folded = foldOf(char, kind, han)
  if (folded !== char && folded.length === 1 && kind !== KIND.space && kind !== KIND.newline) pairs.push(char + folded)
  else if (folded.length > 1 && folded !== char) expansions.push(char + folded)
  if (kind === KIND.foreign && folded === char) {
    const same = EXACT[char] ?? (BORROWED.test(char) ? confusableOf(char) : null)
    if (same !== null) exact.push(char + same)
    const drawn = same ?? lookalikeOf(char)
    if (drawn !== null) loose.push(char + drawn)
  }
}

const quote = (text) =>
  `'${[...text].map((char) => (/[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{M}\\']/u.test(char) && char !== ' ' ? `\\u{${char.codePointAt(0).toString(16)}}` : char)).join('')}'`
const ranges = kinds.map(([start, kind], index) =>
  `${(start - (kinds[index - 1]?.[0] ?? 0)).toString(36)}${'0123456789abcdef'[kind]}`.padStart(2, '0'),
)
writeFileSync(
  TARGET,
  `/** Generated by scripts/generate-fold-table.mjs; see there for sources and licences. Not edited by hand. */
// @NOTE Characters that fold to one other unit, as pairs: first the character, then what it folds to.
export const PAIRS =
  ${quote(pairs.join(''))}
// @NOTE Characters that fold to several units, one entry each, parted by a space.
export const EXPANSIONS =
  ${quote(expansions.join(' '))}
// @NOTE Letters of other scripts that look exactly like a Latin letter, and those that can stand for one; pairs.
export const EXACT_LOOKALIKES =
  ${quote(exact.join(''))}
export const LOOSE_LOOKALIKES =
  ${quote(loose.join(''))}
// @NOTE Runs of one kind: distance from the run before (base 36), then the kind (base 16), parted by a space.
export const KIND_RUNS =
  '${ranges.join(' ')}'
// @NOTE Styled letters of the supplementary planes from the first code point on; a full stop where there is none.
export const MATHEMATICAL = { start: 0x1d400, letters: ${quote(block(0x1d400, 0x1d7ff))} } as const
export const ENCLOSED = { start: 0x1f110, letters: ${quote(block(0x1f110, 0x1f189))} } as const
`,
)
