/** What is done with a case instead of deciding it: another queue, a senior, a merge, and the undoing of one. */
import type { Case } from '@goodstanding/sdk'
import { useId, useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { useQueueLines } from '../queue/use-queue-lines.ts'
import { Choice } from '../ui/form-parts.tsx'
import { Unread } from '../ui/panel.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { useToast } from '../ui/toast.tsx'
import { HANDS } from '../words/hand-words.ts'
import { WordsPrompt } from './prompts.tsx'
import { KeyHint } from '../ui/key-hint.tsx'

type Hand = 'move' | 'merge' | 'escalate' | 'return'
type HandsProps = { readonly found: Case; readonly onRead: () => void }

/** The buttons and their keys: O another queue, M merge, E a senior - or back from one. */
export function Hands({ found, onRead }: HandsProps) {
  const say = useSay()
  const [hand, setHand] = useState<Hand | null>(null)
  const senior: Hand = found.forSenior === null ? 'escalate' : 'return'
  useHotKeys({
    o: () => setHand('move'),
    m: () => setHand('merge'),
    e: () => setHand(senior),
  })
  const close = { found, onClose: () => setHand(null), onDone: onRead }
  return (
    <>
      <button type="button" className="button small" onClick={() => setHand('move')}>
        {say(HANDS.move)} <KeyHint of="O" />
      </button>
      <button type="button" className="button small" onClick={() => setHand('merge')}>
        {say(HANDS.merge)} <KeyHint of="M" />
      </button>
      <button type="button" className="button small" onClick={() => setHand(senior)}>
        {say(HANDS[senior])} <KeyHint of="E" />
      </button>
      {hand === 'move' && <MovePrompt {...close} />}
      {hand === 'merge' && <MergePrompt {...close} />}
      {(hand === 'escalate' || hand === 'return') && <SeniorPrompt {...close} verb={hand} />}
    </>
  )
}

type PromptProps = { readonly found: Case; readonly onClose: () => void; readonly onDone: () => void }

function MovePrompt({ found, onClose, onDone }: PromptProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const known = useQueueLines()
  const lines = known.value?.items
  const others = (lines ?? []).filter(({ id }) => id !== found.queue)
  const [chosen, setQueue] = useState<string | null>(null)
  const queue = chosen ?? others[0]?.id ?? ''
  const act = useAct(
    (reason: string) => client.cases.move(found.id, { queue, reason, ifMatch: found.version }),
    ['cases'],
  )
  return (
    <WordsPrompt
      title={say(HANDS.moveTitle)}
      label={say(HANDS.why)}
      place={`${found.id} move`}
      send={HANDS.move}
      act={act}
      onClose={onClose}
      onDone={() => {
        toast({ text: say(HANDS.moved, queue) })
        onDone()
      }}
    >
      {lines !== undefined && others.length === 0 ? (
        <p className="soft">{say(HANDS.noQueue)}</p>
      ) : (
        <Choice label={say(HANDS.queue)} value={queue} onChange={setQueue}>
          {others.map(({ id, name, cases }) => (
            <option key={id} value={id}>
              {say(HANDS.queueLine, say(name), cases)}
            </option>
          ))}
        </Choice>
      )}
      <Unread known={known} />
    </WordsPrompt>
  )
}

const ELSEWHERE = ''

/** Into a case about the same subject or organization, or one that is named by its id. */
function MergePrompt({ found, onClose, onDone }: PromptProps) {
  const say = useSay()
  const toast = useToast()
  const field = useId()
  const { client } = useSession()
  const { type, id, organization } = found.subject
  const status = 'open,claimed,waiting'
  const known = usePages<Case>(['cases', 'beside', found.id], (cursor) =>
    client.cases.list({
      ...(typeof organization === 'string' ? { organization } : { subject: `${type}/${id}` }),
      ...{ status, limit: 50, cursor },
    }),
  )
  const others = (known.items ?? []).filter((other) => other.id !== found.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const [named, setNamed] = useState('')
  // An id that is being typed stays, whatever the list brings meanwhile.
  const into = chosen ?? (named === '' ? others[0]?.id : undefined) ?? ELSEWHERE
  const target = into === ELSEWHERE ? named.trim() : into
  const seen = others.find((other) => other.id === into)
  const act = useAct(
    (reason: string) =>
      client.cases.merge(found.id, {
        into: target,
        reason,
        ifMatch: found.version,
        ...(seen === undefined ? {} : { intoIfMatch: seen.version }),
      }),
    ['cases'],
  )
  return (
    <WordsPrompt
      title={say(HANDS.mergeTitle)}
      label={say(HANDS.why)}
      place={`${found.id} merge`}
      send={HANDS.merge}
      act={act}
      onClose={onClose}
      onDone={() => {
        toast({ text: say(HANDS.merged) })
        onDone()
      }}
    >
      <p className="soft small">{say(HANDS.mergeNote)}</p>
      <Choice label={say(HANDS.into)} value={into} onChange={setChosen}>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {`${shortId(other.id)} · ${other.subject.type}/${other.subject.id} · ${other.clauses.join(' ')}`}
          </option>
        ))}
        <option value={ELSEWHERE}>{say(HANDS.another)}</option>
      </Choice>
      <Unread known={{ ...known, value: known.items }} />
      <MoreButton list={{ ...known, items: others }} />
      {into === ELSEWHERE && (
        <div className="field">
          <label htmlFor={field}>{say(HANDS.caseId)}</label>
          <input id={field} className="input mono" value={named} onChange={(event) => setNamed(event.target.value)} />
        </div>
      )}
    </WordsPrompt>
  )
}

function SeniorPrompt({ found, verb, onClose, onDone }: PromptProps & { readonly verb: 'escalate' | 'return' }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const act = useAct((reason: string) => client.cases[verb](found.id, { reason, ifMatch: found.version }), ['cases'])
  return (
    <WordsPrompt
      title={say(verb === 'escalate' ? HANDS.escalateTitle : HANDS.returnTitle)}
      label={say(HANDS.why)}
      place={`${found.id} ${verb}`}
      send={HANDS[verb]}
      act={act}
      onClose={onClose}
      onDone={() => {
        toast({ text: say(verb === 'escalate' ? HANDS.escalated : HANDS.returned) })
        onDone()
      }}
    />
  )
}

export function UnmergePrompt({ found, onClose, onDone }: PromptProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const act = useAct((reason: string) => client.cases.unmerge(found.id, { reason, ifMatch: found.version }), ['cases'])
  return (
    <WordsPrompt
      title={say(HANDS.unmergeTitle)}
      label={say(HANDS.why)}
      place={`${found.id} unmerge`}
      send={HANDS.unmerge}
      act={act}
      onClose={onClose}
      onDone={() => {
        toast({ text: say(HANDS.unmerged) })
        onDone()
      }}
    />
  )
}
