/** The rules that route cases to queues, in their order: the first that fits counts. Tried on the open cases before they are kept. */
import { useState } from 'react'
import { useFields } from '../frame/held.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { usePolicy } from '../frame/use-policy.ts'
import { Loaded, ProblemLine, Unread } from '../ui/panel.tsx'
import { MayLink } from '../ui/may-link.tsx'
import { useToast } from '../ui/toast.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { SETTINGS } from '../words/settings-words.ts'
import type { Queue } from './queues-section.tsx'
import { DiscardDraft } from './discard-draft.tsx'

type Filter = {
  readonly sections?: readonly string[]
  readonly severityFrom?: number | null
  readonly severityTo?: number | null
  readonly sources?: readonly string[]
  readonly dangers?: readonly string[]
  /** What is asked beside, by the interface alone. */
  readonly [more: string]: readonly string[] | number | null | undefined
}
type Rule = { readonly queue: string; readonly filter?: Filter | null }
type Routing = { readonly rules: readonly Rule[]; readonly version: number }
type Tried = {
  readonly queues: readonly { readonly queue: string; readonly before: number; readonly after: number }[]
  readonly cases: number
  readonly moved: number
}

/** What a try found, and of which rules: its answer may come when they are others. */
type TriedRules = { readonly rules: readonly Rule[]; readonly found: Tried }

export function RoutingSection({ queues }: { readonly queues: readonly Queue[] }) {
  const say = useSay()
  const { client } = useSession()
  const policy = usePolicy()
  const known = useAnswer(['routing'], () => client.ask<Routing>('GET', '/v1/routing'))
  return (
    <section className="stack">
      <h2>{say(SETTINGS.routing)}</h2>
      <p className="soft small">{say(SETTINGS.routingHow)}</p>
      {/* Without it no section can be chosen. */}
      <Unread known={policy} />
      <Loaded known={known} rows={2}>
        {(routing) => <RuleList routing={routing} queues={queues} />}
      </Loaded>
    </section>
  )
}

/** What is being changed, and what version of: it outlives a refusal, and what somebody else keeps meanwhile. */
const NO_DRAFT: Routing = { version: -1, rules: [] }

const isSame = (one: readonly Rule[], other: readonly Rule[]): boolean => JSON.stringify(one) === JSON.stringify(other)

function RuleList({ routing, queues }: { readonly routing: Routing; readonly queues: readonly Queue[] }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [draft, change, undo] = useFields('routing', NO_DRAFT)
  const isBegun = draft.version !== NO_DRAFT.version
  const rules = isBegun ? draft.rules : routing.rules
  const setRules = (next: readonly Rule[]): void =>
    change(isSame(next, routing.rules) ? NO_DRAFT : { version: isBegun ? draft.version : routing.version, rules: next })
  const [tried, setTried] = useState<TriedRules | null>(null)
  const put = useAct(
    (ifMatch: number) => client.ask<Routing>('PUT', '/v1/routing', { body: { rules }, ifMatch }),
    ['routing'],
  )
  const dryRun = useAct((_: null) => client.ask<Tried>('POST', '/v1/routing/dry-run', { body: { rules } }), ['nothing'])
  const apply = useAct((_: null) => client.ask<unknown>('POST', '/v1/routing/apply', { body: {} }), ['queues'])
  const isChanged = !isSame(rules, routing.rules)
  const keep = async (): Promise<void> => {
    // Whoever was told that somebody else has changed them keeps theirs over that.
    const told = put.problem?.more['version']
    const kept = await put.run(typeof told === 'number' ? told : draft.version)
    if (kept === null) return
    // What was changed meanwhile stays.
    change((now) => (isSame(now.rules, rules) ? NO_DRAFT : { version: kept.version }))
    toast({ text: say(SETTINGS.saved) })
  }
  const dryTry = async (): Promise<void> => {
    const found = await dryRun.run(null)
    setTried(found === null ? null : { rules, found })
  }
  return (
    <>
      <ol className="stack tight">
        {rules.map((rule, at) => (
          <RuleLine
            key={at}
            rule={rule}
            queues={queues}
            onChange={(next) => setRules(rules.with(at, next))}
            onRemove={() => setRules(rules.toSpliced(at, 1))}
          />
        ))}
      </ol>
      <ProblemLine problem={put.problem ?? dryRun.problem ?? apply.problem} />
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={queues[0] === undefined}
          onClick={() => setRules([...rules, { queue: queues[0]?.id ?? '', filter: { severityFrom: 3 } }])}
        >
          {say(SETTINGS.addRule)}
        </button>
        <button type="button" className="button" disabled={dryRun.isRunning} onClick={() => void dryTry()}>
          {say(SETTINGS.dryRun)}
        </button>
        <button
          type="button"
          className="button main"
          disabled={!isChanged || put.isRunning}
          onClick={() => void keep()}
        >
          {say(SETTINGS.saveRules)}
        </button>
        <DiscardDraft undo={undo} />
        <button
          type="button"
          className="button"
          disabled={isChanged || apply.isRunning}
          onClick={() => void apply.run(null).then((done) => done !== null && toast({ text: say(SETTINGS.applied) }))}
        >
          {say(SETTINGS.applyRules)}
        </button>
      </div>
      <div role="status">{tried?.rules === rules && <DryRun tried={tried.found} />}</div>
    </>
  )
}

