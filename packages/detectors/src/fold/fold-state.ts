/** The buffers that one fold fills and the next one fills again, and the small steps that write into them. */
import { KIND_DIGIT, KIND_FOREIGN, KIND_HAN, KIND_LATIN, MARK } from './fold-kinds.ts'
import { createSigns, resetSigns, type Signs } from './count-signs.ts'
import { EXPANDED, EXPANDED_FIRST, KINDS } from './fold-table.ts'
import { createTextTokens, type TextTokens } from './text-tokens.ts'

/** Longest text that is folded, in UTF-16 units; what lies beyond is not looked at. */
export const FOLD_LIMIT = 65_536
const CAPACITY = FOLD_LIMIT + 64

/** Bits of what a word in the making holds. */
export const TOKEN = { latin: 1, digit: 2, foreign: 4, stand: 8, stretched: 16 } as const

/**
 * A folded text. Valid until the next call of the folder that made it.
 * `starts[k]`, `ends[k]`: the source range (UTF-16 units, end exclusive) that folded unit `k` stands for; both never fall.
 */
export type Folded = {
  readonly units: Uint16Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Bits of `MARK` for each unit. */
  readonly marks: Uint8Array
  readonly length: number
  /** Bits of `GATE`. */
  readonly gates: number
  /** How much disguise was undone, 0..1; about 0 for honest text. */
  readonly obfuscation: number
  /** Share of capitals among Latin letters, 0..1. */
  readonly upper: number
  /** Latin letters, and Han characters. */
  readonly latin: number
  readonly han: number
  readonly truncated: boolean
  readonly hanRuns: number
  readonly signs: Signs
  /** To be asked for by `tokensOf`. */
  readonly tokens: TextTokens
}

/** What the fold counts while it reads: each is one way of hiding a word. */
export type Disguises = {
  hidden: number
  softHyphens: number
  overlays: number
  overrides: number
  styled: number
  fullWidth: number
  mixed: number
  substituted: number
  /** Those among them that hid a harmful word; names of people and products replace letters too. */
  substitutedPlain: number
  masked: number
  spaced: number
  split: number
  separatedHan: number
  tags: number
}

export type FoldState = {
  -readonly [Key in keyof Folded]: Folded[Key]
} & {
  tokenStart: number
  tokenBits: number
  tokenDoubles: number
  tokenCollapsed: number
  /** Not 0 where a traditional character was met. */
  turned: number
  /** Where the last closed token began and ended. */
  lastStart: number
  lastEnd: number
  /** Single letters in a row, each a token of its own. */
  singles: number
  singlesStart: number
  /** Whether there is a row of single letters, joined or not. */
  spelled: boolean
  breaks: number
  /** Folded length at which an invisible character was met inside a word, or -1. */
  hiddenAt: number
  marksOnBase: number
  capitals: number
  wideOther: number
  foreign: number
  foreignUndrawn: number
  hanEnd: number
  hanRun: number
  hanJoined: number
  /** Those among them that a single space parted. */
  hanSpaced: number
  /** Gaps closed of which that is so, in the whole text. */
  hanGaps: number
  /** Rows of characters that hardly anything but single spaces part: a disguise, unless the text is written so (`read-spaced-words.ts`). */
  spacedRows: number
  /** Signs that chat draws as bold, italic, struck, hidden or code. */
  emphases: number
  /** Work left for reading disguised words in this text. */
  budget: number
  /** Units by which what is left of the text may grow and still fit: signs that stand for several ("…") would push out what stands behind them. */
  spare: number
  pending: Int32Array
  pendingCount: number
  readonly disguises: Disguises
}

const NO_DISGUISES: Disguises = {
  hidden: 0,
  softHyphens: 0,
  overlays: 0,
  overrides: 0,
  styled: 0,
  fullWidth: 0,
  mixed: 0,
  substituted: 0,
  substitutedPlain: 0,
  masked: 0,
  spaced: 0,
  split: 0,
  separatedHan: 0,
  tags: 0,
}

const COUNTERS = {
  length: 0,
  gates: 0,
  obfuscation: 0,
  upper: 0,
  latin: 0,
  han: 0,
  truncated: false,
  tokenStart: -1,
  tokenBits: 0,
  tokenDoubles: 0,
  tokenCollapsed: 0,
  lastStart: -1,
  lastEnd: -1,
  singles: 0,
  singlesStart: 0,
  spelled: false,
  breaks: 0,
  hiddenAt: -1,
  marksOnBase: 0,
  capitals: 0,
  wideOther: 0,
  foreign: 0,
  foreignUndrawn: 0,
  hanEnd: -1,
  hanRun: 0,
  hanJoined: 0,
  hanSpaced: 0,
  hanGaps: 0,
  spacedRows: 0,
  hanRuns: 0,
  turned: 0,
  emphases: 0,
  budget: 8_000,
  spare: 0,
  pendingCount: 0,
} as const

