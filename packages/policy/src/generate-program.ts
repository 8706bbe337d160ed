/** The mode `generated`: one event type as JavaScript. */
import { fromSource } from './from-source.ts'
import { generatePass, type Pass } from './generate-type.ts'
import { generateFeed, generateReadText, generateWanted, generateWindowKey } from './generate-window.ts'
import type { TypePlan, TypeProgram } from './type-program.ts'

const list = (items: readonly string[]) => `[${items.join(',\n')}]`

/** The source of one event type: an expression over `kit` whose value is a `TypeProgram`. */
export function generateSource(plan: TypePlan): string {
  const { type, rules, keys, feeds, reads } = plan
  const pass = (name: Pass) =>
    generatePass(
      type,
      name,
      rules.filter(({ compiled }) => compiled.pass === name),
    )
  return `({
first: ${pass('first')},
row: ${pass('row')},
second: ${pass('second')},
feeds: ${list(feeds.map((window) => generateFeed(window, type)))},
keys: ${list(keys.map((key) => generateWindowKey(key, type)))},
texts: ${list(reads.map((window) => generateReadText(window, type)))},
wanted: ${generateWanted(plan)},
})`
}

export function generateProgram(plan: TypePlan): TypeProgram {
  return fromSource(generateSource(plan))
}
