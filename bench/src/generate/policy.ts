/** The shipped policy, and the same with generated clauses added: fifty rules each, in a section of their own. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PolicyFiles } from '@goodstanding/policy'
import { stringify } from 'yaml'
import { type GeneratedRule, printOwnWindow, printRule } from './rules.ts'

const SHIPPED = fileURLToPath(new URL('../../../policies/workplace-aup', import.meta.url))
const RULES_IN_CLAUSE = 50
const both = (words: string) => ({ en: words, zh: words })

export function shippedPolicy(): PolicyFiles {
  const paths = readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  return new Map(paths.sort().map((path) => [path.split(sep).join('/'), readFileSync(join(SHIPPED, path), 'utf8')]))
}

/** What every policy needs beside clauses: its own file. */
export function barePolicy(): PolicyFiles {
  const file = shippedPolicy().get('policy.yaml')
  if (file === undefined) throw new Error(`${relative(process.cwd(), SHIPPED)} has no policy.yaml.`)
  return new Map([['policy.yaml', file]])
}

function clauseText(rules: readonly GeneratedRule[]): string {
  return stringify({
    title: both('Generated rules'),
    summary: both('Generated rules of the bench.'),
    watched: both('Messages.'),
    decided: { by: ['case'], ...both('A machine decides.') },
    severity: 2,
    rules: rules.map((rule) => ({
      name: rule.name,
      on: ['message.send'],
      when: printRule(rule, printOwnWindow),
      decide: 'flag',
      confidence: 0.9,
      why: both('Generated.'),
    })),
    ladder: [{ points: 1, action: 'warn' }],
    notice: both('{clause.title}'),
    // A clause must show what it is about; these rules are measured, not tested.
    examples: ['flag', 'allow'].map((must) => ({ must, why: 'generated', type: 'message.send', data: {} })),
  })
}

export function addRules(files: PolicyFiles, rules: readonly GeneratedRule[]): PolicyFiles {
  const added = new Map(files)
  added.set('bench/section.yaml', stringify({ title: both('Bench'), intro: both('Generated.'), order: 99 }))
  for (let from = 0, letter = 0; from < rules.length; from += RULES_IN_CLAUSE, letter++) {
    const name = `bench/${String.fromCharCode(97 + letter)}-generated.yaml`
    added.set(name, clauseText(rules.slice(from, from + RULES_IN_CLAUSE)))
  }
  return added
}
