/** Words of a document of RTF (1.9.1): groups of settings, pictures and objects are passed over. */
import { latin1 } from '../file-types.ts'
import { decodeAs, gatherWords } from './gather-words.ts'

const LOOKED_AT = 2_000_000
/** Groups that show nothing in the text. */
const UNSHOWN = new Set(
  (
    'fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl ' +
    'generator filetbl revtbl fldinst xmlnstbl mmathPr nonshppict shpinst bkmkstart bkmkend'
  ).split(' '),
)
/** Groups within those that do: what is said of the text, and what stands in a drawn box. */
const SHOWN = new Set(['annotation', 'shptxt'])
const SETS: Readonly<Record<string, string>> = {
  '932': 'shift_jis',
  '936': 'gb18030',
  '949': 'euc-kr',
  '950': 'big5',
  '1250': 'windows-1250',
  '1251': 'windows-1251',
  '1253': 'windows-1253',
  '1254': 'windows-1254',
}
/** Letters of fonts, by which writers of one language write another (`\fcharset`). */
const OF_FONTS: Readonly<Record<string, string>> = {
  '128': '932',
  '129': '949',
  '134': '936',
  '136': '950',
  '161': '1253',
  '162': '1254',
  '204': '1251',
  '238': '1250',
}
const SPOKEN: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  page: '\n',
  sect: '\n',
  cell: ' ',
  tab: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
}

const TOKEN = /\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z'])|([{}])|([^\\{}\r\n]+)/gi

const DEEPEST = 10_000

/** `skip`: signs behind a letter by number that stand for it elsewhere. */
type Group = { readonly hidden: boolean; skip: number; font: string | null }

function fontsOf(text: string): ReadonlyMap<string, string> {
  const at = text.indexOf('{\\fonttbl')
  const table = at < 0 ? '' : text.slice(at, at + 20_000)
  return new Map(
    Array.from(table.matchAll(/\\f(\d{1,5})[^{};]{0,80}?\\fcharset(\d{1,3})/g), ([, font = '', set = '']) => [
      font,
      OF_FONTS[set] ?? '',
    ]),
  )
}

export function wordsOfRtf(bytes: Uint8Array): string {
  const text = latin1(bytes, 0, LOOKED_AT)
  const fonts = fontsOf(text)
  const usual = /\\ansicpg(\d{3,5})/.exec(text.slice(0, 1_000))?.[1] ?? '1252'
  const words = gatherWords()
  const groups: Group[] = []
  let group: Group = { hidden: false, skip: 1, font: null }
  let [left, waiting, isFirst] = [0, '', false]
  const flush = (): void => {
    if (waiting === '') return
    const set = SETS[fonts.get(group.font ?? '') || usual] ?? 'windows-1252'
    words.add(
      decodeAs(
        set,
        Uint8Array.from(waiting, (letter) => letter.charCodeAt(0)),
      ),
    )
    waiting = ''
  }
  for (const [, hex, word, number, sign, brace, plain] of text.matchAll(TOKEN)) {
    if (words.isFull()) break
    if (hex === undefined && plain === undefined) flush()
    if (brace === '{') {
      if (groups.length >= DEEPEST) break
      groups.push(group)
      group = { ...group }
      isFirst = true
      continue
    }
    if (brace === '}') {
      const within = group
      group = groups.pop() ?? group
      if (group.hidden && !within.hidden) words.add('\n')
      left = 0
      continue
    }
    // A group that nobody knows says so with a star; what a link shows stands in one as well.
    if ((isFirst && sign === '*') || (word !== undefined && UNSHOWN.has(word))) group = { ...group, hidden: true }
    isFirst = false
    if (group.hidden && word !== undefined && SHOWN.has(word)) {
      group = { ...group, hidden: false }
      words.add('\n')
    }
    if (group.hidden) continue
    if (hex !== undefined) {
      if (left > 0) left--
      else waiting += String.fromCharCode(Number.parseInt(hex, 16))
    } else if (plain !== undefined) {
      // Some write the letters of their language as they are.
      waiting += plain.slice(left)
      left = Math.max(0, left - plain.length)
    } else if (sign !== undefined) {
      if (sign === '~') words.add(' ')
      if (/[\\{}]/.test(sign)) words.add(sign)
    } else if (word === 'u') {
      words.add(String.fromCharCode(Number(number) & 0xffff))
      left = group.skip
    } else if (word === 'uc') group.skip = Math.max(0, Number(number ?? 1))
    else if (word === 'f') group.font = number ?? null
    else words.add(SPOKEN[word ?? ''] ?? '')
  }
  flush()
  return words.text()
}
