/** Generated source becomes functions here, and nowhere else. */
import { RULE_KIT, type RuleKit } from './rule-kit.ts'
import type { TypeProgram } from './type-program.ts'

/**
 * Evaluates generated source to its program. The source sees its one parameter `kit` and the built-in methods of texts and
 * lists; that no text of a policy is code in it is the printer's promise (`literal`).
 */
export function fromSource(source: string): TypeProgram {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- compiling rules to JavaScript is what this is for
  const make = new Function('kit', `"use strict"\nreturn ${source}`) as (kit: RuleKit) => TypeProgram
  return make(RULE_KIT)
}
