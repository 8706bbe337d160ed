/** For tests: the sample policy with a clause for each thing that casework tells apart. */
import { clauseFile, type ClauseParts, sampleFiles } from '@goodstanding/policy/testing'

const LADDER = '[{ points: 1, action: warn }, { points: 3, action: limit, capability: message.external, for: P7D }]'
const NOTICE =
  '{ en: "Held under {clause.title} ({clause.id}). Appeal until {appeal.until}.", zh: "依据{clause.title}。" }'
const EXAMPLES = `
  - { must: hold, why: marked, type: message.send, data: { content: { text: MARKED } } }
  - { must: allow, why: plain, type: message.send, data: { content: { text: See you } } }`

const clause = (parts: ClauseParts): string =>
  clauseFile({
    title: '{ en: A clause, zh: 条款 }',
    decided: '{ by: [machine, case, report], en: Both., zh: 皆可。 }',
    ladder: LADDER,
    notice: NOTICE,
    examples: EXAMPLES,
    ...parts,
  })

/** What is said about the operator: decided by people alone. */
const SPEECH = clause({
  title: '{ en: The operator, zh: 运营方 }',
  decided: '{ by: [report], en: People., zh: 人工。 }',
  severity: 1,
  rules: '[]',
  ladder: '[{ points: 1, action: warn }]',
  examples: '[]',
  more: 'safeguard: speech\nnoExamples: { en: People decide., zh: 由人工决定。 }\n',
})

const rule = (text: string, effect: string): string =>
  `[{ name: marked, on: [message.send], when: "event.content.text == '${text}'", decide: ${effect}, confidence: 0.9, why: { en: Marked., zh: 标记。 } }]`

/** An account that was sold waits for a person before it changes hands. */
const SOLD =
  '{ name: sold, on: [account.transfer], when: "event.reason == \'SOLD\'", decide: hold, confidence: 0.9, why: { en: Sold., zh: 出售。 } }'

/** Words of somebody who needs help: delivered, no breach, and urgent. */
const AT_RISK =
  '[{ name: at-risk, on: [message.send], when: "event.content.text == \'AT RISK\'", decide: flag, confidence: 0.9, severity: 1, danger: threat-to-life, why: { en: Perhaps at risk., zh: 可能有风险。 }, help: { en: You are not alone., zh: 您并不孤单。 } }]'
const AT_RISK_EXAMPLES = `
  - { must: flag, why: at risk, type: message.send, data: { content: { text: AT RISK } } }
  - { must: allow, why: plain, type: message.send, data: { content: { text: See you } } }`

const FILES = sampleFiles({
  'content/section.yaml': 'title: { en: Content, zh: 内容 }\nintro: { en: Not., zh: 禁止。 }\norder: 2\n',
  'conduct/i-harassment.yaml': clause({ severity: 3, rules: rule('INSULT', 'flag') }),
  'conduct/j-spam.yaml': clause({
    rules: rule('MARKED', 'hold').replace(/]$/, `, ${SOLD}]`),
    more: 'automatic: limit\n',
  }),
  'content/g-grave.yaml': clause({ severity: 4, rules: rule('GRAVE', 'flag') }),
  'content/h-danger.yaml': clause({
    severity: 4,
    rules: rule('DANGER', 'block'),
    more: 'danger: threat-to-life\nstatement: { category: risk-for-public-security, keywords: [terrorist-content], ground: illegal, law: "Directive (EU) 2017/541" }\n',
  }),
  'content/m-children.yaml': clause({ severity: 4, rules: rule('SEALED', 'block'), more: 'danger: child-safety\n' }),
  'content/n-operator.yaml': SPEECH,
  'content/r-risk.yaml': clause({ severity: 3, rules: AT_RISK, examples: AT_RISK_EXAMPLES }),
})

/** With how precise rules must be, as policy.yaml says it; undefined: no floor. */
export function testPolicyWith(floor: string | undefined): ReadonlyMap<string, string> {
  if (floor === undefined) return FILES
  return new Map(FILES).set('policy.yaml', `${FILES.get('policy.yaml') ?? ''}floor: ${floor}\n`)
}
