/** A message tried on rules of the own organization, as the server reads it. Nothing of it is recorded. */
import type { OwnRule } from '@goodstanding/model'
import { useEffect, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { TextField } from '../ui/form-parts.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { wordFor } from '../words/casework-words.ts'
import { ORG } from '../words/org-words.ts'

export const OWN_EFFECTS = { flag: ORG.flag, hold: ORG.hold, block: ORG.block } as const

type Hit = {
  readonly id: string
  readonly effect: string
  readonly reason: string
  readonly evidence: readonly { readonly value: unknown }[]
}

const PAUSE_MS = 300

export function TryOut({ rules }: { readonly rules: readonly OwnRule[] }) {
  const say = useSay()
  const { client } = useSession()
  const [text, setText] = useState('')
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const known = useAnswer(
    ['try-out', settled, rules],
    () =>
      client.ask<{ readonly items: readonly Hit[] }>('POST', '/v1/own-organization/rules/try', {
        body: { text: settled, rules },
      }),
    { enabled: settled.trim() !== '' && rules.length > 0 },
  )
  const isTyped = text.trim() !== '' && text === settled
  const hits = rules.length === 0 ? [] : known.value?.items
  return (
    <section className="stack tight">
      <TextField label={say(ORG.tryOut)} value={text} onChange={setText} isLong />
      <div role="status">
        {isTyped && <ProblemLine problem={known.problem} />}
        {isTyped && hits?.length === 0 && <p className="soft">{say(ORG.tryNone)}</p>}
        {isTyped &&
          hits?.map(({ id, effect, reason, evidence }) => (
            <p key={id}>
              {say(ORG.tryHit, reason || '…', say(wordFor(OWN_EFFECTS, effect)))}{' '}
              <span className="small quiet">{evidence.map(({ value }) => String(value)).join(', ')}</span>
            </p>
          ))}
      </div>
    </section>
  )
}