function DryRun({ tried }: { readonly tried: Tried }) {
  const say = useSay()
  return (
    <WideTable label={say(SETTINGS.dryRun)}>
      <caption className="soft small">
        {say(SETTINGS.wouldMove, tried.moved, tried.cases)} {say(SETTINGS.thenHow)}
      </caption>
      <thead>
        <tr>
          <th>{say(SETTINGS.queue)}</th>
          <th>{say(SETTINGS.casesNow)}</th>
          <th>{say(SETTINGS.casesThen)}</th>
        </tr>
      </thead>
      <tbody>
        {tried.queues.map(({ queue, before, after }) => (
          <tr key={queue}>
            <td>
              <code>{queue}</code>
            </td>
            <td className="number">
              <MayLink act="case.read" to="/queue" search={{ q: `queue:${queue}` }}>
                {before}
              </MayLink>
            </td>
            <td className="number">{after}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

type LineProps = {
  readonly rule: Rule
  readonly queues: readonly Queue[]
  readonly onChange: (rule: Rule) => void
  readonly onRemove: () => void
}

function RuleLine({ rule, queues, onChange, onRemove }: LineProps) {
  const say = useSay()
  const policy = usePolicy()
  const { sections, severityFrom = null, severityTo = null, sources, dangers, ...more } = rule.filter ?? {}
  const upTo = severityTo === null ? [] : [`≤ ${severityTo}`]
  const rest = [...upTo, ...Object.values(more).flat()].filter((asked) => asked !== null && asked !== undefined)
  const setFilter = (next: Filter): void => onChange({ ...rule, filter: { ...rule.filter, ...next } })
  return (
    <li className="row">
      <OneOf
        label={say(SETTINGS.ruleSection)}
        any={say(SETTINGS.anySection)}
        words={policy.value?.sections.map(({ id, title }) => [id, say(title)]) ?? []}
        asked={sections}
        onChange={(chosen) => setFilter({ sections: chosen })}
      />
      <label className="row">
        {say(SETTINGS.ruleSeverity)}
        <select
          className="input"
          style={{ width: 'auto' }}
          value={severityFrom ?? 1}
          onChange={(event) => setFilter({ severityFrom: Number(event.target.value) })}
        >
          {[1, 2, 3, 4].map((severity) => (
            <option key={severity} value={severity}>
              ≥ {severity}
            </option>
          ))}
        </select>
      </label>
      <OneOf
        label={say(SETTINGS.ruleSource)}
        any={say(SETTINGS.anySource)}
        words={[
          ['machine', say(SETTINGS.byMachine)],
          ['person', say(SETTINGS.byPerson)],
        ]}
        asked={sources}
        onChange={(chosen) => setFilter({ sources: chosen })}
      />
      <OneOf
        label={say(SETTINGS.ruleDanger)}
        any={say(SETTINGS.anyDanger)}
        words={[
          ['threat-to-life', say(SETTINGS.toLife)],
          ['child-safety', say(SETTINGS.toChildren)],
        ]}
        asked={dangers}
        onChange={(chosen) => setFilter({ dangers: chosen })}
      />
      {rest.length > 0 && <span className="soft">{say(SETTINGS.ruleRest, rest.join(', '))}</span>}
      <label className="row">
        → {say(SETTINGS.queue)}
        <select
          className="input"
          style={{ width: 'auto' }}
          value={rule.queue}
          onChange={(event) => onChange({ ...rule, queue: event.target.value })}
        >
          {queues.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button small" onClick={onRemove}>
        {say(SETTINGS.remove)}
      </button>
    </li>
  )
}

type OneOfProps = {
  readonly label: string
  readonly any: string
  readonly words: readonly (readonly [string, string])[]
  readonly asked: readonly string[] | undefined
  readonly onChange: (asked: readonly string[]) => void
}

/** One word is chosen, or none; where the interface asked for several, they stand together as one choice. */
function OneOf({ label, any, words, asked = [], onChange }: OneOfProps) {
  const named = new Map(words)
  const together = asked.map((word) => named.get(word) ?? word).join(' / ')
  return (
    <label className="row">
      {label}
      <select
        className="input"
        style={{ width: 'auto' }}
        value={asked.join(',')}
        onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split(','))}
      >
        <option value="">{any}</option>
        {words.map(([word, said]) => (
          <option key={word} value={word}>
            {said}
          </option>
        ))}
        {asked.length > 0 && !named.has(asked.join(',')) && <option value={asked.join(',')}>{together}</option>}
      </select>
    </label>
  )
}
