/** What somebody of the staff does not work on: theirs to choose, and a senior's or an installation administrator's to choose for them. */
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { type Policy, usePolicy } from '../frame/use-policy.ts'
import { Choice } from '../ui/form-parts.tsx'
import { Loaded, ProblemLine } from '../ui/panel.tsx'
import { ASIDE } from '../words/set-aside-words.ts'

type Kept = { readonly staff: string; readonly setAside: readonly string[]; readonly version: number }
type KeptOf = Kept & { readonly name: string }

const pathOf = (staff: string): string => `/v1/staff/${encodeURIComponent(staff)}/set-aside`

export function SetAsideSection() {
  const say = useSay()
  const mayOversee = useMay('set-aside.oversee')
  return (
    <section className="stack" aria-labelledby="set-aside">
      <h2 id="set-aside">{say(ASIDE.title)}</h2>
      {mayOversee ? <OfSomebody /> : <OfMyself />}
    </section>
  )
}

function OfMyself() {
  const { client, who } = useSession()
  const known = useAnswer(['set-aside', who.id], () => client.ask<Kept>('GET', pathOf(who.id)))
  return <Loaded known={known}>{(kept) => <Choosing kept={kept} />}</Loaded>
}

function OfSomebody() {
  const say = useSay()
  const { client, who } = useSession()
  const known = useAnswer(['set-aside'], () =>
    client.ask<{ readonly items: readonly KeptOf[] }>('GET', '/v1/set-aside'),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Loaded known={known}>
      {({ items }) => {
        const whom = chosen ?? (items.find(({ staff }) => staff === who.id) ?? items[0])?.staff
        const kept = items.find(({ staff }) => staff === whom)
        if (kept === undefined) return <p className="quiet">{say(ASIDE.nobody)}</p>
        return (
          <>
            <Choice label={say(ASIDE.whom)} value={kept.staff} onChange={setChosen}>
              {items.map(({ staff, name }) => (
                <option key={staff} value={staff}>
                  {staff === who.id ? say(ASIDE.myself) : name}
                </option>
              ))}
            </Choice>
            <Choosing key={kept.staff} kept={kept} />
          </>
        )
      }}
    </Loaded>
  )
}

function Choosing({ kept }: { readonly kept: Kept }) {
  const say = useSay()
  const { client, who } = useSession()
  const policy = usePolicy()
  const [chosen, setChosen] = useState<readonly string[]>(kept.setAside)
  const [version, setVersion] = useState(kept.version)
  const [isKept, setIsKept] = useState(false)
  const path = pathOf(kept.staff)
  const put = useAct(
    (setAside: readonly string[]) => client.ask<Kept>('PUT', path, { body: { setAside }, ifMatch: version }),
    [],
  )
  const look = useAct((_: null) => client.ask<Kept>('GET', path), ['nothing'])
  const lookAgain = async (): Promise<void> => {
    const found = await look.run(null)
    if (found === null) return
    setChosen(found.setAside)
    setVersion(found.version)
    put.forget()
  }
  const keep = async (): Promise<void> => {
    const done = await put.run(chosen)
    if (done === null) return
    setVersion(done.version)
    setIsKept(true)
  }
  const toggle = (name: string): void => {
    setIsKept(false)
    setChosen((before) => (before.includes(name) ? before.filter((each) => each !== name) : [...before, name]))
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <p className="soft small">{say(kept.staff === who.id ? ASIDE.note : ASIDE.noteForOthers)}</p>
      <Loaded known={policy} rows={3}>
        {({ sections }) => <Sections sections={sections} chosen={chosen} onToggle={toggle} />}
      </Loaded>
      {put.problem?.kind === 'set-aside.stale' ? (
        <p className="row" role="alert">
          <span className="error">{say(ASIDE.stale)}</span>
          <button type="button" className="button" disabled={look.isRunning} onClick={() => void lookAgain()}>
            {say(ASIDE.lookAgain)}
          </button>
        </p>
      ) : (
        <ProblemLine problem={put.problem} />
      )}
      <ProblemLine problem={look.problem} />
      <p className="row">
        <button type="submit" className="button main" disabled={put.isRunning}>
          {say(ASIDE.keep)}
        </button>
        <span role="status">{isKept ? say(ASIDE.kept) : ''}</span>
      </p>
    </form>
  )
}

type SectionsProps = {
  readonly sections: Policy['sections']
  readonly chosen: readonly string[]
  readonly onToggle: (name: string) => void
}

function Sections({ sections, chosen, onToggle }: SectionsProps) {
  const say = useSay()
  return (
    <fieldset className="field">
      <legend>{say(ASIDE.whole)}</legend>
      {sections.map(({ id, title, clauses }) => {
        const isWhole = chosen.includes(id)
        return (
          <div key={id}>
            <div className="choices">
              <Check id={id} title={say(title)} isChosen={isWhole} onToggle={onToggle} />
            </div>
            {!isWhole && (
              <details open={clauses.some((clause) => chosen.includes(clause.id))}>
                <summary className="small">{say(ASIDE.some, say(title))}</summary>
                <div className="choices">
                  {clauses.map((clause) => (
                    <Check
                      key={clause.id}
                      id={clause.id}
                      title={say(clause.title)}
                      isChosen={chosen.includes(clause.id)}
                      onToggle={onToggle}
                    />
                  ))}
                </div>
              </details>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

type CheckProps = {
  readonly id: string
  readonly title: string
  readonly isChosen: boolean
  readonly onToggle: (name: string) => void
}

function Check({ id, title, isChosen, onToggle }: CheckProps) {
  return (
    <label>
      <input type="checkbox" checked={isChosen} onChange={() => onToggle(id)} />
      <span>
        {title} <code className="quiet small">{id}</code>
      </span>
    </label>
  )
}
