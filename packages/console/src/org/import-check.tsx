/** A directory import looked through before the service makes it: person by person, who consented and who did not. */
import type { Consent } from '@goodstanding/model'
import { useEffect, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { TextField } from '../ui/form-parts.tsx'
import type { MorePages } from '../ui/more-button.tsx'
import { InPortions } from '../ui/in-portions.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { FRAME } from '../words/frame-words.ts'
import { ORG } from '../words/org-words.ts'
import { checkImport, type Missing } from './check-import.ts'
import { useSayPerson } from './use-names.ts'

const WORDS: Readonly<Record<Missing, (typeof ORG)[keyof typeof ORG]>> = {
  'no-consent': ORG.missingConsent,
  withdrawn: ORG.missingWithdrawn,
  fields: ORG.missingFields,
}

const wordsIn = (typed: string): readonly string[] => typed.split(/[\s,，、]+/).filter(Boolean)

type CheckProps = {
  readonly consents: readonly Consent[]
  readonly list: MorePages
}

export function ImportCheck({ consents, list: { hasMore, isReading, problem, more } }: CheckProps) {
  const say = useSay()
  const [people, setPeople] = useState('')
  const [purpose, setPurpose] = useState('directory')
  const [fields, setFields] = useState('name')
  const checked = checkImport(consents, { people: wordsIn(people), purpose: purpose.trim(), fields: wordsIn(fields) })
  // Who is on a page that was not read yet would seem not to have consented. One that was refused is asked for again by hand.
  const isAsked = checked.length > 0
  const isNext = isAsked && hasMore && !isReading && problem === null
  useEffect(() => {
    if (isNext) more()
  }, [isNext, more])
  const lacking = checked.flatMap(({ person, missing }) => (missing === null ? [] : [{ person, missing }]))
  return (
    <section className="stack">
      <div className="stack tight">
        <h2>{say(ORG.importCheck)}</h2>
        <p className="soft small">{say(ORG.importCheckHow)}</p>
      </div>
      <TextField label={say(ORG.importPeople)} value={people} onChange={setPeople} isLong />
      <TextField label={say(ORG.purpose)} value={purpose} onChange={setPurpose} />
      <TextField label={say(ORG.importFields)} value={fields} onChange={setFields} />
      <div role="status" className="stack tight">
        {isAsked && !hasMore && <p>{say(ORG.importMay, checked.length - lacking.length, checked.length)}</p>}
        {isAsked && hasMore && (problem === null ? <p>{say(FRAME.loading)}</p> : <ProblemLine problem={problem} />)}
      </div>
      {!hasMore && <InPortions items={lacking}>{(shown) => <MissingRows items={shown} />}</InPortions>}
    </section>
  )
}

type Lacking = { readonly person: string; readonly missing: Missing }

function MissingRows({ items }: { readonly items: readonly Lacking[] }) {
  const say = useSay()
  const sayPerson = useSayPerson(items.map(({ person }) => person))
  return (
    <div className="stack tight">
      {items.map(({ person, missing }) => (
        <p key={person} className="row">
          {sayPerson(person)} <span className="tag waits">{say(WORDS[missing])}</span>
        </p>
      ))}
    </div>
  )
}
