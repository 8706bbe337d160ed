/** Signals as rules write them: `family.name` with hyphens as underscores. */
import { SIGNAL_NAMES, SIGNALS, type SignalName } from '@goodstanding/model'
import { BOOL, DOUBLE, INT, type Shape } from './shape.ts'

const byVariable = new Map(SIGNAL_NAMES.map((name) => [name.replaceAll('-', '_'), name]))

/** Signal names as rules write them. */
export const SIGNAL_VARIABLES = [...byVariable.keys()]
export const SIGNAL_FAMILIES = [...new Set(SIGNAL_VARIABLES.map((name) => name.slice(0, name.indexOf('.'))))]

/** The signal a rule names, or null. Hyphens are accepted for underscores where CEL would not read them as minus. */
export function signalOf(variable: string): SignalName | null {
  return byVariable.get(variable.replaceAll('-', '_')) ?? null
}

export function signalShape(name: SignalName): Shape {
  switch (SIGNALS[name].kind) {
    case 'score':
    case 'measure':
      return DOUBLE
    case 'count':
      return INT
    case 'flag':
      return BOOL
  }
}
