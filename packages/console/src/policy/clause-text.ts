/** A clause file as text: which rules it has and how they run, changed without touching anything else of what its author wrote. */

export const RULE_MODES = ['off', 'watch', 'on'] as const
export type RuleMode = (typeof RULE_MODES)[number]
export type RuleLine = { readonly name: string; readonly mode: RuleMode; readonly effect: string }

/** What lies in `section/letter-….yaml` is `section.letter`, in `section/letter-numeral-….yaml` `section.letter.numeral`. */
const LETTERED = /^([a-z])(?:-(x|ix|iv|v?i{1,3}|v))?-[a-z0-9-]+$/

function clauseIn(path: string): string {
  const [section = '', name = ''] = path.replace(/\.ya?ml$/, '').split('/')
  const [, letter = name, numeral] = LETTERED.exec(name) ?? []
  return [section, letter, ...(numeral === undefined ? [] : [numeral])].join('.')
}

/** The file that holds a clause, or null. */
export const fileOf = (paths: readonly string[], clause: string): string | null =>
  paths.find((path) => clauseIn(path) === clause) ?? null

type Block = { readonly name: string; readonly from: number; readonly until: number }

const RULE = /^ {2}- name: *["']?([\w-]+)/
const FIELD = (name: string): RegExp => new RegExp(`^ {4}${name}: *["']?([\\w-]+)`)

/** Where each rule begins and ends, in lines. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const start = lines.findIndex((line) => /^rules:/.test(line))
  if (start === -1) return []
  const after = lines.findIndex((line, at) => at > start && /^\S/.test(line))
  const end = after === -1 ? lines.length : after
  const begins = lines.flatMap((line, at) => {
    const name = at > start && at < end ? RULE.exec(line)?.[1] : undefined
    return name === undefined ? [] : [{ name, from: at }]
  })
  return begins.map((each, at) => ({ ...each, until: begins[at + 1]?.from ?? end }))
}

function fieldOf(lines: readonly string[], { from, until }: Block, name: string): string | null {
  for (const line of lines.slice(from, until)) {
    const value = FIELD(name).exec(line)?.[1]
    if (value !== undefined) return value
  }
  return null
}

/** The rules in their order. One without a mode is on. */
export function rulesIn(text: string): readonly RuleLine[] {
  const lines = text.split('\n')
  return blocksOf(lines).map((block) => {
    const stated = fieldOf(lines, block, 'mode')
    return {
      name: block.name,
      mode: RULE_MODES.find((known) => known === stated) ?? 'on',
      effect: fieldOf(lines, block, 'decide') ?? 'flag',
    }
  })
}

/** The same file with one rule in another mode; unchanged when it has no such rule. */
export function setMode(text: string, rule: string, mode: RuleMode): string {
  const lines = text.split('\n')
  const block = blocksOf(lines).find(({ name }) => name === rule)
  if (block === undefined) return text
  const stated = `    mode: ${mode}`
  const at = lines.findIndex((line, index) => index > block.from && index < block.until && FIELD('mode').test(line))
  if (at === -1) return lines.toSpliced(block.from + 1, 0, stated).join('\n')
  return lines.with(at, stated).join('\n')
}

export type NewExample = {
  readonly must: 'allow' | 'flag' | 'hold' | 'block'
  readonly why: string
  readonly text: string
  readonly relation: string
}

/** The same file with one more example after the others: a message that the clause must, or must not, act on. */
export function addExample(text: string, { must, why, text: message, relation }: NewExample): string {
  // JSON is YAML, and quotes whatever was typed.
  const data = { audience: { kind: 'person', relation }, content: { text: message } }
  const example = [
    `  - must: ${must}`,
    `    why: ${JSON.stringify(why)}`,
    '    type: message.send',
    `    data: ${JSON.stringify(data)}`,
  ]
  const lines = text.trimEnd().split('\n')
  const start = lines.findIndex((line) => /^examples:/.test(line))
  if (start === -1) return [...lines, 'examples:', ...example, ''].join('\n')
  const after = lines.findIndex((line, at) => at > start && /^\S/.test(line))
  return [...lines.toSpliced(after === -1 ? lines.length : after, 0, ...example), ''].join('\n')
}
