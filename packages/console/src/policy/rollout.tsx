/** The rules of a clause and how they run: off, watching, on. Each step is a change of the file; `on` has gates with measured bars. */
import { PRECISION_BARS } from '@goodstanding/casework'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { wilson } from '../operations/read-metrics.ts'
import { POLICY } from '../words/policy-words.ts'
import { RULES } from '../words/rules-words.ts'
import { RULE_MODES, rulesIn, type RuleLine, type RuleMode } from './clause-text.ts'
import { Unread } from '../ui/panel.tsx'
import { WideTable } from '../ui/wide-table.tsx'

type Summary = {
  readonly rules: readonly {
    readonly clause: string
    readonly rule: string
    readonly reviewed: number
    readonly upheld: number
  }[]
}

export type Gates = { readonly examples: boolean; readonly backtest: boolean }
type RolloutProps = {
  readonly clause: string
  readonly file: string
  readonly gates: Gates
  readonly onMode: (rule: string, mode: RuleMode) => void
}

export function Rollout({ clause, file, gates, onMode }: RolloutProps) {
  const say = useSay()
  const { client } = useSession()
  const summary = useAnswer(['operations'], () => client.ask<Summary>('GET', '/v1/operations/summary'))
  const rules = rulesIn(file)
  return (
    <section className="stack tight" aria-labelledby="rollout">
      <h2 id="rollout">{say(POLICY.rollout)}</h2>
      <p className="small soft">{say(POLICY.rolloutNote)}</p>
      <ul className="gates">
        <Gate name={say(POLICY.gateExamples)} state={gates.examples ? 'met' : 'notMet'} />
        <Gate name={say(POLICY.gateBacktest)} state={gates.backtest ? 'met' : 'notMet'} />
      </ul>
      <Unread known={summary} />
      <WideTable label={say(POLICY.rulesOfClause)}>
        <tbody>
          {rules.map((rule) => {
            const found = summary.value?.rules.find((each) => each.clause === clause && each.rule === rule.name)
            return (
              <RuleSteps
                key={rule.name}
                rule={rule}
                measured={found}
                isKnown={summary.value !== undefined}
                isReady={gates.examples && gates.backtest}
                onMode={(mode) => onMode(rule.name, mode)}
              />
            )
          })}
        </tbody>
      </WideTable>
    </section>
  )
}

function Gate({ name, state }: { readonly name: string; readonly state: 'met' | 'notMet' | 'open' }) {
  const say = useSay()
  return (
    <li data-state={state}>
      <span>{name}</span> <span className={`tag${state === 'met' ? ' good' : ' waits'}`}>{say(POLICY[state])}</span>
    </li>
  )
}

type StepsProps = {
  readonly rule: RuleLine
  readonly measured: Summary['rules'][number] | undefined
  /** Whether it was read what was measured: until then nobody knows that nothing was. */
  readonly isKnown: boolean
  readonly isReady: boolean
  readonly onMode: (mode: RuleMode) => void
}

function RuleSteps({ rule, measured, isKnown, isReady, onMode }: StepsProps) {
  const say = useSay()
  const { language } = usePreferences()
  const bar = PRECISION_BARS[rule.effect] ?? 1
  const low = measured === undefined ? null : wilson(measured.upheld, measured.reviewed).low
  const isPrecise = isKnown && (low === null || low >= bar)
  const percent = (share: number): string => sayNumber(share * 100, language)
  return (
    <tr>
      <td>
        <code>{rule.name}</code>
        <p className="small soft">
          {say(
            POLICY.gatePrecision,
            percent(bar),
            low === null
              ? say(isKnown ? POLICY.gateUnmeasured : POLICY.gateUnknown)
              : say(POLICY.gateMeasured, percent(low), measured?.reviewed ?? 0),
          )}
        </p>
      </td>
      <td>
        <span className="steps" role="group" aria-label={rule.name}>
          {RULE_MODES.map((mode) => {
            // Backwards is always open: a rule that does harm is switched off at once.
            const isForward = mode === 'on' && rule.mode !== 'on'
            const isSkipped = mode === 'on' && rule.mode === 'off'
            return (
              <button
                key={mode}
                type="button"
                className="button small"
                aria-pressed={mode === rule.mode}
                aria-label={say(POLICY.setTo, rule.name, say(RULES[mode]))}
                disabled={isSkipped || (isForward && !(isReady && isPrecise))}
                onClick={() => onMode(mode)}
              >
                {say(RULES[mode])}
              </button>
            )
          })}
        </span>
      </td>
    </tr>
  )
}
