/** `npm run bench -- floors`: the precision of every automatic rule on what ships, against the floor it must keep. */
import { writeFileSync } from 'node:fs'
import { compileFiles, openBench, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { printTable } from '../report.ts'
import { automaticRules, findInContrasts, findInPromises, type Hit, type RuleId } from './find-hits.ts'
import { readContrasts } from './read-contrasts.ts'
import { type Floors, readFloors } from './read-floors.ts'

const ROOT = new URL('../../../', import.meta.url)

export type RulePrecision = {
  readonly rule: RuleId
  readonly right: number
  /** Where it hit what is innocent. */
  readonly wrong: readonly string[]
  /** Null when it hit nothing that the sets speak about. */
  readonly precision: number | null
  readonly floor: number
  readonly verdict: 'keeps' | 'below' | 'too few hits'
}

/** The precision of each rule; the worst first. */
export function judgeRules(rules: Iterable<RuleId>, hits: readonly Hit[], floors: Floors): readonly RulePrecision[] {
  const judged = [...rules].map((rule): RulePrecision => {
    const own = hits.filter((hit) => hit.rule === rule)
    const wrong = own.filter(({ right }) => !right).map(({ place }) => place)
    const right = own.length - wrong.length
    const precision = own.length === 0 ? null : right / own.length
    const floor = floors.rules[rule]?.precision ?? floors.default.precision
    const enough = own.length >= floors.default.hits
    const verdict = !enough || precision === null ? 'too few hits' : precision >= floor ? 'keeps' : 'below'
    return { rule, right, wrong, precision, floor, verdict }
  })
  return judged.sort((a, b) => (a.precision ?? 2) - (b.precision ?? 2) || b.wrong.length - a.wrong.length)
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function printLine({ rule, right, wrong, precision, floor, verdict }: RulePrecision): readonly string[] {
  const shown = precision === null ? '' : percent(precision)
  return [rule, verdict, shown, percent(floor), String(right), String(wrong.length), wrong.slice(0, 4).join(' ')]
}

/** Judges every automatic rule of the shipped policy on what ships: contrast sets and the promises of the clauses. */
export async function judgeShipped(): Promise<{
  readonly judged: readonly RulePrecision[]
  readonly contrasts: number
  readonly clauses: number
}> {
  const floors = readFloors(new URL('bench/floors.yaml', ROOT))
  const compiled = compileFiles(await readPolicyDirectory(SHIPPED_POLICY))
  const bench = await openBench(compiled.policy)
  const contrasts = floors.contrasts.flatMap((folder) => readContrasts(new URL(`${folder}/`, ROOT)))
  const hits = [...findInPromises(compiled, bench), ...findInContrasts(compiled, bench, contrasts)]
  const judged = judgeRules(automaticRules(compiled).keys(), hits, floors)
  return { judged, contrasts: contrasts.length, clauses: compiled.policy.clauses.size }
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
  const below = judged.filter(({ verdict }) => verdict === 'below').map(({ rule }) => rule)
  console.log(page)
  if (below.length > 0)
    console.log(`\nSet \`mode: watch\` for these rules until they keep their floor again: ${below.join(', ')}`)
  writeFileSync(new URL('bench/results/floors.md', ROOT), `${page}\n`)
  return count('below') === 0
}
