/** What counsel writes down when a request comes, and how its scope is made smaller later. */
import type { LegalRequest } from '@goodstanding/sdk'
import { createHeld, useWords } from '../frame/held.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { Checks, FormDialog, TextField } from '../ui/form-parts.tsx'
import { useToast } from '../ui/toast.tsx'
import { wordFor } from '../words/casework-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { KIND_WORDS, LEGAL } from '../words/legal-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'

type Scope = {
  readonly subjects: string
  readonly kinds: readonly string[]
  /** Days, as a date field has them. */
  readonly from: string
  readonly until: string
}

const NO_SCOPE: Scope = { subjects: '', kinds: [], from: '', until: '' }
const FIRST_DAY = '1970-01-01'
const DAY_MS = 86_400_000

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const dayOf = (at: string | null): string => (at === null || at.startsWith(FIRST_DAY) ? '' : at.slice(0, 10))

/** The end of a day is the beginning of the next one. */
const endOf = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString()

function bodyOf({ subjects, kinds, from, until }: Scope) {
  return {
    subjects: linesOf(subjects),
    ...(kinds.length === 0 ? {} : { kinds }),
    ...(from === '' ? {} : { from: `${from}T00:00:00.000Z` }),
    ...(until === '' ? {} : { until: endOf(until) }),
  }
}

type ScopeFieldsProps = { readonly scope: Scope; readonly onChange: (scope: Scope) => void }

function ScopeFields({ scope, onChange }: ScopeFieldsProps) {
  const say = useSay()
  return (
    <>
      <TextField
        label={say(LEGAL.subjects)}
        value={scope.subjects}
        onChange={(subjects) => onChange({ ...scope, subjects })}
        isLong
      />
      <Checks
        legend={say(LEGAL.kinds)}
        options={Object.entries(KIND_WORDS).map(([kind, words]) => [kind, say(words)])}
        chosen={scope.kinds}
        onChange={(kinds) => onChange({ ...scope, kinds })}
      />
      <div className="two">
        <TextField
          label={say(LEGAL.from)}
          type="date"
          value={scope.from}
          onChange={(from) => onChange({ ...scope, from })}
        />
        <TextField
          label={say(LEGAL.until)}
          type="date"
          value={scope.until}
          onChange={(until) => onChange({ ...scope, until })}
        />
      </div>
    </>
  )
}

type Form = Readonly<Record<'authority' | 'country' | 'basis' | 'reference' | 'deadline', string>> & {
  readonly scope: Scope
}
const EMPTY: Form = { authority: '', country: '', basis: '', reference: '', deadline: '', scope: NO_SCOPE }

const { useHeld, forget } = createHeld<Form>(
  ({ scope, deadline, ...words }) =>
    Object.values(words).join('') + deadline + scope.subjects === '' && scope.kinds.length === 0,
  EMPTY,
)

export function Intake({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [form, setForm] = useHeld('intake', () => EMPTY)
  const { deadline, scope, ...stated } = form
  const change = (with_: Partial<Form>): void => setForm((before) => ({ ...before, ...with_ }))
  const receive = useAct(
    (_: null) =>
      client.legalRequests.receive({
        ...stated,
        ...(deadline === '' ? {} : { deadline: endOf(deadline) }),
        scope: bodyOf(scope),
      }),
    ['legal'],
  )
  return (
    <FormDialog
      title={say(LEGAL.receive)}
      send={say(LEGAL.receive)}
      isReady={stated.authority.trim() !== '' && stated.basis.trim() !== '' && linesOf(scope.subjects).length > 0}
      act={receive}
      onSend={() =>
        void receive.run(null).then((done) => {
          if (done === null) return
          forget('intake')
          toast({ text: say(FRAME.titleOf, say(wordFor(STATUS_WORDS, done.status)), done.authority) })
          onClose()
        })
      }
      onClose={onClose}
    >
      {(['authority', 'country', 'basis', 'reference'] as const).map((name) => (
        <TextField
          key={name}
          label={say(LEGAL[name])}
          value={stated[name]}
          onChange={(typed) => change({ [name]: typed })}
          {...(name === 'country' ? { note: say(LEGAL.countryNote) } : {})}
        />
      ))}
      <TextField
        label={say(LEGAL.deadline)}
        type="date"
        value={deadline}
        onChange={(typed) => change({ deadline: typed })}
        note={say(LEGAL.deadlineNote)}
      />
      <ScopeFields scope={scope} onChange={(changed) => change({ scope: changed })} />
    </FormDialog>
  )
}

const narrowing = createHeld<Scope>(() => false, NO_SCOPE)

type NarrowProps = { readonly request: LegalRequest; readonly onClose: () => void }

export function Narrow({ request, onClose }: NarrowProps) {
  const say = useSay()
  const { client } = useSession()
  const { subjects, kinds, span } = request.scope
  const stated: Scope = {
    subjects: subjects.join('\n'),
    kinds,
    from: dayOf(span.from),
    until: span.until === null ? '' : dayOf(new Date(Date.parse(span.until) - 1).toISOString()),
  }
  const place = `${request.id} scope ${request.version ?? ''}`
  const [scope, setScope] = narrowing.useHeld(place, () => stated)
  const narrow = useAct(
    (_: null) => client.legalRequests.step(request.id, 'narrow', { scope: bodyOf(scope) }),
    ['legal'],
  )
  return (
    <FormDialog
      title={say(FRAME.titleOf, say(LEGAL.narrowTitle), request.authority)}
      send={say(LEGAL.narrowTitle)}
      isReady={linesOf(scope.subjects).length > 0}
      act={narrow}
      onSend={() =>
        void narrow.run(null).then((done) => {
          if (done === null) return
          narrowing.forget(place)
          onClose()
        })
      }
      onClose={onClose}
    >
      <p className="soft">{say(LEGAL.narrowNote)}</p>
      <ScopeFields scope={scope} onChange={setScope} />
    </FormDialog>
  )
}

/** An order that subjects are not told before a day. */
export function DelayNotice({ request, onClose }: NarrowProps) {
  const say = useSay()
  const { client } = useSession()
  const [order, setOrder] = useWords(`${request.id} order`)
  const [until, setUntil] = useWords(`${request.id} until`)
  const delay = useAct(
    (_: null) => client.legalRequests.step(request.id, 'extend-gag', { gag: { order, until: endOf(until) } }),
    ['legal'],
  )
  return (
    <FormDialog
      title={say(FRAME.titleOf, say(LEGAL.gagTitle), request.authority)}
      send={say(LEGAL.gagTitle)}
      isReady={order.trim() !== '' && until !== ''}
      act={delay}
      onSend={() =>
        void delay.run(null).then((done) => {
          if (done === null) return
          setOrder('')
          setUntil('')
          onClose()
        })
      }
      onClose={onClose}
    >
      <p className="soft">{say(LEGAL.gagNote)}</p>
      <TextField label={say(LEGAL.gagOrder)} value={order} onChange={setOrder} />
      <TextField label={say(LEGAL.until)} type="date" value={until} onChange={setUntil} />
    </FormDialog>
  )
}
