/** A changed clause file checked as a whole, its examples run, and recorded events replayed through it. */
import { useRef, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useAct } from '../frame/use-answer.ts'
import { useHotKeys } from '../frame/hot-keys.ts'
import { useLong } from '../ui/use-slow.ts'
import { WideTable } from '../ui/wide-table.tsx'
import { FRAME } from '../words/frame-words.ts'
import { wordFor } from '../words/casework-words.ts'
import { POLICY } from '../words/policy-words.ts'
import { RULES } from '../words/rules-words.ts'
import { GateProblem } from './gate-problem.tsx'
import type { AskOfDraft } from './use-draft.ts'

type Checked = {
  readonly clauses: number
  readonly rules: number
  readonly difference: {
    /** Absent in answers of an older node. */
    readonly policy?: readonly string[]
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly { readonly clause: string; readonly fields: readonly string[] }[]
  }
}
type Failure = { readonly name: string; readonly clause: string; readonly expected: string; readonly got: string }
type Tested = { readonly passed: number; readonly failed: number; readonly failures: readonly Failure[] }
export type Backtested = {
  readonly events: number
  readonly changes: readonly { readonly from: string; readonly to: string; readonly count: number }[]
  readonly rules: readonly {
    readonly clause: string
    readonly rule: string
    readonly before: number
    readonly after: number
    readonly samples: readonly { readonly source: string; readonly id: string; readonly only: 'before' | 'after' }[]
  }[]
}

type TrialsProps = {
  readonly ask: AskOfDraft
  readonly onTested: (isGood: boolean) => void
  readonly onReplayed: () => void
}

export function Trials({ ask, onTested, onReplayed }: TrialsProps) {
  const say = useSay()
  const [told, setTold] = useState<readonly string[]>([])
  const [report, setReport] = useState<Backtested | null>(null)
  const check = useAct((_: null) => ask<Checked>('check'), ['nothing'])
  const test = useAct((_: null) => ask<Tested>('test'), ['nothing'])
  const backtest = useAct((_: null) => ask<Backtested>('backtest'), ['nothing'])
  /** A longer trial may end after one that was begun later, and says nothing then. */
  const turn = useRef(0)
  const begin = (): ((lines: readonly string[], found?: Backtested) => void) => {
    for (const { forget } of [check, test, backtest]) forget()
    // What was told is of the text before.
    setTold([])
    setReport(null)
    turn.current += 1
    const own = turn.current
    return (lines, found) => {
      if (turn.current !== own) return
      setTold(lines)
      setReport(found ?? null)
    }
  }
  const runCheck = async (): Promise<void> => {
    const tell = begin()
    const found = await check.run(null)
    if (found === null) return
    const { policy = [], added, removed, changed } = found.difference
    const clauses = changed.map(({ clause, fields }) => `${clause} ${fields.join(', ')}`)
    const lines = [
      ...(policy.length === 0 ? [] : [`policy.yaml ${policy.join(', ')}`]),
      ...added,
      ...removed,
      ...clauses,
    ]
    tell([say(RULES.good, found.clauses, found.rules), ...(lines.length === 0 ? [say(RULES.noDifference)] : lines)])
  }
  const runTest = async (): Promise<void> => {
    const tell = begin()
    const found = await test.run(null)
    if (found === null) return
    onTested(found.failed === 0)
    tell([
      say(RULES.passed, found.passed, found.failed),
      ...found.failures.map(
        ({ clause, name, expected, got }) =>
          `${clause} “${name}”: ${say(wordFor(POLICY, expected))} ≠ ${say(wordFor(POLICY, got))}`,
      ),
    ])
  }
  const runBacktest = async (): Promise<void> => {
    const tell = begin()
    const found = await backtest.run(null)
    if (found === null) return
    onReplayed()
    const count = found.changes.reduce((sum, change) => sum + change.count, 0)
    tell([say(RULES.backtested, found.events, count)], found)
  }
  useHotKeys({ 'Mod+Enter': () => void runTest() })
  const underWay = useLong(
    check.isRunning ? RULES.checking : test.isRunning ? RULES.testing : backtest.isRunning ? RULES.backtesting : null,
  )
  return (
    <>
      <div className="row">
        <button type="button" className="button" disabled={check.isRunning} onClick={() => void runCheck()}>
          {say(RULES.check)}
        </button>
        <button type="button" className="button" disabled={test.isRunning} onClick={() => void runTest()}>
          {say(RULES.test)}
        </button>
        <button type="button" className="button" disabled={backtest.isRunning} onClick={() => void runBacktest()}>
          {say(RULES.backtest)}
        </button>
      </div>
      <div role="status" className="stack tight">
        {underWay !== null && <p className="small soft">{say(underWay)}</p>}
        {told.map((line) => (
          <p key={line} className="words small">
            {line}
          </p>
        ))}
        {report !== null && <BacktestTable report={report} />}
      </div>
      <GateProblem problem={check.problem ?? test.problem ?? backtest.problem} />
    </>
  )
}

function BacktestTable({ report }: { readonly report: Backtested }) {
  const say = useSay()
  const changed = report.rules.filter(({ before, after }) => before !== after)
  return (
    <>
      {report.changes.map(({ from, to, count }) => (
        <p key={`${from} ${to}`} className="small">
          {say(wordFor(POLICY, from))} → {say(wordFor(POLICY, to))}
          {say(FRAME.colon)}
          {count}
        </p>
      ))}
      {changed.length > 0 && (
        <WideTable label={say(RULES.backtest)}>
          <thead>
            <tr>
              {[RULES.clause, RULES.rule, POLICY.before, POLICY.after].map((words) => (
                <th key={words.en}>{say(words)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changed.map(({ clause, rule, before, after, samples }) => (
              <tr key={`${clause} ${rule}`}>
                <td className="clause">{clause}</td>
                <td>
                  <code>{rule}</code>
                  <p className="small soft">
                    {samples.map(({ id, only }) => `${only === 'after' ? '+' : '−'}${id}`).join(' ')}
                  </p>
                </td>
                <td className="number">{before}</td>
                <td className="number">{after}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </>
  )
}
