/** Shapes -> pixels, black and white: as much of a page as is ink. */
import type { Pixels } from '../../image/pdq.ts'
import type { Shape } from './shapes-of-page.ts'

/** Pixels of the longer side. A code of three centimetres on a page of A4 has some five a square. */
const SIDE = 1_600
/** Codes have more that are not long and thin, as the lines of tables are. */
const LEAST_SHAPES = 60
const LONGEST_SHAPE = 24
/** Pixels that are painted in all, however often they lie over one another. */
const MOST_PAINTED = 40_000_000

type Frame = {
  readonly left: number
  readonly bottom: number
  readonly scale: number
  readonly width: number
  readonly height: number
}

/** Left, bottom, right and top of so many points. */
function boundsOf(part: readonly number[]): readonly [number, number, number, number] {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  part.forEach((value, at) => {
    if (at % 2 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)]
    else [bottom, top] = [Math.min(bottom, value), Math.max(top, value)]
  })
  return [left, bottom, right, top]
}

function frameOf(shapes: readonly Shape[]): Frame | null {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  let inked = 0
  for (const { parts, isDark } of shapes) {
    for (const part of isDark ? parts : []) {
      const [x, y, x2, y2] = boundsOf(part)
      ;[left, bottom] = [Math.min(left, x), Math.min(bottom, y)]
      ;[right, top] = [Math.max(right, x2), Math.max(top, y2)]
      const [wide, high] = [x2 - x, y2 - y]
      if (wide <= LONGEST_SHAPE * high && high <= LONGEST_SHAPE * wide) inked++
    }
  }
  const longer = Math.max(right - left, top - bottom)
  if (inked < LEAST_SHAPES || !Number.isFinite(longer) || longer <= 0) return null
  const scale = SIDE / longer
  return {
    left,
    bottom,
    scale,
    width: Math.ceil((right - left) * scale) + 1,
    height: Math.ceil((top - bottom) * scale) + 1,
  }
}

/** Where a row meets the edges of a shape, from left to right. */
function crossings(parts: readonly (readonly number[])[], row: number): readonly number[] {
  const found: number[] = []
  for (const part of parts)
    for (let at = 0; at < part.length; at += 2) {
      const next = at + 2 < part.length ? at + 2 : 0
      const [x = 0, y = 0, x2 = 0, y2 = 0] = [part[at], part[at + 1], part[next], part[next + 1]]
      if (y <= row !== y2 <= row) found.push(x + ((row - y) / (y2 - y)) * (x2 - x))
    }
  return found.sort((one, other) => one - other)
}

/** Null: nothing that a code could be. */
export function drawShapes(shapes: readonly Shape[]): Pixels | null {
  const frame = frameOf(shapes)
  if (frame === null) return null
  const { left, bottom, scale, width, height } = frame
  const ink = new Uint8Array(width * height)
  let painted = 0
  for (const { parts, isDark } of shapes) {
    const scaled = parts.map((part) => part.map((value, at) => (value - (at % 2 === 0 ? left : bottom)) * scale))
    const rows = scaled.flatMap((part) => part.filter((_, at) => at % 2 === 1))
    const [low, high] = [rows.reduce((a, b) => Math.min(a, b), height), rows.reduce((a, b) => Math.max(a, b), 0)]
    for (
      let row = Math.max(0, Math.floor(low));
      row < Math.min(height, Math.ceil(high)) && painted < MOST_PAINTED;
      row++
    ) {
      painted += rows.length
      const edges = crossings(scaled, row + 0.5)
      for (let at = 0; at + 1 < edges.length; at += 2) {
        const [from, to] = [Math.max(0, Math.round(edges[at] ?? 0)), Math.min(width, Math.round(edges[at + 1] ?? 0))]
        painted += Math.max(0, to - from)
        if (to > from) ink.fill(isDark ? 1 : 0, (height - 1 - row) * width + from, (height - 1 - row) * width + to)
      }
    }
  }
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let at = 0; at < ink.length; at++) if (ink[at] === 1) rgba.fill(0, at * 4, at * 4 + 3)
  return { width, height, rgba }
}
