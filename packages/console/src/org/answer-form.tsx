/** What a reviewer asks for before they decide on the badge: answered point by point, with proof or in words. */
import type { Proof, Verification } from '@goodstanding/sdk'
import { createHeld, useWords } from '../frame/held.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { TextField } from '../ui/form-parts.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { wordFor } from '../words/casework-words.ts'
import { ASKING } from '../words/asking-words.ts'
import { PROOF_WORDS } from '../words/proof-words.ts'
import { broughtOf, type Document, DocumentField } from './document-field.tsx'

type Answers = {
  readonly values: Readonly<Record<number, string>>
  readonly papers: Readonly<Record<number, Document | null>>
}
const NO_ANSWERS: Answers = { values: {}, papers: {} }
const answers = createHeld<Answers>(
  ({ values, papers }) => Object.keys({ ...values, ...papers }).length === 0,
  NO_ANSWERS,
  ({ values, papers }) => ({
    values,
    papers: Object.fromEntries(Object.entries(papers).map(([at, paper]) => [at, broughtOf(paper)])),
  }),
)

export function AnswerForm({ found }: { readonly found: Verification }) {
  const say = useSay()
  const toast = useToast()
  const { language } = usePreferences()
  const { client } = useSession()
  const open = found.asks?.find(({ end }) => end === null)
  const place = `${found.organization} answers ${open?.askedAt ?? ''}`
  const [{ values, papers }, setAnswers] = answers.useHeld(place, () => NO_ANSWERS)
  const setPaper = (at: number, chosen: Document | null): void =>
    setAnswers((before) => ({ ...before, papers: { ...before.papers, [at]: chosen } }))
  const [text, setText] = useWords(`${found.organization} answer`)
  const answer = useAct(
    (stated: { readonly text: string; readonly evidence: readonly Proof[] }) =>
      client.verifications.answer(found.organization, stated),
    ['verification'],
  )
  if (open === undefined) return null
  const evidence = open.items.flatMap(({ kind }, at): readonly Proof[] => {
    const value = kind === 'document' ? (broughtOf(papers[at])?.sha256 ?? '') : (values[at]?.trim() ?? '')
    return kind === null || value === '' ? [] : [{ kind, value }]
  })
  const send = (): void => {
    void answer.run({ text: text.trim(), evidence }).then((done) => {
      if (done === null) return
      setText('')
      answers.forget(place)
      toast({ text: say(ASKING.answerSent) })
    })
  }
  return (
    <form
      className="panel stack"
      aria-label={say(ASKING.toAnswer)}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h2>{say(ASKING.toAnswer)}</h2>
      <p className="soft">{say(ASKING.answerBy, sayInstant(open.until, language))}</p>
      {open.items.map((item, at) =>
        item.kind === null ? (
          <p key={item.text.en} className="words">
            {item.text[language]}
          </p>
        ) : item.kind === 'document' ? (
          <DocumentField
            key={item.text.en}
            label={item.text[language]}
            value={papers[at] ?? null}
            onChange={(chosen) => setPaper(at, chosen)}
          />
        ) : (
          <TextField
            key={item.text.en}
            label={item.text[language]}
            note={say(wordFor(PROOF_WORDS, item.kind))}
            value={values[at] ?? ''}
            onChange={(value) => setAnswers({ values: { ...values, [at]: value }, papers })}
          />
        ),
      )}
      <TextField label={say(ASKING.inWords)} value={text} onChange={setText} isLong />
      <ProblemLine problem={answer.problem} />
      <p>
        <button
          type="submit"
          className="button main"
          disabled={
            (text.trim() === '' && evidence.length === 0) ||
            Object.values(papers).includes('sending') ||
            answer.isRunning
          }
        >
          {say(ASKING.answer)}
        </button>
      </p>
    </form>
  )
}
