/** For tests: the files of a small policy, with a clause for each thing that casework tells apart. */

const clause = (more: string): string => `title: { en: A clause, zh: 条款 }
summary: { en: No., zh: 禁止。 }
watched: { en: Messages., zh: 消息。 }
decided: { by: [machine, case, report], en: Both., zh: 皆可。 }
ladder: [{ points: 1, action: warn }, { points: 3, action: limit, capability: message.external, for: P7D }]
notice: { en: "Held under {clause.title} ({clause.id}). Appeal until {appeal.until}.", zh: "依据{clause.title}。" }
examples:
  - { must: hold, why: marked, type: message.send, data: { content: { text: MARKED } } }
  - { must: allow, why: plain, type: message.send, data: { content: { text: See you } } }
${more}`

/** What is said about the operator: decided by people alone. */
const SPEECH = `title: { en: The operator, zh: 运营方 }
summary: { en: No lies., zh: 不得造谣。 }
watched: { en: Nothing., zh: 无。 }
decided: { by: [report], en: People., zh: 人工。 }
severity: 1
safeguard: speech
rules: []
ladder: [{ points: 1, action: warn }]
notice: { en: "Under {clause.title}.", zh: "依据{clause.title}。" }
noExamples: { en: People decide., zh: 由人工决定。 }
examples: []
`

const rule = (text: string, effect: string): string =>
  `rules: [{ name: marked, on: [message.send], when: "event.content.text == '${text}'", decide: ${effect}, confidence: 0.9, why: { en: Marked., zh: 标记。 } }]`

const FILES = new Map([
  [
    'policy.yaml',
    `id: sample
version: "1"
effectiveFrom: 2026-11-01T00:00:00Z
title: { en: Sample, zh: 样例 }
contact: desk@sample.example
service: { names: [Sample], domains: [sample.example] }
onFailure: { default: allow, organization.register: hold }
allowSampling: 0.01
listed: { hashes: block, urls: hold }
appeal: { window: P180D }
`,
  ],
  ['conduct/section.yaml', 'title: { en: Conduct, zh: 行为 }\nintro: { en: Not., zh: 禁止。 }\norder: 1\n'],
  ['content/section.yaml', 'title: { en: Content, zh: 内容 }\nintro: { en: Not., zh: 禁止。 }\norder: 2\n'],
  ['conduct/i-harassment.yaml', clause(`severity: 3\n${rule('INSULT', 'flag')}`)],
  ['conduct/j-spam.yaml', clause(`severity: 2\nautomatic: limit\n${rule('MARKED', 'hold')}`)],
  [
    'content/h-danger.yaml',
    clause(
      `severity: 4\ndanger: threat-to-life\nstatement: { category: risk-for-public-security, keywords: [terrorist-content], ground: illegal, law: "Directive (EU) 2017/541" }\n${rule('DANGER', 'block')}`,
    ),
  ],
  ['content/m-children.yaml', clause(`severity: 4\ndanger: child-safety\n${rule('SEALED', 'block')}`)],
  ['content/n-operator.yaml', SPEECH],
])

/** With how precise rules must be, as policy.yaml says it; undefined: no floor. */
export function testPolicyWith(floor: string | undefined): ReadonlyMap<string, string> {
  if (floor === undefined) return FILES
  return new Map(FILES).set('policy.yaml', `${FILES.get('policy.yaml') ?? ''}floor: ${floor}\n`)
}
