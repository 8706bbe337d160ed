/** Rules by @marcbachmann/cel-js: parsed once, evaluated one after another. */
import { Environment } from '@marcbachmann/cel-js'
import type { MessageEvent } from '../generate/events.ts'
import { type GeneratedRule, printRule, SCORES, WINDOWS } from '../generate/rules.ts'

/** Scores in the order of `SCORES`, readings in the order of `WINDOWS`. */
export type Readings = { readonly scores: ArrayLike<number>; readonly windows: ArrayLike<number> }

/** Answers how many rules match. */
export type MatchRules = (event: MessageEvent, readings: Readings) => number

const families = [...new Set(SCORES.map((name) => name.slice(0, name.indexOf('.'))))]

export function createCelRules(rules: readonly GeneratedRule[]): MatchRules {
  const environment = new Environment()
  for (const name of ['event', 'windows', ...families]) environment.registerVariable(name, 'map')
  const conditions = rules.map((rule) => environment.parse(printRule(rule, (window) => `windows.w${window}`)))
  return (event, readings) => {
    const context = describe(event, readings)
    let matches = 0
    for (const condition of conditions) if (condition(context) === true) matches++
    return matches
  }
}

function describe(event: MessageEvent, { scores, windows }: Readings): Record<string, unknown> {
  const context: Record<string, Record<string, unknown>> = { event: event.data, windows: {} }
  WINDOWS.forEach((_, at) => (context['windows']![`w${at}`] = windows[at]))
  SCORES.forEach((name, at) => {
    const [family = '', signal = ''] = name.replaceAll('-', '_').split('.')
    context[family] ??= {}
    context[family][signal] = scores[at]
  })
  return context
}
