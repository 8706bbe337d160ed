/**
 * What a page of a PDF fills and strokes (ISO 32000-1, 8.5): programs that write invoices draw a code as some hundreds of small squares, or
 * as strokes, and put no picture there. Curves are taken for the straight lines between their ends, and letters are left out.
 */
import { type PdfValue, readValues } from '../pdf/read-values.ts'

/** Points of each of its parts: x, y, x, y ... */
export type Shape = { readonly parts: readonly (readonly number[])[]; readonly isDark: boolean }

const MOST_SHAPES = 20_000
const MOST_POINTS = 200_000
const MOST_NESTED = 64
/** Of white 1: what is darker is ink. */
const LIGHT = 0.6

type Matrix = readonly [number, number, number, number, number, number]
type State = { readonly matrix: Matrix; readonly fill: boolean; readonly stroke: boolean; readonly width: number }

/** `first`, then `second`. */
const joined = (first: Matrix, second: Matrix): Matrix => {
  const [a, b, c, d, e, f] = first
  const [p, q, r, s, t, u] = second
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
}

/** Whether a colour of so many channels is ink. */
function isInk(channels: readonly number[]): boolean {
  const [one = 0, two = 0, three = 0, four = 0] = channels
  if (channels.length === 4) return 1 - Math.max(one, two, three) - four < LIGHT
  return channels.length === 3 ? 0.3 * one + 0.59 * two + 0.11 * three < LIGHT : one < LIGHT
}

const FILL_COLOURS = new Set(['g', 'rg', 'k', 'sc', 'scn'])
const STROKE_COLOURS = new Set(['G', 'RG', 'K', 'SC', 'SCN'])
const FILLS = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
const STROKES = new Set(['S', 's'])

/** A line as wide as the pen: four points around it. Lines that lie aslant are of no code. */
function strokeOf(from: readonly [number, number], to: readonly [number, number], width: number): readonly number[] {
  const [x, y] = from
  const [x2, y2] = to
  const half = width / 2
  if (Math.abs(y - y2) < half) return [x, y - half, x2, y - half, x2, y + half, x, y + half]
  return Math.abs(x - x2) < half ? [x - half, y, x - half, y2, x + half, y2, x + half, y] : []
}

/** The shapes of one page, or of a part of it, in the order in which they are painted. */
export function shapesOfPage(content: Uint8Array): readonly Shape[] {
  const shapes: Shape[] = []
  const saved: State[] = []
  let state: State = { matrix: [1, 0, 0, 1, 0, 0], fill: true, stroke: true, width: 1 }
  /** As they are written, before the page turns or scales them. */
  let path: number[][] = []
  let points = 0
  const placed = (part: readonly number[]): readonly number[] => {
    const [a, b, c, d, e, f] = state.matrix
    return part.map((value, at) => {
      const [x, y] = at % 2 === 0 ? [value, part[at + 1] ?? 0] : [part[at - 1] ?? 0, value]
      return at % 2 === 0 ? a * x + c * y + e : b * x + d * y + f
    })
  }
  const paint = (parts: readonly (readonly number[])[], isDark: boolean): void => {
    const whole = parts.filter((part) => part.length >= 6).map(placed)
    if (whole.length > 0 && shapes.length < MOST_SHAPES) shapes.push({ parts: whole, isDark })
  }
  const strokes = (): readonly (readonly number[])[] =>
    path.flatMap((part) =>
      Array.from({ length: Math.max(0, part.length / 2 - 1) }, (_, at) => {
        const [x = 0, y = 0, x2 = 0, y2 = 0] = part.slice(at * 2, at * 2 + 4)
        return strokeOf([x, y], [x2, y2], state.width)
      }),
    )
  const add = (...more: readonly number[]): void => {
    points += more.length
    if (points <= MOST_POINTS) (path.at(-1) ?? path[path.push([]) - 1])?.push(...more)
  }
  const draw = (operator: string, given: readonly number[]): void => {
    const [x = 0, y = 0, width = 0, height = 0, e = 0, f = 0] = given
    if (operator === 're') {
      path.push([])
      add(x, y, x + width, y, x + width, y + height, x, y + height, x, y)
      path.push([])
    } else if (operator === 'm') {
      path.push([])
      add(x, y)
    } else if (operator === 'l') add(x, y)
    else if (operator === 'c') add(e, f)
    else if (operator === 'v' || operator === 'y') add(width, height)
  }
  const obey = (operator: string, given: readonly number[]): void => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = given
    if (operator === 'q' && saved.length < MOST_NESTED) saved.push(state)
    else if (operator === 'Q') state = saved.pop() ?? state
    else if (operator === 'cm') state = { ...state, matrix: joined([a, b, c, d, e, f], state.matrix) }
    else if (operator === 'w') state = { ...state, width: a }
    else if (FILL_COLOURS.has(operator)) state = { ...state, fill: isInk(given) }
    else if (STROKE_COLOURS.has(operator)) state = { ...state, stroke: isInk(given) }
    else if (FILLS.has(operator)) paint(path, state.fill)
    else if (STROKES.has(operator)) for (const stroke of strokes()) paint([stroke], state.stroke)
    else draw(operator, given)
    if (FILLS.has(operator) || STROKES.has(operator)) path = []
  }
  eachOperator(content, (operator, given) => {
    if (operator === 'n') path = []
    else obey(operator, given)
  })
  return shapes
}

/** Words of a page and the numbers before each. */
function eachOperator(content: Uint8Array, see: (operator: string, given: readonly number[]) => void): void {
  const reader = readValues(content)
  let given: number[] = []
  for (let last = -1; reader.at() > last; ) {
    last = reader.at()
    const value: PdfValue = reader.next()
    if (value.kind === 'number') given.push(value.value)
    else if (value.kind === 'word') {
      see(value.word, given.slice(-6))
      given = []
    }
  }
}
