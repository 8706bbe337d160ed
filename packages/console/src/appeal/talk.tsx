/** What was asked and answered about an appeal, in its order: for whoever decides, with who asked; for whoever appealed, without. */
import type { Appeal } from '@goodstanding/sdk'
import { useState } from 'react'
import { WordsPrompt } from '../case/prompts.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { useToast } from '../ui/toast.tsx'
import { langOf } from '../ui/lang-of.ts'
import { APPEAL } from '../words/appeal-words.ts'

export function Talk({ appeal, reader }: { readonly appeal: Appeal; readonly reader: 'staff' | 'appellant' }) {
  const say = useSay()
  const { language } = usePreferences()
  const { talk = [] } = appeal
  if (talk.length === 0) return null
  const answered = say(reader === 'staff' ? APPEAL.answered : APPEAL.youAnswered)
  return (
    <section className="stack tight" aria-label={say(APPEAL.talk)}>
      <h3>{say(APPEAL.talk)}</h3>
      <ol className="stack tight">
        {talk.map(({ from, by, text, at }) => (
          <li key={at}>
            <p className="small quiet">
              {from === 'appellant' ? answered : by === undefined ? say(APPEAL.weAsked) : say(APPEAL.askedBy, by)}
              {` · ${sayInstant(at, language)}`}
            </p>
            <p className="words" lang={langOf(text)}>
              {text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The way to ask, for whoever may decide. */
export function AskAppellant({ appeal }: { readonly appeal: Appeal }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const asking = useAct((question: string) => client.appeals.ask(appeal.id, question), ['cases'])
  return (
    <>
      <button type="button" className="button" disabled={appeal.answerBy !== null} onClick={() => setIsOpen(true)}>
        {say(APPEAL.ask)}
      </button>
      {isOpen && (
        <WordsPrompt
          title={say(APPEAL.askTitle)}
          label={say(APPEAL.askLabel)}
          place={`${appeal.id} question`}
          send={APPEAL.askSend}
          act={asking}
          onClose={() => setIsOpen(false)}
          onDone={() => toast({ text: say(APPEAL.asked) })}
        >
          <p className="soft">{say(APPEAL.askNext)}</p>
        </WordsPrompt>
      )}
    </>
  )
}

/** The way to answer, for the administrators of an organization that appealed. */
export function ReplyToReviewer({ appeal }: { readonly appeal: Appeal }) {
  const say = useSay()
  const toast = useToast()
  const { language } = usePreferences()
  const { client } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const replying = useAct((text: string) => client.appeals.reply(appeal.id, text), ['appeals'])
  if (appeal.answerBy === null) return null
  return (
    <p className="row">
      <button type="button" className="button main" onClick={() => setIsOpen(true)}>
        {say(APPEAL.reply)}
      </button>
      <span className="small quiet">{say(APPEAL.answerBy, sayInstant(appeal.answerBy, language))}</span>
      {isOpen && (
        <WordsPrompt
          title={say(APPEAL.reply)}
          label={say(APPEAL.replyLabel)}
          place={`${appeal.id} reply`}
          send={APPEAL.replySend}
          act={replying}
          onClose={() => setIsOpen(false)}
          onDone={() => toast({ text: say(APPEAL.replied) })}
        />
      )}
    </p>
  )
}
