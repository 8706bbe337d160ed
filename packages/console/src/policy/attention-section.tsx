/** Rules that run in a lesser mode, are below their floor or wait for a second person: why, with the numbers, and what can be done. */
import type { Bilingual } from '@goodstanding/model'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { WordsPrompt } from '../case/prompts.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayInstant, sayNumber } from '../frame/times.ts'
import type { PolicyRule } from '../frame/use-policy.ts'
import { useAct } from '../frame/use-answer.ts'
import { ProblemLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { COUNTED } from '../words/counted-words.ts'
import { RUNS } from '../words/rule-run-words.ts'
import { RULES } from '../words/rules-words.ts'
import { needsLook, type RuleRun, useAttention } from './rule-run.ts'

const TAGS = { on: 'tag good', watch: 'tag waits', off: 'tag' } as const

export function ModeTag({ mode }: { readonly mode: RuleRun['mode'] }) {
  const say = useSay()
  return <span className={TAGS[mode]}>{say(RULES[mode])}</span>
}

/** Nothing when no rule needs a look. */
export function AttentionSection() {
  const say = useSay()
  const known = useAttention()
  const runs = known.value?.items.filter(needsLook) ?? []
  if (runs.length === 0) return null
  return (
    <section className="panel stack" aria-labelledby="attention">
      <h2 id="attention">{say(RUNS.attention)}</h2>
      {runs.map((run) => (
        <article key={`${run.clause} ${run.rule}`} className="stack tight">
          <p className="row">
            <ClauseLink id={run.clause} />
            <code>{run.rule}</code>
            <ModeTag mode={run.mode} />
          </p>
          <WhyLines run={run} />
          <Judged run={run} />
          <RuleActs run={run} />
        </article>
      ))}
    </section>
  )
}

function WhyLines({ run: { lowered, asked, alarm } }: { readonly run: RuleRun }) {
  const say = useSay()
  const { language } = usePreferences()
  const percent = (share: number): string => sayNumber(share * 100, language, 1)
  const lines: string[] = []
  if (lowered !== null && lowered.measured !== null) {
    const { right, wrong, floor } = lowered.measured
    lines.push(say(RUNS.byMachine, sayInstant(lowered.at, language), right, right + wrong, percent(floor)))
  } else if (lowered !== null) {
    const people = lowered.second === null ? lowered.by : `${lowered.by} + ${lowered.second}`
    lines.push(
      say(RUNS.byPerson, say(RULES[lowered.mode]), people, sayInstant(lowered.at, language), lowered.reason ?? ''),
    )
  }
  if (asked !== null)
    lines.push(
      asked.to === 'as-written'
        ? say(RUNS.asksBack, asked.by, asked.reason)
        : say(RUNS.asks, asked.by, say(RULES[asked.to]), asked.reason),
    )
  return (
    <>
      {alarm !== null && (
        <p className="error">
          {say(
            RUNS.alarm,
            alarm.measured.right,
            alarm.measured.right + alarm.measured.wrong,
            percent(alarm.measured.floor),
          )}
        </p>
      )}
      {lines.map((line) => (
        <p key={line} className="small soft words">
          {line}
        </p>
      ))}
    </>
  )
}

/** Where the numbers of a rule that was measured lead. */
function Judged({ run: { clause, rule, lowered, alarm } }: { readonly run: RuleRun }) {
  const say = useSay()
  const mayRead = useMay('case.read')
  if (!mayRead || (alarm ?? lowered?.measured ?? null) === null) return null
  return (
    <p>
      <Link to="/rules/outcomes" search={{ q: `${clause} ${rule} wrong` }}>
        {say(COUNTED.openOutcomes)}
      </Link>
    </p>
  )
}

type Asking = 'lower' | 'raise'
const VERBS = { lower: RUNS.lower, raise: RUNS.raise } as const

/** What a policy editor may do about a rule. */
export function RuleActs({ run }: { readonly run: RuleRun }) {
  const say = useSay()
  const { who, client } = useSession()
  const mayLower = useMay('rule.lower')
  const [asking, setAsking] = useState<Asking | null>(null)
  const path = `/v1/rules/${run.clause}/${run.rule}`
  const answer = useAct((verb: 'approve' | 'withdraw') => client.ask<RuleRun>('POST', `${path}/${verb}`), ['policy'])
  if (!mayLower) return null
  const { asked } = run
  return (
    <span className="row">
      {run.mode !== 'off' && run.written !== 'off' && asked === null && (
        <button type="button" className="button small" onClick={() => setAsking('lower')}>
          {say(RUNS.lower)} <span className="visually-hidden">{run.rule}</span>
        </button>
      )}
      {run.lowered !== null && asked === null && (
        <button type="button" className="button small" onClick={() => setAsking('raise')}>
          {say(RUNS.raise)} <span className="visually-hidden">{run.rule}</span>
        </button>
      )}
      {asked !== null && asked.by !== who.id && (
        <button
          type="button"
          className="button small commit"
          disabled={answer.isRunning}
          onClick={() => void answer.run('approve')}
        >
          {say(RUNS.approve)} <span className="visually-hidden">{run.rule}</span>
        </button>
      )}
      {asked !== null && (
        <button
          type="button"
          className="button small"
          disabled={answer.isRunning}
          onClick={() => void answer.run('withdraw')}
        >
          {say(RUNS.withdraw)} <span className="visually-hidden">{run.rule}</span>
        </button>
      )}
      <ProblemLine problem={answer.problem} />
      {asking !== null && <SwitchPrompt run={run} asking={asking} onClose={() => setAsking(null)} />}
    </span>
  )
}

type LowerableRule = Pick<PolicyRule, 'name' | 'mode' | 'guarded'>

/** In the list of rules: one that runs as it is written is lowered from its row. */
export function LowerRule({ clause, rule }: { readonly clause: string; readonly rule: LowerableRule }) {
  const say = useSay()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <button type="button" className="button small" onClick={() => setIsAsking(true)}>
        {say(RUNS.lower)} <span className="visually-hidden">{rule.name}</span>
      </button>
      {isAsking && (
        <SwitchPrompt
          run={{ clause, rule: rule.name, mode: rule.mode, written: rule.mode, guarded: rule.guarded }}
          asking="lower"
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  )
}

type Switched = Pick<RuleRun, 'clause' | 'rule' | 'mode' | 'written' | 'guarded'>
type SwitchProps = { readonly run: Switched; readonly asking: Asking; readonly onClose: () => void }

function SwitchPrompt({ run, asking, onClose }: SwitchProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const modes = (['watch', 'off'] as const).filter((mode) => mode !== run.mode && mode !== run.written)
  const [to, setTo] = useState<'watch' | 'off'>(modes[0] ?? 'off')
  const act = useAct(
    (reason: string) =>
      client.ask<RuleRun>('POST', `/v1/rules/${run.clause}/${run.rule}/${asking}`, {
        body: asking === 'lower' ? { mode: to, reason } : { reason },
      }),
    ['policy'],
  )
  const title = asking === 'lower' ? RUNS.lowerTitle : RUNS.raiseTitle
  return (
    <WordsPrompt
      title={say(title, run.rule)}
      label={say(RUNS.why)}
      place={`${run.clause} ${run.rule} ${asking}`}
      send={VERBS[asking]}
      act={act}
      isCommit
      onClose={onClose}
      onDone={(after) =>
        toast({
          text: after.asked === null ? say(RUNS.done, run.rule, say(RULES[after.mode])) : say(RUNS.waits, run.rule),
        })
      }
    >
      {asking === 'lower' && (
        <fieldset className="field">
          <legend>{say(RUNS.to)}</legend>
          <div className="choices">
            {modes.map((mode) => (
              <label key={mode}>
                <input type="radio" name="to" checked={to === mode} onChange={() => setTo(mode)} />
                <span>{say(WORDS_OF[mode])}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {(asking === 'raise' || run.guarded) && (
        <p className="small soft">{say(asking === 'raise' ? RUNS.raiseNote : RUNS.guarded)}</p>
      )}
    </WordsPrompt>
  )
}

const WORDS_OF: Readonly<Record<'watch' | 'off', Bilingual>> = { watch: RUNS.toWatch, off: RUNS.toOff }
