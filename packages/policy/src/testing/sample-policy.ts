/** A small valid policy as files, for tests to bend; those of other packages too, under `@goodstanding/policy/testing`. */
import type { PolicyFiles } from '../policy.ts'

const POLICY = `id: sample
version: "1"
effectiveFrom: 2026-11-01T00:00:00Z
title: { en: Sample, zh: 样例 }
contact: desk@sample.example
service: { names: [Sample], domains: [sample.example] }
onFailure: { default: allow, organization.register: hold }
allowSampling: 0.01
listed: { hashes: block, urls: hold }
appeal: { window: P180D }
`

const SECTION = `title: { en: Conduct, zh: 行为 }
intro: { en: What nobody may do., zh: 任何人不得从事的行为。 }
order: 1
`

/** Parts of a clause file that a test replaces; each is YAML. */
export type ClauseParts = {
  readonly title?: string
  readonly decided?: string
  readonly severity?: number
  readonly rules?: string
  readonly ladder?: string
  readonly notice?: string
  readonly examples?: string
  readonly more?: string
}

const RULE = `[{ name: spam, on: [message.send], when: "text.spam > 0.9", decide: hold, confidence: text.spam, why: { en: Spam., zh: 垃圾信息。 } }]`
const EXAMPLES = `
  - { must: hold, why: sold to strangers, type: message.send, data: { content: { text: Buy now } } }
  - { must: allow, why: plain talk, type: message.send, data: { content: { text: See you at nine } } }`

/** The text of a clause file. */
export function clauseFile(parts: ClauseParts = {}): string {
  return `title: ${parts.title ?? '{ en: Spam, zh: 垃圾信息 }'}
summary: { en: No spam., zh: 禁止垃圾信息。 }
watched: { en: Messages., zh: 消息。 }
decided: ${parts.decided ?? '{ by: [machine], en: A machine decides., zh: 由系统决定。 }'}
severity: ${parts.severity ?? 2}
rules: ${parts.rules ?? RULE}
ladder: ${parts.ladder ?? '[{ points: 1, action: warn }]'}
notice: ${parts.notice ?? '{ en: "We held it under {clause.title}.", zh: "已依据{clause.title}拦截。" }'}
examples: ${parts.examples ?? EXAMPLES}
${parts.more ?? ''}`
}

/** One rule as YAML, from its condition. */
export function ruleLine(when: string, fields = 'on: [message.send]', name = 'tested'): string {
  return `{ name: ${name}, ${fields}, when: ${JSON.stringify(when)}, decide: hold, confidence: 0.5, why: { en: Why., zh: 原因。 } }`
}

/** The sample with some files replaced or added; `null` takes one away. */
export function sampleFiles(changes: Readonly<Record<string, string | null>> = {}): PolicyFiles {
  const files = new Map<string, string>([
    ['policy.yaml', POLICY],
    ['conduct/section.yaml', SECTION],
    ['conduct/j-spam.yaml', clauseFile()],
  ])
  for (const [file, text] of Object.entries(changes)) {
    if (text === null) files.delete(file)
    else files.set(file, text)
  }
  return files
}
