/** `rules`: words of the operator's files, and of the organization's own rules, as WeCom's word rules. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createGoodstanding } from '@goodstanding/sdk'
import type { Log } from '../log.ts'
import type { Config } from './config.ts'
import { applyRules, wordsOfOwnRules } from './intercept/apply-rules.ts'
import type { Unsaid, Wanted } from './intercept/plan-rules.ts'
import { readWords } from './intercept/read-rules.ts'
import { createWeCom } from './wecom.ts'

/** Where these rules hold at all. */
const HOLDS = 'in chats with external contacts only; no patterns; nobody is told of what was intercepted'
const TIMEOUT_MS = 10_000

export type RulesReport = {
  readonly dryRun: boolean
  readonly steps: readonly { readonly what: string; readonly rule: string; readonly words: number }[]
  readonly unsaid: readonly Unsaid[]
  readonly holds: string
}

export async function runRules(config: Config, words: readonly string[], log: Log): Promise<RulesReport> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      block: { type: 'string' },
      warn: { type: 'string' },
      'own-rules': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      user: { type: 'string', multiple: true, default: [] },
      department: { type: 'string', multiple: true, default: [] },
      prefix: { type: 'string', default: 'goodstanding' },
    },
  })
  const own = values['own-rules'] ? await ownWords(config) : { block: [], warn: [] }
  const listed = (file: string | undefined): readonly string[] =>
    file === undefined ? [] : readWords(readFileSync(file, 'utf8'))
  const departments = values.department.map(Number)
  if (values.user.length + departments.length === 0)
    throw new Error('Say whom the rules are for: --department 1 is everybody, --user names one member.')
  if (!departments.every(Number.isInteger)) throw new Error('--department takes the number of a department.')
  if (!/^[\w]{1,12}$/.test(values.prefix)) throw new Error('--prefix takes up to 12 letters and digits.')
  const wanted: Wanted = {
    block: [...listed(values.block), ...own.block],
    warn: [...listed(values.warn), ...own.warn],
    range: { users: values.user, departments },
    prefix: values.prefix,
  }
  const wecom = createWeCom({ ...config.wecom, timeoutMs: TIMEOUT_MS, now: () => Date.now() })
  const { steps, unsaid } = await applyRules({ wecom, log }, wanted, values['dry-run'])
  return {
    dryRun: values['dry-run'],
    steps: steps.map((step) => ({
      what: step.kind,
      rule: step.kind === 'add' ? step.name : step.rule.name,
      words: step.kind === 'delete' ? 0 : step.words.length,
    })),
    unsaid,
    holds: HOLDS,
  }
}

async function ownWords(config: Config): Promise<Pick<Wanted, 'block' | 'warn'>> {
  const organization = await createGoodstanding(config.goodstanding).organizations.get(config.organization)
  if (!organization.ok) throw new Error(`The organization’s rules could not be read: ${organization.refusal.title}`)
  return wordsOfOwnRules(organization.value.rules ?? [])
}
