/** Many cases put into another queue, or decided within one of them. Each is moved or merged for itself, and can be taken back. */
import type { Answer, Case } from '@goodstanding/sdk'
import { useId, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { Choice } from '../ui/form-parts.tsx'
import { HANDS } from '../words/hand-words.ts'
import { BULK } from '../words/bulk-words.ts'
import { type BulkAnswer, BulkFrame, type BulkProps, type BulkRefusal, type BulkTelling } from './bulk-frame.tsx'
import { shortId } from './queue-row.tsx'
import { Unread } from '../ui/panel.tsx'
import { useQueueLines } from './use-queue-lines.ts'

type Undo = () => Promise<Answer<unknown>>

/** One after the other, so that each sees what the one before changed. `act` answers how to take it back. */
async function forEach(
  cases: readonly Case[],
  tell: BulkTelling,
  act: (found: Case) => Promise<Answer<Undo>>,
): Promise<BulkAnswer> {
  const refused: BulkRefusal[] = []
  const undos: Undo[] = []
  for (const found of cases) {
    const answer = await act(found)
    if (answer.ok) undos.push(answer.value)
    else refused.push({ id: found.id, problem: answer.refusal })
    tell(undos.length + refused.length)
  }
  const takeBack = async (): Promise<number> => {
    let kept = 0
    for (const undo of [...undos].reverse()) if (!(await undo()).ok) kept += 1
    return kept
  }
  return { done: undos.length, refused, takeBack: undos.length === 0 ? null : takeBack }
}

export function BulkMove({ cases, onClose }: BulkProps) {
  const say = useSay()
  const { client } = useSession()
  const known = useQueueLines()
  const lines = known.value?.items
  // Where all of them lie already is no other queue.
  const others = (lines ?? []).filter(({ id }) => cases.some(({ queue }) => queue !== id))
  const [chosen, setChosen] = useState<string | null>(null)
  const queue = chosen ?? others[0]?.id ?? ''
  const moving = cases.filter((found) => found.queue !== queue)
  const run = (reason: string, tell: BulkTelling): Promise<BulkAnswer> =>
    forEach(moving, tell, async ({ id, version, queue: before }) => {
      const moved = await client.cases.move(id, { queue, reason, ifMatch: version })
      if (!moved.ok) return moved
      const back = { queue: before, reason: say(BULK.moveUndoWhy), ifMatch: moved.value.version }
      return { ok: true, value: () => client.cases.move(id, back) }
    })
  return (
    <BulkFrame
      cases={cases}
      verb="move"
      title={say(BULK.moveTitle, cases.length)}
      send={say(HANDS.move)}
      isReady={moving.length > 0 && queue !== ''}
      run={run}
      said={({ done, refused }) => say(BULK.moveDone, done, queue, refused.length)}
      saidBack={say(BULK.moveUndone)}
      onClose={onClose}
    >
      {lines !== undefined && others.length === 0 ? (
        <p className="soft">{say(HANDS.noQueue)}</p>
      ) : (
        <Choice label={say(HANDS.queue)} value={queue} onChange={setChosen}>
          {others.map(({ id, name, cases: open }) => (
            <option key={id} value={id}>
              {say(HANDS.queueLine, say(name), open)}
            </option>
          ))}
        </Choice>
      )}
      <Unread known={known} />
    </BulkFrame>
  )
}

const ELSEWHERE = ''

export function BulkMerge({ cases, onClose }: BulkProps) {
  const say = useSay()
  const field = useId()
  const { client } = useSession()
  const organizations = new Set(cases.flatMap(({ subject }) => subject.organization ?? []))
  const [first] = cases
  const [chosen, setChosen] = useState(cases.length > 1 && first !== undefined ? first.id : ELSEWHERE)
  const [named, setNamed] = useState('')
  const into = chosen === ELSEWHERE ? named.trim() : chosen
  const merging = cases.filter(({ id }) => id !== into)
  const run = (reason: string, tell: BulkTelling): Promise<BulkAnswer> =>
    forEach(merging, tell, async ({ id, version }) => {
      const merged = await client.cases.merge(id, { into, reason, ifMatch: version })
      if (!merged.ok) return merged
      const back = { reason: say(BULK.mergeUndoWhy), ifMatch: merged.value.case.version }
      return { ok: true, value: () => client.cases.unmerge(id, back) }
    })
  return (
    <BulkFrame
      cases={cases}
      verb="merge"
      title={say(BULK.mergeTitle, cases.length)}
      send={say(HANDS.merge)}
      isReady={organizations.size <= 1 && merging.length > 0 && into !== ''}
      run={run}
      said={({ done, refused }) => say(BULK.mergeDone, done, shortId(into), refused.length)}
      saidBack={say(HANDS.partedAgain)}
      onClose={onClose}
    >
      {organizations.size > 1 && (
        <p className="error" role="alert">
          {say(BULK.mergeOrganizations, [...organizations].join(', '))}
        </p>
      )}
      <p className="soft small">{say(HANDS.mergeNote)}</p>
      <Choice label={say(HANDS.into)} value={chosen} onChange={setChosen}>
        {cases.length > 1 &&
          cases.map(({ id, subject, clauses }) => (
            <option key={id} value={id}>
              {`${shortId(id)} · ${subject.type}/${subject.id} · ${clauses.join(' ')}`}
            </option>
          ))}
        <option value={ELSEWHERE}>{say(HANDS.another)}</option>
      </Choice>
      {chosen === ELSEWHERE && (
        <div className="field">
          <label htmlFor={field}>{say(HANDS.caseId)}</label>
          <input id={field} className="input mono" value={named} onChange={(event) => setNamed(event.target.value)} />
        </div>
      )}
    </BulkFrame>
  )
}
