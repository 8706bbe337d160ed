/** What the machine kept back, for whoever answers an appeal against it: what was found and, when asked for, what was sent. */
import type { ExplainedDecision, WireEvent } from '@goodstanding/sdk'
import { ClauseLink } from '../case/clause-link.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { langOf } from '../ui/lang-of.ts'
import { APPEAL } from '../words/appeal-words.ts'
import { wordFor } from '../words/casework-words.ts'
import { OPERATING } from '../words/operating-words.ts'

const EFFECTS = { hold: OPERATING.hold, block: OPERATING.block } as const

export function KeptBack({ decision }: { readonly decision: string }) {
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['cases', 'decision', decision], () => client.decision(decision))
  return (
    <Loaded known={known}>
      {(found) => (
        <>
          <p>
            {found.findings.map(({ clause, rule }) => (
              <ClauseLink key={`${clause} ${rule}`} id={clause} />
            ))}{' '}
            {say(wordFor(EFFECTS, found.effect))} <span className="quiet">{say(APPEAL.byMachine)}</span>
          </p>
          {found.explanation.words.map((words) => (
            <p key={words.en}>{say(words)}</p>
          ))}
          <Sent found={found} />
        </>
      )}
    </Loaded>
  )
}

/** Harm is not shown unasked. */
function Sent({ found }: { readonly found: ExplainedDecision }) {
  const say = useSay()
  if (found.event === undefined) return <p className="soft">{say(APPEAL.notShown)}</p>
  return (
    <details>
      <summary>{say(APPEAL.show)}</summary>
      <p className="words" lang={langOf(textOf(found.event))}>
        {textOf(found.event)}
      </p>
    </details>
  )
}

/** The words of a message; of everything else, what the service told. */
function textOf({ data }: WireEvent): string {
  const text = 'content' in data ? data.content.text : undefined
  return text ?? JSON.stringify(data, null, 2)
}
