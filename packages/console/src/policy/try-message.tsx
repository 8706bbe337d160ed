/** A message tried on the clause file as it stands in the editor: what it would be answered with, and which span says why. */
import type { Decision } from '@goodstanding/model'
import { useEffect, useId, useState } from 'react'
import { markSpans } from '../case/mark-spans.ts'
import { useSay } from '../frame/preferences.tsx'
import { useWords } from '../frame/held.ts'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { TextField } from '../ui/form-parts.tsx'
import { useLong } from '../ui/use-slow.ts'
import { ProblemLine } from '../ui/panel.tsx'
import { langOf } from '../ui/lang-of.ts'
import { POLICY } from '../words/policy-words.ts'
import type { NewExample } from './clause-text.ts'

const RELATIONS = ['colleague', 'contact', 'stranger'] as const
const PAUSE_MS = 600
const TEXT = '/data/content/text'

type TryProps = {
  readonly clause: string
  readonly path: string
  readonly file: string
  readonly onKeep: (example: NewExample) => void
}

type Settled = { readonly text: string; readonly relation: (typeof RELATIONS)[number]; readonly file: string }

function eventOf({ text, relation }: Settled): unknown {
  return {
    specversion: '1.0',
    id: 'try',
    source: 'urn:goodstanding:try',
    type: 'message.send',
    data: {
      organization: 'try',
      actor: { id: 'somebody', kind: 'member' },
      conversation: { id: 'c1', kind: 'direct' },
      audience: { kind: 'person', relation, recipients: ['somebody-else'], size: 1 },
      content: { text },
    },
  }
}

export function TryMessage({ clause, path, file, onKeep }: TryProps) {
  const say = useSay()
  const relationId = useId()
  const { client } = useSession()
  const [text, setText] = useWords(`try ${path}`)
  const [relation, setRelation] = useState<(typeof RELATIONS)[number]>('stranger')
  const [settled, setSettled] = useState<Settled>({ text, relation, file })
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ text, relation, file }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, relation, file])
  const tried = useAnswer(
    ['policy-try', settled],
    () =>
      client.ask<Decision>('POST', '/v1/policy/try', {
        body: { files: { [path]: settled.file }, event: eventOf(settled) },
      }),
    { enabled: settled.text.trim() !== '' },
  )
  const isTrying = text.trim() !== '' && tried.value === undefined && tried.problem === null
  const underWay = useLong(isTrying ? POLICY.trying : null)
  const own = tried.value?.findings.filter((finding) => finding.clause === clause) ?? []
  const others = (tried.value?.findings.length ?? 0) - own.length
  const strictest = (['block', 'hold', 'flag'] as const).find((effect) => own.some((each) => each.effect === effect))
  return (
    <section className="stack tight" aria-label={say(POLICY.tryOut)}>
      <TextField label={say(POLICY.tryOut)} value={text} onChange={setText} isLong />
      <div className="row">
        <label htmlFor={relationId}>{say(POLICY.tryFrom)}</label>
        <select
          id={relationId}
          className="input"
          style={{ width: 'auto' }}
          value={relation}
          onChange={(event) => setRelation(RELATIONS.find((known) => known === event.target.value) ?? 'stranger')}
        >
          {RELATIONS.map((each) => (
            <option key={each} value={each}>
              {say(POLICY[each])}
            </option>
          ))}
        </select>
      </div>
      <div role="status" className="stack tight">
        {underWay !== null && <p className="small soft">{say(underWay)}</p>}
        {text.trim() !== '' && tried.value !== undefined && (
          <>
            <p className="evidence-text" lang={langOf(settled.text)}>
              {markSpans(
                settled.text,
                own.flatMap(({ evidence }) => evidence.filter(({ pointer }) => pointer === TEXT)),
              ).map((part) => (part.marks.length === 0 ? part.text : <mark key={part.start}>{part.text}</mark>))}
            </p>
            <p>{own.length === 0 ? say(POLICY.tryNothing) : say(POLICY.tryResult, say(POLICY[strictest ?? 'flag']))}</p>
            {own.map(({ rule, confidence, evidence }) => (
              <p key={rule} className="small soft">
                <code>{rule}</code> {confidence.toFixed(2)}{' '}
                {evidence.map(({ signal, value }) => `${signal} = ${String(value)}`).join(' · ')}
              </p>
            ))}
            {others > 0 && <p className="small soft">{say(POLICY.ofOthers, others)}</p>}
            <p>
              <button
                type="button"
                className="button small"
                onClick={() => {
                  // As it was tried: what is chosen now may not be.
                  const { text: words, relation: from } = settled
                  onKeep({ must: strictest ?? 'allow', why: say(POLICY.exampleWhy), text: words, relation: from })
                }}
              >
                {say(POLICY.keepExample)}
              </button>
            </p>
          </>
        )}
      </div>
      {text.trim() !== '' && <ProblemLine problem={tried.problem} />}
    </section>
  )
}
