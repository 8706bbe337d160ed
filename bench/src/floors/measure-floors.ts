/** `npm run bench -- floors`: the precision of every automatic rule on what ships, against the floor it must keep. */
import { writeFileSync } from 'node:fs'
import { compileFiles, openBench, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { type CompiledPolicy, floorOf, ruleKey } from '@goodstanding/policy'
import { printTable } from '../report.ts'
import { automaticRules, findInContrasts, findInPromises, type Hit, type RuleId } from './find-hits.ts'
import { readContrasts } from './read-contrasts.ts'
import { readFloorSets } from './read-floors.ts'

const ROOT = new URL('../../../', import.meta.url)

export type RulePrecision = {
  readonly rule: RuleId
  readonly right: number
  /** Where it hit what is innocent. */
  readonly wrong: readonly string[]
  /** Null when it hit nothing that the sets speak about. */
  readonly precision: number | null
  /** Null when the policy asks none of it: a rule that acts by itself must have one. */
  readonly floor: number | null
  readonly verdict: 'keeps' | 'below' | 'too few hits' | 'no floor'
}

/** The precision of each rule, by its floor; the worst first. A floor is asked from `enough` hits on. */
export function judgeRules(
  floors: ReadonlyMap<RuleId, number | null>,
  hits: readonly Hit[],
  enough: number,
): readonly RulePrecision[] {
  const judged = [...floors].map(([rule, floor]): RulePrecision => {
    const own = hits.filter((hit) => hit.rule === rule)
    const wrong = own.filter(({ right }) => !right).map(({ place }) => place)
    const right = own.length - wrong.length
    const precision = own.length === 0 ? null : right / own.length
    return { rule, right, wrong, precision, floor, verdict: verdictOf(precision, floor, own.length >= enough) }
  })
  return judged.sort((a, b) => (a.precision ?? 2) - (b.precision ?? 2) || b.wrong.length - a.wrong.length)
}

function verdictOf(precision: number | null, floor: number | null, isEnough: boolean): RulePrecision['verdict'] {
  if (floor === null) return 'no floor'
  if (!isEnough || precision === null) return 'too few hits'
  return precision >= floor ? 'keeps' : 'below'
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function printLine({ rule, right, wrong, precision, floor, verdict }: RulePrecision): readonly string[] {
  const shown = precision === null ? '' : percent(precision)
  return [
    rule,
    verdict,
    shown,
    floor === null ? '' : percent(floor),
    String(right),
    String(wrong.length),
    wrong.slice(0, 4).join(' '),
  ]
}

/** Judges every automatic rule of the shipped policy on what ships: contrast sets and the promises of the clauses. */
export async function judgeShipped(): Promise<{
  readonly judged: readonly RulePrecision[]
  readonly contrasts: number
  readonly clauses: number
}> {
  const sets = readFloorSets(new URL('bench/floors.yaml', ROOT))
  const compiled = compileFiles(await readPolicyDirectory(SHIPPED_POLICY))
  const bench = await openBench(compiled.policy)
  const contrasts = sets.contrasts.flatMap((folder) => readContrasts(new URL(`${folder}/`, ROOT)))
  const hits = [...findInPromises(compiled, bench), ...findInContrasts(compiled, bench, contrasts)]
  const judged = judgeRules(floorsOf(compiled), hits, sets.hits)
  return { judged, contrasts: contrasts.length, clauses: compiled.policy.clauses.size }
}

/** The floor of every rule that acts by itself. */
function floorsOf(compiled: CompiledPolicy): ReadonlyMap<RuleId, number | null> {
  const automatic = automaticRules(compiled)
  const rules = [...compiled.policy.clauses.values()].flatMap((clause) => clause.rules)
  return new Map(
    rules.filter((rule) => automatic.has(ruleKey(rule))).map((rule) => [ruleKey(rule), floorOf(compiled.policy, rule)]),
  )
}

/** Prints the table, keeps it in `results/floors.md`, and answers whether every floor is kept. */
export async function measureFloors(): Promise<boolean> {
  const { judged, contrasts, clauses } = await judgeShipped()
  const count = (verdict: RulePrecision['verdict']): number => judged.filter((one) => one.verdict === verdict).length
  const head = ['rule', 'verdict', 'precision', 'floor', 'right', 'wrong', 'where wrong']
  const page = [
    '# Precision floors',
    `${judged.length} automatic rules on ${contrasts} contrast sentences and the promises of ${clauses} clauses: ` +
      `${count('keeps')} keep their floor, ${count('below')} are below it, ${count('too few hits')} have too few hits to say.`,
    printTable(head, judged.map(printLine)),
  ].join('\n\n')
  const named = (verdict: RulePrecision['verdict']): string =>
    judged.flatMap((one) => (one.verdict === verdict ? [one.rule] : [])).join(', ')
  console.log(page)
  if (count('below') > 0)
    console.log(`\nSet \`mode: watch\` for these rules until they keep their floor again: ${named('below')}`)
  writeFileSync(new URL('bench/results/floors.md', ROOT), `${page}\n`)
  if (count('no floor') > 0) console.log(`\nThese rules hold or block and have no floor: ${named('no floor')}`)
  return count('below') === 0 && count('no floor') === 0
}