export function createFoldState(): FoldState {
  return {
    ...COUNTERS,
    units: new Uint16Array(CAPACITY),
    starts: new Int32Array(CAPACITY),
    ends: new Int32Array(CAPACITY),
    marks: new Uint8Array(CAPACITY),
    pending: new Int32Array(128),
    disguises: { ...NO_DISGUISES },
    signs: createSigns(),
    tokens: createTextTokens(),
  }
}

/** Sets every counter back. Written out, for it runs once a text and copying properties costs more than the fold itself. */
export function resetFoldState(state: FoldState): void {
  // Whoever looks behind the end of a text finds nothing there of the one before: what it is read as is its own alone.
  const used = FOLD_LIMIT - state.spare
  state.units.fill(0, 0, used)
  state.marks.fill(0, 0, used)
  state.length = 0
  state.gates = 0
  state.obfuscation = 0
  state.upper = 0
  state.latin = 0
  state.han = 0
  state.truncated = false
  state.tokens.count = -1
  state.tokenStart = -1
  state.tokenBits = 0
  state.tokenDoubles = 0
  state.tokenCollapsed = 0
  state.lastStart = -1
  state.lastEnd = -1
  state.singles = 0
  state.singlesStart = 0
  state.spelled = false
  state.breaks = 0
  state.hiddenAt = -1
  state.marksOnBase = 0
  state.capitals = 0
  state.wideOther = 0
  state.foreign = 0
  state.foreignUndrawn = 0
  state.hanEnd = -1
  state.hanRun = 0
  state.hanJoined = 0
  state.hanSpaced = 0
  state.hanGaps = 0
  state.spacedRows = 0
  state.hanRuns = 0
  state.turned = 0
  resetSigns(state.signs)
  state.emphases = 0
  state.budget = 8_000
  state.spare = 0
  state.pendingCount = 0
  resetDisguises(state.disguises)
}

function resetDisguises(disguises: Disguises): void {
  disguises.hidden = 0
  disguises.softHyphens = 0
  disguises.overlays = 0
  disguises.overrides = 0
  disguises.styled = 0
  disguises.fullWidth = 0
  disguises.mixed = 0
  disguises.substituted = 0
  disguises.substitutedPlain = 0
  disguises.masked = 0
  disguises.spaced = 0
  disguises.split = 0
  disguises.separatedHan = 0
  disguises.tags = 0
}

/** Appends one folded unit for the source range `start..end`. */
export function emit(state: FoldState, unit: number, start: number, end: number): void {
  const at = state.length
  if (at >= FOLD_LIMIT) {
    state.truncated = true
    return
  }
  state.units[at] = unit
  state.starts[at] = start
  state.ends[at] = end
  state.marks[at] = 0
  state.length = at + 1
}

/** Appends what one source unit folds to: itself, another unit or several. */
export function emitFolded(state: FoldState, folded: number, start: number, end: number): void {
  if (folded < EXPANDED_FIRST || folded >= EXPANDED_FIRST + EXPANDED.length) {
    emit(state, folded, start, end)
    return
  }
  const several = EXPANDED[folded - EXPANDED_FIRST] ?? ''
  const length = Math.min(several.length, 1 + state.spare)
  for (let at = 0; at < length; at += 1) emit(state, several.charCodeAt(at), start, end)
  state.spare -= length - 1
}

/** Lets the last folded unit also stand for the source up to `end`. */
export function extendLast(state: FoldState, end: number): void {
  if (state.length > 0) state.ends[state.length - 1] = end
}

/** Counts an invisible character that stood between two letters of one word, and marks the letter after it. */
export function closeHidden(state: FoldState): void {
  const at = state.length - 1
  if (state.hiddenAt === at && at > 0) {
    state.disguises.hidden += 1
    state.marks[at] = (state.marks[at] ?? 0) | MARK.undone
  }
  state.hiddenAt = -1
}

/** Whether the last folded unit is a letter or digit that a word could go on from. */
export function endsInWord(state: FoldState): boolean {
  const kind = KINDS[state.units[state.length - 1] ?? 0] ?? 0
  return state.length > 0 && (kind === KIND_LATIN || kind === KIND_HAN || kind === KIND_DIGIT || kind === KIND_FOREIGN)
}
