/**
 * What is done with many cases alike: a sample must have been opened first, the number is typed when it is large, one reason stands in
 * every case, and each of them answers for itself. What was refused is told case by case, and the rest can be taken back.
 */
import type { Case, Problem } from '@goodstanding/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../frame/held.ts'
import { useSay } from '../frame/preferences.tsx'
import { tellProblem, type Told } from '../frame/tell-problem.ts'
import { readAnew } from '../frame/use-answer.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { FRAME } from '../words/frame-words.ts'
import { BULK } from '../words/bulk-words.ts'
import { shortId } from './queue-row.tsx'

const SAMPLE = 5
const TYPED_FROM = 20

export type BulkRefusal = { readonly id: string; readonly problem: Told }
export type BulkAnswer = {
  readonly done: number
  readonly refused: readonly BulkRefusal[]
  /** Takes back what was done; answers in how many cases it was refused. Null: nothing to take back. */
  readonly takeBack: (() => Promise<number>) | null
}
export type BulkTelling = (done: number) => void

/** What each of the dialogs gets from the queue. */
export type BulkProps = {
  readonly cases: readonly Case[]
  readonly onClose: (isDone: boolean) => void
}

type FrameProps = BulkProps & {
  /** What is done with them: the reason that is being written is kept by it. */
  readonly verb: 'close' | 'move' | 'merge'
  readonly title: string
  /** What will happen, and what is asked for beside the reason. */
  readonly children: ReactNode
  /** The verb of the button. */
  readonly send: string
  readonly isReady: boolean
  /** Does it; tells after each case how many are done with. A problem stops it before anything was done. */
  readonly run: (reason: string, tell: BulkTelling) => Promise<BulkAnswer | Problem>
  readonly said: (answer: BulkAnswer) => string
  readonly saidBack: string
}

export function BulkFrame(props: FrameProps) {
  const { cases, verb, title, children, send, isReady, run, said, saidBack, onClose } = props
  const say = useSay()
  const toast = useToast()
  const queries = useQueryClient()
  const reasonId = useId()
  const typedId = useId()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useWords(`bulk ${verb}`)
  const [typed, setTyped] = useState('')
  const [done, setDone] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [answer, setAnswer] = useState<BulkAnswer | null>(null)
  const sample = cases.slice(0, SAMPLE)
  const isSeen = sample.every(({ id }) => opened.has(id))
  const isCounted = cases.length <= TYPED_FROM || typed === String(cases.length)
  const takeBack = async (act: () => Promise<number>): Promise<void> => {
    const refused = await act()
    toast({ text: refused === 0 ? saidBack : say(BULK.backRefused, saidBack, refused) })
    await readAnew(queries, ['cases'])
  }
  const submit = async (): Promise<void> => {
    setProblem(null)
    setDone(0)
    const found = await run(reason.trim(), setDone)
    await readAnew(queries, ['cases'])
    // Until what was done is seen, a second press would do it again.
    setDone(null)
    if ('kind' in found) {
      setProblem(found)
      return
    }
    setReason('')
    const { takeBack: back } = found
    if (found.refused.length > 0) {
      setAnswer(found)
      return
    }
    toast({
      text: said(found),
      ...(back === null ? {} : { undo: { name: say(BULK.bulkUndo), act: () => void takeBack(back) } }),
    })
    onClose(true)
  }
  if (answer !== null)
    return (
      <BulkResult title={said(answer)} answer={answer} onBack={takeBack} onClose={() => onClose(answer.done > 0)} />
    )
  return (
    <Dialog title={title} onClose={() => onClose(false)} isBusy={done !== null}>
      <div className="dialog-body">
        {children}
        <p>{say(BULK.bulkSample, sample.filter(({ id }) => opened.has(id)).length, sample.length)}</p>
        <ul className="row">
          {sample.map(({ id }) => (
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
          <label htmlFor={reasonId}>{say(BULK.bulkReason)}</label>
          <textarea
            id={reasonId}
            className="input"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {cases.length > TYPED_FROM && (
          <div className="field">
            <label htmlFor={typedId}>{say(BULK.bulkCount, cases.length)}</label>
            <input id={typedId} className="input" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </div>
        )}
        <ProblemLine problem={problem} />
        <p className="soft small" role="status">
          {done !== null && say(BULK.bulkProgress, done, cases.length)}
        </p>
      </div>
      <div className="row-end">
        <button type="button" className="button" disabled={done !== null} onClick={() => onClose(false)}>
          {say(FRAME.cancel)}
        </button>
        <button
          type="button"
          className="button commit"
          disabled={!isReady || !isSeen || !isCounted || reason.trim() === '' || done !== null}
          onClick={() => void submit()}
        >
          {send}
        </button>
      </div>
    </Dialog>
  )
}

type ResultProps = {
  readonly title: string
  readonly answer: BulkAnswer
  readonly onBack: (act: () => Promise<number>) => Promise<void>
  readonly onClose: () => void
}

/** Which cases were refused, and why; the others can be taken back from here. */
function BulkResult({ title, answer: { refused, takeBack }, onBack, onClose }: ResultProps) {
  const say = useSay()
  const [isUndoing, setIsUndoing] = useState(false)
  return (
    <Dialog title={title} onClose={onClose} isBusy={isUndoing}>
      <div className="dialog-body">
        <p>{say(BULK.bulkRefused)}</p>
        <ul className="stack tight">
          {refused.map(({ id, problem }) => (
            <li key={id}>
              <a className="mono" href={`/console/case/${id}`} target="_blank" rel="noreferrer">
                {shortId(id)}
              </a>{' '}
              {tellProblem(problem, say, 'title')}
            </li>
          ))}
        </ul>
      </div>
      <div className="row-end">
        {takeBack !== null && (
          <button
            type="button"
            className="button"
            disabled={isUndoing}
            onClick={() => {
              setIsUndoing(true)
              void onBack(takeBack).then(onClose)
            }}
          >
            {say(BULK.bulkUndo)}
          </button>
        )}
        <button type="button" className="button main" disabled={isUndoing} onClick={onClose}>
          {say(FRAME.close)}
        </button>
      </div>
    </Dialog>
  )
}
