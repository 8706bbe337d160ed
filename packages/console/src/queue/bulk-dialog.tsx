/**
 * Many cases closed alike. Only "no violation" is offered: a sanction needs eyes on each case. A sample must have been opened
 * first, the number is typed when it is large, and each case is claimed, closed and answered for itself.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useToast } from '../ui/toast.tsx'
import { FRAME } from '../words/frame-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import { shortId } from './queue-row.tsx'

const SAMPLE = 5
const TYPED_FROM = 20

export function BulkDialog({
  ids,
  onClose,
}: {
  readonly ids: readonly string[]
  readonly onClose: (isDone: boolean) => void
}) {
  const say = useSay()
  const toast = useToast()
  const queries = useQueryClient()
  const { client } = useSession()
  const reasonId = useId()
  const typedId = useId()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [isSending, setIsSending] = useState(false)
  const sample = ids.slice(0, Math.min(SAMPLE, ids.length))
  const isReady =
    opened.size >= sample.length && reason.trim() !== '' && (ids.length <= TYPED_FROM || typed === String(ids.length))
  const send = async (): Promise<void> => {
    setIsSending(true)
    const claimed: string[] = []
    for (const id of ids) if ((await client.cases.claim(id)).ok) claimed.push(id)
    const answer =
      claimed.length === 0
        ? null
        : await client.cases.decideMany(claimed, { outcome: 'no-violation', reason: reason.trim() })
    const closed = answer?.ok === true ? answer.value.items.filter((item) => !isRefused(item)).length : 0
    toast({
      text: say(QUEUE.bulkDone, closed, ids.length - closed),
      ...(answer?.ok === true && closed > 0
        ? { undo: { name: say(QUEUE.bulkUndo), act: () => void takeBack(answer.value.batch) } }
        : {}),
    })
    await queries.invalidateQueries({ queryKey: ['cases'] })
    onClose(true)
  }
  const takeBack = async (batch: string): Promise<void> => {
    const undone = await client.ask<unknown>('POST', `/v1/batches/${batch}/undo`, {
      body: { reason: say(QUEUE.bulkUndoWhy) },
    })
    toast({ text: undone.ok ? say(QUEUE.bulkUndone) : undone.refusal.title })
    await queries.invalidateQueries({ queryKey: ['cases'] })
  }
  return (
    <Dialog title={say(QUEUE.bulkTitle, ids.length)} onClose={() => onClose(false)}>
      <div className="dialog-body">
        <p>{say(QUEUE.bulkSample, opened.size, sample.length)}</p>
        <ul className="row">
          {sample.map((id) => (
            <li key={id}>
              <a
                className="button small mono"
                href={`/console/case/${id}`}
                target="_blank"
                rel="noreferrer"
                onClick={() => setOpened(new Set([...opened, id]))}
              >
                {opened.has(id) ? '✓ ' : ''}
                {shortId(id)}
              </a>
            </li>
          ))}
        </ul>
        <div className="field">
          <label htmlFor={reasonId}>{say(QUEUE.bulkReason)}</label>
          <textarea
            id={reasonId}
            className="input"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {ids.length > TYPED_FROM && (
          <div className="field">
            <label htmlFor={typedId}>{say(QUEUE.bulkCount, ids.length)}</label>
            <input id={typedId} className="input" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </div>
        )}
      </div>
      <div className="row-end">
        <button type="button" className="button" onClick={() => onClose(false)}>
          {say(FRAME.cancel)}
        </button>
        <button type="button" className="button commit" disabled={!isReady || isSending} onClick={() => void send()}>
          {say(QUEUE.bulkSend)}
        </button>
      </div>
    </Dialog>
  )
}

function isRefused(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'problem' in item
}
