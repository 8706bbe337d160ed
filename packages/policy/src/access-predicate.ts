/**
 * The conjunct by which a rule is reached. Rules that need the same rare thing are looked at only when it is there:
 * a signal above a threshold, a window above a count, a field equal to a text.
 */
import type { Expression, ExpressionOf } from './expression.ts'

export type Access =
  /** `of` must be at least `least` (or above it). Rules on the same `of` are sorted by it, and the first that misses ends them. */
  | { readonly kind: 'threshold'; readonly of: Expression; readonly least: number; readonly above: boolean }
  | { readonly kind: 'equality'; readonly of: ExpressionOf<'field'>; readonly texts: readonly string[] }

/** The parts of a condition that must all be true. */
export function conjunctsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'and' ? [...conjunctsOf(expression.left), ...conjunctsOf(expression.right)] : [expression]
}

const MIRRORED = { '>': '<', '>=': '<=', '<': '>', '<=': '>=', '==': '==', '!=': '!=' } as const

function numberOf(expression: Expression): number | null {
  return expression.kind === 'literal' && typeof expression.value === 'number' ? expression.value : null
}

const isMeasured = ({ kind, shape }: Expression) =>
  (kind === 'signal' || kind === 'window' || kind === 'field') && (shape.kind === 'int' || shape.kind === 'double')

function accessOfComparison({ by, left, right }: ExpressionOf<'compare'>): Access | null {
  const swapped = left.kind === 'literal'
  const [of, value] = swapped ? [right, left] : [left, right]
  const operator = swapped ? MIRRORED[by] : by
  const least = numberOf(value)
  if (least !== null && isMeasured(of)) {
    if (operator === '>' || operator === '==') return { kind: 'threshold', of, least, above: operator === '>' }
    return operator === '>=' ? { kind: 'threshold', of, least, above: false } : null
  }
  const text = value.kind === 'literal' && typeof value.value === 'string' ? value.value : null
  return operator === '==' && text !== null && of.kind === 'field' ? { kind: 'equality', of, texts: [text] } : null
}

function accessOf(conjunct: Expression): Access | null {
  if (conjunct.kind === 'compare') return accessOfComparison(conjunct)
  const flag = conjunct.kind === 'signal' || (conjunct.kind === 'window' && conjunct.shape.kind === 'bool')
  if (flag) return { kind: 'threshold', of: conjunct, least: 0, above: true }
  if (conjunct.kind !== 'in' || conjunct.item.kind !== 'field' || conjunct.list.kind !== 'list') return null
  const texts = conjunct.list.items.flatMap((item) =>
    item.kind === 'literal' && typeof item.value === 'string' ? [item.value] : [],
  )
  return texts.length === conjunct.list.items.length ? { kind: 'equality', of: conjunct.item, texts } : null
}

/** How rarely a conjunct lets an event through: the lower the rarer. */
function rank(access: Access): number {
  if (access.kind === 'equality') return access.of.shape.kind === 'string' && access.of.shape.values === null ? 2 : 4
  if (access.least < 0 || (access.least === 0 && !access.above)) return 6
  if (access.of.kind === 'signal') return 1
  return access.of.kind === 'window' ? 3 : 5
}

export type Reached = {
  readonly access: Access | null
  /** The other conjuncts; all of them when the threshold alone does not say everything. */
  readonly rest: readonly Expression[]
}

/** Chooses the rarest conjunct of a condition as its access. */
export function chooseAccess(condition: Expression): Reached {
  const conjuncts = conjunctsOf(condition)
  const choices = conjuncts
    .flatMap((conjunct) => {
      const access = accessOf(conjunct)
      return access === null ? [] : [{ conjunct, access }]
    })
    .sort((a, b) => rank(a.access) - rank(b.access))
  const [best] = choices
  if (best === undefined) return { access: null, rest: conjuncts }
  const exact = best.conjunct.kind !== 'compare' || best.conjunct.by !== '==' || best.access.kind === 'equality'
  return { access: best.access, rest: exact ? conjuncts.filter((conjunct) => conjunct !== best.conjunct) : conjuncts }
}

const COSTS: Readonly<Partial<Record<Expression['kind'], number>>> = {
  each: 200,
  call: 20,
  in: 5,
  index: 50,
  found: 50,
}

/** A rough cost, to look at the cheap conjuncts first. */
export function costOf(expression: Expression, parts: (expression: Expression) => readonly Expression[]): number {
  return (COSTS[expression.kind] ?? 1) + parts(expression).reduce((sum, part) => sum + costOf(part, parts), 0)
}
