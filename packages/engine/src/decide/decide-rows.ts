/** An import or update, row by row: which rows do not go on, and one finding for each rule that stopped or flagged some. */
import type { Finding, RowDecision } from '@goodstanding/model'
import type { CompiledRule } from '@goodstanding/policy'
import { isLifted } from './lift-findings.ts'
import { makeFinding } from './make-finding.ts'
import { modeOf } from './mode-of.ts'
import type { Rows, Run, Subject } from './conclude.ts'
import { type Measured, rowsOf } from './measured.ts'

const MOST_EVIDENCE = 24

/** Answers null when the type has no rows, or no rule looks at them. */
export function decideRows(subject: Subject, measured: Measured, run: Run): Rows | null {
  const { event, plan } = subject
  const count = rowsOf(event)
  if (count === 0) return null
  const stopped: RowDecision[] = []
  const byRule = new Map<CompiledRule, Finding>()
  for (let index = 0; plan.hasRowRules && index < count; index++) {
    const row = decideRow(index, subject, measured, { byRule, out: run.out })
    if (row !== null) stopped.push(row)
  }
  for (const [rule, finding] of byRule) {
    run.findings.ofRows.push(finding)
    const list = modeOf(rule, measured.lowered) === 'on' ? run.findings.acting : run.findings.watch
    list.push(finding)
  }
  return { stopped, count }
}

type RowRun = { readonly byRule: Map<CompiledRule, Finding>; readonly out: Int32Array }

function decideRow(index: number, subject: Subject, measured: Measured, { byRule, out }: RowRun): RowDecision | null {
  const { event, compiled, plan } = subject
  const signals = measured.row(index)
  const matches = plan.type.row(event.data, index, event.time, signals.values, measured.readings, out)
  const stops: RowDecision[] = []
  for (let at = 0; at < matches; at++) {
    const rule = plan.type.rules[out[at] ?? -1]
    if (rule === undefined) continue
    const mode = modeOf(rule, measured.lowered)
    if (mode === 'off') continue
    const finding = makeFinding({ rule, event, signals, row: index }, measured, compiled, plan.type)
    if (isLifted(finding, event, measured, plan)) continue
    byRule.set(rule, joinFindings(byRule.get(rule), finding))
    if (mode !== 'on' || rule.effect === 'flag') continue
    stops.push({ index, effect: rule.effect, clause: rule.clause, rule: rule.name })
  }
  return stops.find(({ effect }) => effect === 'block') ?? stops[0] ?? null
}

function joinFindings(before: Finding | undefined, finding: Finding): Finding {
  if (before === undefined) return finding
  // Of ten thousand rows few are told of, and a rule of one confidence has nothing to add.
  if (before.evidence.length >= MOST_EVIDENCE && finding.confidence <= before.confidence) return before
  return {
    ...before,
    confidence: Math.max(before.confidence, finding.confidence),
    evidence: [...before.evidence, ...finding.evidence].slice(0, MOST_EVIDENCE),
  }
}
