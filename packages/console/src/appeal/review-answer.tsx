/** An answer before it is sent: the very words that people will read, in both languages, and who is told. Its title names the result. */
import { OUTGOING_WORDS } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'
import type { Appeal, AppealAnswer } from '@goodstanding/sdk'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Preview } from '../case/read-preview.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { type Act, useAnswer } from '../frame/use-answer.ts'
import { BilingualWords } from '../ui/bilingual-words.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { Bones, ProblemLine } from '../ui/panel.tsx'
import { APPEAL } from '../words/appeal-words.ts'
import { CASE } from '../words/case-words.ts'
import { wordFor } from '../words/casework-words.ts'
import { FRAME } from '../words/frame-words.ts'

type Tried = Pick<Preview, 'notices' | 'told'> & { readonly summary: Bilingual; readonly answer: Bilingual }

type ReviewProps = {
  readonly appeal: Appeal
  /** As it was when it was opened: what is sent is what was shown. */
  readonly answer: AppealAnswer
  /** What the outcome is called. */
  readonly title: string
  readonly act: Act<AppealAnswer, Appeal>
  readonly onClose: () => void
  readonly onSend: () => void
}

export function ReviewAnswer({ appeal, answer, title, act, onClose, onSend }: ReviewProps) {
  const say = useSay()
  const { client } = useSession()
  const send = useRef<HTMLButtonElement>(null)
  const tried = useAnswer(['preview', appeal.id, answer], () =>
    client.ask<Tried>('POST', `/v1/appeals/${appeal.id}/preview`, { body: answer }),
  )
  const isShown = tried.value !== undefined
  useEffect(() => {
    if (isShown) send.current?.focus()
  }, [isShown])
  const maySend = isShown && !act.isRunning
  // The key that opened this sends it too, pressed once more, and not before there is something to read.
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat && maySend) onSend()
  }
  return (
    <Dialog title={title} onClose={onClose} isBusy={act.isRunning} onKeyDown={press}>
      <div className="dialog-body stack">
        {tried.value === undefined && tried.problem === null && <Bones rows={3} />}
        {tried.value !== undefined && <Reads tried={tried.value} />}
        <ProblemLine problem={act.problem ?? tried.problem} />
      </div>
      <div className="row-end">
        <button type="button" className="button" disabled={act.isRunning} onClick={onClose}>
          {say(FRAME.back)}
        </button>
        {tried.problem !== null && (
          <button type="button" className="button" onClick={tried.again}>
            {say(FRAME.again)}
          </button>
        )}
        <button ref={send} type="button" className="button commit" disabled={!maySend} onClick={onSend}>
          {say(APPEAL.send)} <KeyHint of="Ctrl ↵" />
        </button>
      </div>
    </Dialog>
  )
}

function Reads({ tried: { summary, answer, notices, told } }: { readonly tried: Tried }) {
  const say = useSay()
  const types = [...new Set(told.map(({ type }) => type))]
  return (
    <>
      <section className="notice-preview">
        <h3>{say(APPEAL.theyRead)}</h3>
        <BilingualWords words={summary} />
        <BilingualWords words={answer} />
      </section>
      {notices.map(({ recipient, message }, at) => (
        <section key={at} className="notice-preview">
          <h3>{say(APPEAL.noticeTo, recipient)}</h3>
          {message === null ? <p>{say(CASE.delayed)}</p> : <BilingualWords words={message} />}
        </section>
      ))}
      {types.length > 0 && (
        <p className="small soft">
          {say(CASE.tellsService, types.map((type) => say(wordFor(OUTGOING_WORDS, type))).join(say(CASE.then)))}
        </p>
      )}
    </>
  )
}
