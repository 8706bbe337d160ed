/** What the content of a page of a PDF shows in letters (ISO 32000-1, 9.4): where one ends and the next begins tells words and lines apart. */
import { type PdfValue, readValues } from '../pdf/read-values.ts'
import type { Gathered } from './gather-words.ts'
import type { PdfFont } from './letters-of-font.ts'

export type PageReading = {
  readonly font: (name: string) => PdfFont | null
  /** Reads what is drawn by this name within the page. */
  readonly form: (name: string) => void
  readonly words: Gathered
}

/** Of the size of the letters: what is further apart is another word, line or paragraph. */
const APART = 0.2
const BACK = 1
const OTHER_LINE = 0.4
const OTHER_PARAGRAPH = 1.9
/** In thousandths: letters are moved a little for their looks. */
const MOVED_APART = 170
const USUAL_SIZE = 10

/** Chinese and Japanese, which have no spaces between words. */
const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/

type Text = {
  font: PdfFont | null
  size: number
  scale: number
  spacing: number
  leading: number
  /** Where the line began, and where the next letter stands. */
  lineX: number
  lineY: number
  x: number
  /** Where the last letter ended; null: there is none. */
  ended: { readonly x: number; readonly y: number } | null
  last: string
}

const numberOf = (value: PdfValue | undefined): number => (value?.kind === 'number' ? value.value : 0)
const isHan = (letter: string): boolean => HAN.test(letter)

/** Between two words of letters that have spaces; lines of a paragraph go on. */
function gapBefore(state: Text, text: string): string {
  const { ended, last, x, lineY } = state
  if (ended === null || last === '') return ''
  const size = Math.abs(state.size * state.scale) || USUAL_SIZE
  const down = Math.abs(lineY - ended.y)
  const within = isHan(last) && isHan(text.charAt(0)) ? '' : ' '
  if (down > OTHER_PARAGRAPH * size) return '\n'
  if (down > OTHER_LINE * size) return last === '-' ? '\u00ad' : within
  const gap = x - ended.x
  return gap > APART * size || gap < -BACK * size ? within : ''
}

function show(state: Text, codes: string, words: Gathered): void {
  if (state.font === null) return
  const { text, width } = state.font.show(codes)
  if (text !== '') {
    const gap = gapBefore(state, text)
    words.add(gap + text)
    state.last = text.slice(-1)
  }
  state.x += ((width * state.size) / 1_000 + codes.length * state.spacing) * state.scale
  state.ended = { x: state.x, y: state.lineY }
}

function showList(state: Text, items: readonly PdfValue[], words: Gathered): void {
  for (const item of items) {
    if (item.kind === 'string') show(state, item.text, words)
    if (item.kind !== 'number') continue
    if (item.value < -MOVED_APART && state.last !== '' && !/\s/.test(state.last) && !isHan(state.last)) {
      words.add(' ')
      state.last = ' '
    }
    state.x -= (item.value * state.size * state.scale) / 1_000
    if (state.ended !== null) state.ended = { x: state.x, y: state.lineY }
  }
}

function nextLine(state: Text, right: number, down: number): void {
  state.lineX += right * state.scale
  state.lineY += down * state.scale
  state.x = state.lineX
}

/** Pictures stand in the content as they are, up to two letters behind a blank. */
function behindPicture(content: Uint8Array, from: number): number {
  for (let at = from; at + 2 < content.length; at++)
    if ((content[at] ?? 0) <= 32 && content[at + 1] === 69 && content[at + 2] === 73 && (content[at + 3] ?? 32) <= 32)
      return at + 3
  return content.length
}

function act(operator: string, given: readonly PdfValue[], state: Text, reading: PageReading): void {
  const { words } = reading
  const last = given.at(-1)
  if (operator === 'BT') {
    state.lineX = state.lineY = state.x = 0
    state.scale = 1
  } else if (operator === 'Tf') {
    const [name, size] = given.slice(-2)
    state.font = name?.kind === 'name' ? reading.font(name.name) : null
    state.size = numberOf(size)
  } else if (operator === 'Tc') state.spacing = numberOf(last)
  else if (operator === 'TL') state.leading = numberOf(last)
  else if (operator === 'Tm') {
    const [a, b, , , e, f] = given.slice(-6).map(numberOf)
    state.scale = Math.hypot(a ?? 1, b ?? 0) || 1
    state.lineX = state.x = e ?? 0
    state.lineY = f ?? 0
  } else if (operator === 'Td' || operator === 'TD') {
    const [right = 0, down = 0] = given.slice(-2).map(numberOf)
    if (operator === 'TD') state.leading = -down
    nextLine(state, right, down)
  } else if (operator === 'T*' || operator === "'" || operator === '"') nextLine(state, 0, -state.leading)
  if ((operator === 'Tj' || operator === "'" || operator === '"') && last?.kind === 'string')
    show(state, last.text, words)
  if (operator === 'TJ' && last?.kind === 'array') showList(state, last.items, words)
  if (operator === 'Do' && last?.kind === 'name') reading.form(last.name)
}

export function readSigns(content: Uint8Array, reading: PageReading): void {
  const reader = readValues(content)
  reader.seek(0, content.length)
  const state: Text = {
    font: null,
    size: 0,
    scale: 1,
    spacing: 0,
    leading: 0,
    lineX: 0,
    lineY: 0,
    x: 0,
    ended: null,
    last: '',
  }
  let given: PdfValue[] = []
  for (let before = -1; reader.at() > before && !reading.words.isFull(); ) {
    before = reader.at()
    const value = reader.next()
    if (value.kind !== 'word' || value.word === '') {
      given.push(value)
      continue
    }
    if (value.word === 'ID') reader.seek(behindPicture(content, reader.at()), content.length)
    else act(value.word, given, state, reading)
    given = []
  }
}
