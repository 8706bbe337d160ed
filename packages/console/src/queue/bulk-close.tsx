/** Many cases closed alike. Only "no violation" is offered: a sanction needs eyes on each case. */
import type { Answer, Problem } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { BULK } from '../words/bulk-words.ts'
import { type BulkAnswer, BulkFrame, type BulkProps, type BulkRefusal, type BulkTelling } from './bulk-frame.tsx'

type Batch = {
  readonly status: string
  readonly done: number
  readonly items: readonly unknown[]
  readonly next: string | null
}

/** A large batch goes on in the background; it is looked at so often. */
const LOOK_MS = 700

export function BulkClose({ cases, onClose }: BulkProps) {
  const say = useSay()
  const { client } = useSession()
  const readBatch = async (id: string, tell: BulkTelling): Promise<readonly unknown[] | Problem> => {
    const items: unknown[] = []
    for (let cursor: string | null = null; ; ) {
      const answer: Answer<Batch> = await client.ask<Batch>('GET', `/v1/batches/${id}`, {
        query: { limit: 200, cursor },
      })
      if (!answer.ok) return answer.refusal
      if (answer.value.status === 'deciding') {
        tell(answer.value.done)
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
        continue
      }
      items.push(...answer.value.items)
      cursor = answer.value.next
      if (cursor === null) return items
    }
  }
  const takeBack = (batch: string) => async (): Promise<number> => {
    const undone = await client.ask<{ readonly counts: Readonly<Record<string, number>> }>(
      'POST',
      `/v1/batches/${batch}/undo`,
      { body: { reason: say(BULK.bulkUndoWhy) } },
    )
    return undone.ok ? (undone.value.counts['undo-refused'] ?? 0) : cases.length
  }
  /** What was claimed for this and is not decided is nobody's again; what somebody had in hand before stays theirs. */
  const giveBack = async (ids: readonly string[]): Promise<void> => {
    for (const { id, lease } of cases) if (lease === null && ids.includes(id)) await client.cases.release(id)
  }
  const run = async (reason: string, tell: BulkTelling): Promise<BulkAnswer | Problem> => {
    const refused: BulkRefusal[] = []
    const claimed: string[] = []
    for (const { id } of cases) {
      const answer = await client.cases.claim(id)
      if (answer.ok) claimed.push(id)
      else refused.push({ id, problem: answer.refusal })
      tell(claimed.length + refused.length)
    }
    if (claimed.length === 0) return { done: 0, refused, takeBack: null }
    const answer = await client.cases.decideMany(claimed, { outcome: 'no-violation', reason })
    if (!answer.ok) {
      // What was not answered may be done all the same.
      if (answer.refusal.status !== 0) await giveBack(claimed)
      return answer.refusal
    }
    const { batch } = answer.value
    const items = answer.value.items.length > 0 ? answer.value.items : await readBatch(batch, tell)
    if ('kind' in items) return items
    const undecided = items.flatMap(readRefusal)
    await giveBack(undecided.map(({ id }) => id))
    refused.push(...undecided)
    const done = cases.length - refused.length
    return { done, refused, takeBack: done === 0 ? null : takeBack(batch) }
  }
  return (
    <BulkFrame
      cases={cases}
      verb="close"
      title={say(BULK.bulkTitle, cases.length)}
      send={say(BULK.bulkSend)}
      isReady
      run={run}
      said={({ done, refused }) => say(BULK.bulkDone, done, refused.length)}
      saidBack={say(BULK.bulkUndone)}
      onClose={onClose}
    >
      <p className="soft small">{say(BULK.bulkNote)}</p>
    </BulkFrame>
  )
}

/** What a batch says of one case when it was refused: `{ id, problem: { kind, title, detail } }`. */
function readRefusal(item: unknown): readonly BulkRefusal[] {
  if (typeof item !== 'object' || item === null || !('problem' in item) || !('id' in item)) return []
  const { id, problem } = item
  if (typeof problem !== 'object' || problem === null || !('title' in problem) || !('kind' in problem)) return []
  const detail = 'detail' in problem ? String(problem.detail) : ''
  return [{ id: String(id), problem: { kind: String(problem.kind), title: String(problem.title), detail } }]
}
