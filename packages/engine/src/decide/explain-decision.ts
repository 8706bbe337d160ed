/** A decision in words: what matched, with the values that were measured, and what else bore on the answer. */
import type { Bilingual, Decision, Evidence, Finding } from '@goodstanding/model'
import { SIGNALS } from '@goodstanding/model'
import type { CompiledPolicy, CompiledRule } from '@goodstanding/policy'
import type { Evaluation, Inputs } from '../evaluation.ts'

const EFFECTS: Readonly<Record<Decision['effect'], Bilingual>> = {
  allow: { en: 'It goes on.', zh: '予以放行。' },
  flag: { en: 'It goes on, and a person looks at it.', zh: '予以放行，并交由人工查看。' },
  hold: { en: 'It is kept back until a person decides.', zh: '暂时保留，等待人工决定。' },
  block: { en: 'It does not go on.', zh: '不予放行。' },
}

type Explained = Pick<Evaluation, 'decision' | 'watch'>

/** One line each, in the order that a reader needs them. */
export function explainDecision(
  { decision, watch }: Explained,
  inputs: Inputs,
  compiled: CompiledPolicy,
): readonly Bilingual[] {
  return [
    EFFECTS[decision.effect],
    ...explainStanding(decision),
    ...decision.findings.flatMap((finding) => explainFinding(finding, compiled)),
    ...explainRows(decision),
    ...explainWatched(watch, inputs),
    ...explainPermit(inputs),
    ...inputs.faults.map(({ stage, message }) => ({
      en: `Machinery failed (${stage}: ${message}); the policy says what is answered then.`,
      zh: `处理程序出错（${stage}：${message}）；按政策规定的方式作答。`,
    })),
    ...(decision.findings.length === 0 && decision.standing === undefined
      ? explainNothing(inputs, watch.length > 0)
      : []),
  ]
}

function explainStanding({ standing }: Decision): readonly Bilingual[] {
  if (standing === undefined) return []
  const { state, subject, capability, until, action } = standing
  const by = action === null ? '' : ` (${action})`
  return [
    {
      en: `The ${subject.type} ${subject.id} is ${state}${by}: it has lost "${capability}" ${until === null ? 'for good' : `until ${until}`}.`,
      zh: `${subject.type === 'account' ? '账号' : '组织'} ${subject.id} 的状态为 ${state}${by}：已失去“${capability}”${until === null ? '（无期限）' : `，至 ${until} 止`}。`,
    },
  ]
}

function explainFinding(finding: Finding, compiled: CompiledPolicy): readonly Bilingual[] {
  const title = compiled.policy.clauses.get(finding.clause)?.title ?? { en: '', zh: '' }
  const rule = ruleOf(finding, compiled)
  const why = rule?.why ?? STATED[finding.rule] ?? OWN_RULE
  const place = rule === null ? '' : ` [${rule.file}:${rule.line}] ${rule.source}`
  const certainty = Math.round(finding.confidence * 100)
  return [
    {
      en: `${finding.clause} ${title.en}: ${finding.rule} -> ${finding.effect} (severity ${finding.severity}, ${certainty} %). ${why.en}${place}`,
      zh: `${finding.clause} ${title.zh}：${finding.rule} -> ${finding.effect}（严重程度 ${finding.severity}，${certainty}%）。${why.zh}${place}`,
    },
    ...finding.evidence.map(explainEvidence),
  ]
}

const STATED: Readonly<Record<string, Bilingual>> = {
  'listed-hash': { en: 'The file is in the register of hashes.', zh: '该文件在哈希登记册中。' },
  'listed-url': { en: 'The address is in the register of URLs.', zh: '该网址在网址登记册中。' },
}
const OWN_RULE: Bilingual = { en: "The organization's own rule.", zh: '组织自定的规则。' }

function ruleOf({ clause, rule }: Finding, { types }: CompiledPolicy): CompiledRule | null {
  for (const { rules } of types.values()) {
    const found = rules.find((candidate) => candidate.clause === clause && candidate.name === rule)
    if (found !== undefined) return found
  }
  return null
}

function explainEvidence({ signal, value, pointer, start, end }: Evidence): Bilingual {
  const where = start === undefined || end === undefined ? pointer : `${pointer} ${start}..${end}`
  const summary = summaryOf(signal)
  return {
    en: `  ${signal} = ${value} at ${where}${summary === null ? '' : ` (${summary.en})`}`,
    zh: `  ${signal} = ${value}，位于 ${where}${summary === null ? '' : `（${summary.zh}）`}`,
  }
}

function summaryOf(signal: string): Bilingual | null {
  return Object.entries(SIGNALS).find(([name]) => name === signal)?.[1].summary ?? null
}

function explainRows({ rows }: Decision): readonly Bilingual[] {
  if (rows === undefined || rows.length === 0) return []
  const shown = rows.slice(0, 20).map(({ index, effect, clause }) => `${index} ${effect} ${clause}`)
  const more = rows.length > shown.length ? ', …' : ''
  return [
    {
      en: `${rows.length} rows do not go on: ${shown.join(', ')}${more}`,
      zh: `${rows.length} 行未予放行：${shown.join('，')}${more}`,
    },
  ]
}

/** What would have acted, were its rule not written to watch only, or lowered to it. */
function explainWatched(watch: readonly Finding[], { lowered = {} }: Inputs): readonly Bilingual[] {
  return watch.map(({ clause, rule, effect }) => {
    const isLowered = lowered[`${clause}/${rule}`] !== undefined
    return {
      en: `${clause}: ${rule} would have said ${effect}. The rule ${isLowered ? 'is switched to watch' : 'only watches'}: what it finds is recorded and acts on nothing.`,
      zh: `${clause}：规则 ${rule} 本应给出 ${effect}。该规则${isLowered ? '已切换为' : ''}仅观察：其发现会被记录，但不采取行动。`,
    }
  })
}

function explainPermit({ permit }: Inputs): readonly Bilingual[] {
  if (permit === null) return []
  const clauses = permit.clauses.join(', ')
  return [
    {
      en: `The permit ${permit.id} covers this event: findings of ${clauses} are lifted.`,
      zh: `许可 ${permit.id} 覆盖此事件：${clauses} 的认定不予适用。`,
    },
  ]
}

/** For an answer without findings: what was seen all the same. */
function explainNothing({ signals, windows }: Inputs, isWatched: boolean): readonly Bilingual[] {
  const none = isWatched
    ? { en: 'No rule that acts matched', zh: '没有会采取行动的规则匹配' }
    : { en: 'No rule matched', zh: '没有规则匹配' }
  const seen = [
    ...Object.entries(signals.values).map(([name, value]) => `${name} = ${value}`),
    ...windows.map(({ window, reading }) => `${window} = ${reading}`),
  ]
  if (seen.length === 0) return [{ en: `${none.en}, and nothing was seen.`, zh: `${none.zh}，也未发现任何信号。` }]
  return [{ en: `${none.en}. Seen: ${seen.join('; ')}`, zh: `${none.zh}。所见：${seen.join('；')}` }]
}
