/** How deep a condition lies inside itself: what checks, prints and generates it goes into it by calls. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { isList, isRecord } from './plain-value.ts'

/** Deepest a condition may go. The interpreter is given more room, for it reads more parentheses than an author writes. */
export const DEEPEST_CONDITION = 200

/** Links of a chain of `&&` or `||` that weigh as one level: authors write long ones, and each link is one call. */
const LINKS_A_LEVEL = 2

const CHAINS: readonly string[] = ['&&', '||'] satisfies ASTNode['op'][]

type Part = { readonly op: string; readonly args: unknown }
const isPart = (value: unknown): value is Part => isRecord(value) && typeof value['op'] === 'string'

function partsIn(args: unknown): readonly Part[] {
  if (isPart(args)) return [args]
  return isList(args) ? args.flatMap(partsIn) : []
}

/** The levels of a parsed condition. */
export function depthOf(ast: ASTNode): number {
  const open: { readonly part: Part; readonly depth: number }[] = [{ part: ast, depth: 1 }]
  let deepest = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, depth } = next
    deepest = Math.max(deepest, depth)
    for (const inner of partsIn(part.args)) {
      const linked = CHAINS.includes(part.op) && inner.op === part.op
      open.push({ part: inner, depth: depth + (linked ? 1 / LINKS_A_LEVEL : 1) })
    }
  }
  return Math.ceil(deepest)
}
