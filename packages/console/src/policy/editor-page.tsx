/**
 * One clause file: edited with problems beside their line, tried on a message, its examples run, recorded events replayed, its rules
 * rolled out step by step, and drafted for a second person.
 */
import { SIGNAL_NAMES, SIGNALS } from '@goodstanding/model'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { createHeld } from '../frame/held.ts'
import { missing } from '../frame/pending.ts'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { type Policy, usePolicy } from '../frame/use-policy.ts'
import { Loaded, Panel, Unread } from '../ui/panel.tsx'
import { RULES } from '../words/rules-words.ts'
import { OPERATING } from '../words/operating-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { MEANWHILE } from '../words/meanwhile-words.ts'
import { POLICY } from '../words/policy-words.ts'
import { useToast } from '../ui/toast.tsx'
import { addExample, fileOf, setMode } from './clause-text.ts'
import type { CodeEditor, Completable } from './code-editor.ts'
import { DraftForm } from './draft-form.tsx'
import { Meanwhile, useVersion } from './meanwhile.tsx'
import { Rollout } from './rollout.tsx'
import { Trials } from './trials.tsx'
import { TryMessage } from './try-message.tsx'
import { type Begun, type Drafted, useDraft } from './use-draft.ts'

const POLICY_FILE = 'policy.yaml'

/** `q`: the clause, and behind it the draft that is gone on with. */
export function EditorPage() {
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const [clause = '', draft = null] = q.split(' ')
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['policy', 'editable'], () => client.ask<Begun>('GET', '/v1/policy/files'))
  return (
    <Page
      title={`${say(RULES.file)} ${clause}`}
      end={
        <Link className="button" to="/rules">
          {say(FRAME.back)}
        </Link>
      }
    >
      <Loaded known={known} rows={12}>
        {(inForce) => <Opened key={q} clause={clause} draft={draft} inForce={inForce} />}
      </Loaded>
    </Page>
  )
}

type OpenedProps = Pick<EditorProps, 'clause' | 'inForce'> & { readonly draft: string | null }

/** The file that was opened stays the one that is edited, whatever becomes of it in force. */
function Opened({ clause, draft, inForce }: OpenedProps) {
  const say = useSay()
  const [first] = useState(() => fileOf(Object.keys(inForce.files), clause))
  const path = first ?? fileOf(Object.keys(inForce.files), clause)
  if (path === null) return <Panel title={say(FRAME.missing)} text={say(FRAME.missingHow)} />
  return <Left clause={clause} path={path} inForce={inForce} draft={draft} />
}

type Typed = { readonly base: string; readonly text: string; readonly aside: string | null }
const NOTHING: Typed = { base: '', text: '', aside: null }
const { useHeld, forget } = createHeld<Typed>(({ base }) => base === '', NOTHING)

/** What was typed here before and never sent is gone on with, from the version on which it was begun. */
function Left({ draft, ...parts }: OpenedProps & Pick<EditorProps, 'path'>) {
  const place = `policy ${parts.path} ${draft ?? ''}`
  const [{ base, text, aside }] = useHeld(place, () => NOTHING)
  // As it was when the page was opened: what is published while somebody types is the editor's to tell.
  const [isLeft] = useState(base !== '')
  const [isOlder] = useState(isLeft && base !== parts.inForce.version)
  const begun = useVersion(base, isOlder)
  if (isOlder)
    return (
      <Loaded known={begun} rows={12}>
        {(found) => <Editor {...parts} place={place} drafted={{ begun: found, text, aside, isLeft: true }} />}
      </Loaded>
    )
  if (isLeft) return <Editor {...parts} place={place} drafted={{ begun: parts.inForce, text, aside, isLeft: true }} />
  if (draft !== null) return <DraftedEditor {...parts} place={place} draft={draft} />
  return <Editor {...parts} place={place} drafted={null} />
}

type EditorProps = {
  readonly clause: string
  readonly path: string
  readonly inForce: Begun
  readonly drafted: Drafted | null
  /** Where what is typed is kept. */
  readonly place: string
}

/** A draft is gone on with where it was begun: what was published since is told of as in any other edit. */
function DraftedEditor({ draft, ...parts }: Omit<EditorProps, 'drafted'> & { readonly draft: string }) {
  const mine = useVersion(draft)
  const base = mine.value?.base ?? null
  const begun = useVersion(base ?? '', base !== null)
  return (
    <Loaded known={mine} rows={12}>
      {({ files }) => {
        const drafted = { text: files[parts.path] ?? '', begun: parts.inForce }
        if (base === null) return <Editor {...parts} drafted={drafted} />
        return (
          <Loaded known={begun} rows={12}>
            {(found) => <Editor {...parts} drafted={{ ...drafted, begun: found }} />}
          </Loaded>
        )
      }}
    </Loaded>
  )
}

/** The functions of conditions that are not signals, with a form of each. */
const FUNCTIONS: readonly Completable[] = [
  { label: 'count', detail: "count([event.actor.id], duration('10m'))" },
  { label: 'distinct', detail: "distinct(event.audience.recipients, [event.actor.id], duration('1h'))" },
  { label: 'copies', detail: "copies(event.content.text, duration('1h'))" },
  { label: 'spread', detail: "spread(event.content.text, [event.organization], duration('24h'))" },
  { label: 'first_seen', detail: "first_seen([event.actor.id, event.session.device], duration('30d'))" },
]

/** Every signal with what it tells, the functions, and the fields that conditions of the policy read. */
function useNames(policy: Policy | undefined): readonly Completable[] {
  const { language } = usePreferences()
  return useMemo(() => {
    if (policy === undefined) return []
    const signals = SIGNAL_NAMES.map((name) => ({
      label: name.replaceAll('-', '_'),
      detail: SIGNALS[name].summary[language],
    }))
    const conditions = policy.sections.flatMap(({ clauses }) =>
      clauses.flatMap(({ rules }) => rules.map(({ condition }) => condition)),
    )
    const fields = [...new Set(conditions.join(' ').match(/\bevent(?:\.[a-zA-Z]\w*)+/g) ?? [])].sort()
    return [...signals, ...FUNCTIONS, ...fields.map((label) => ({ label, detail: '' }))]
  }, [policy, language])
}

function Editor({ clause, path, inForce, drafted, place }: EditorProps) {
  const say = useSay()
  const toast = useToast()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const policy = usePolicy()
  const names = useNames(policy.value)
  const draft = useDraft({ path, inForce, drafted, show: (text) => editor.current?.replace(text) })
  const { text, change, check, stale } = draft
  const latest = useRef(draft.latest)
  const [, keep] = useHeld(place, () => NOTHING)
  const { isChanged, aside } = draft
  // A draft that is gone on with is its version's until something is typed.
  const isTyped = isChanged && (drafted === null || drafted.isLeft === true || text !== drafted.text)
  const base = isTyped || aside !== null ? draft.begun.version : ''
  useEffect(() => keep({ base, text, aside }), [keep, base, text, aside])
  /** The texts for which the gates were met: any change of the file closes them again. */
  const [tested, setTested] = useState<string | null>(null)
  const [replayed, setReplayed] = useState<string | null>(null)
  useEffect(() => {
    if (host.current === null || names.length === 0) return undefined
    const home = host.current
    let isGone = false
    // The editor is larger than the page around it, which is there at once.
    import('./code-editor.ts').then(
      ({ openCodeEditor }) => {
        const parts = { text: latest.current(), label: path, names, onChange: change, check }
        if (!isGone) editor.current = openCodeEditor(home, parts)
      },
      () => setIsMissing(true),
    )
    return () => {
      isGone = true
      editor.current?.close()
      editor.current = null
    }
  }, [path, names, change, check])
  const gates = { examples: tested === text, backtest: replayed === text }
  /** It follows another version from here on: what was replayed was compared with the one before. */
  const goOnWith = (go: (theirs: Begun) => void) => (theirs: Begun) => {
    setReplayed(null)
    go(theirs)
  }
  return (
    <div className="two editor">
      <div ref={host} className="cm-editor code">
        {isMissing && <missing.Part />}
        <Unread known={policy} />
      </div>
      <div className="stack">
        <p className="row">
          <code className="small">{path}</code>
          {isChanged && <span className="tag waits">{say(RULES.changed)}</span>}
          {isChanged && (
            <button type="button" className="button small end" onClick={() => draft.take(draft.begun)}>
              {say(MEANWHILE.leave)}
            </button>
          )}
        </p>
        {stale !== null && (
          <Meanwhile
            stale={stale}
            path={path}
            mine={text}
            onTake={goOnWith(draft.take)}
            onGoOn={goOnWith(draft.goOn)}
          />
        )}
        {aside !== null && (
          <p className="row" role="status">
            {say(MEANWHILE.aside)}
            <button type="button" className="button small" onClick={draft.bringBack}>
              {say(MEANWHILE.back)}
            </button>
          </p>
        )}
        <Trials
          ask={draft.ask}
          onTested={(isGood) => setTested(isGood ? text : null)}
          onReplayed={() => setReplayed(text)}
        />
        <TryMessage
          clause={clause}
          path={path}
          file={text}
          onKeep={(example) => {
            draft.replace(addExample(text, example))
            toast({ text: say(POLICY.kept) })
          }}
        />
        <Rollout
          clause={clause}
          file={text}
          gates={gates}
          onMode={(rule, mode) => draft.replace(setMode(text, rule, mode))}
        />
        <DraftForm
          ask={draft.ask}
          place={place}
          onDrafted={() => forget(place)}
          policyFile={draft.begun.files[POLICY_FILE] ?? ''}
          isChanged={draft.isChanged && stale === null}
          isTested={gates.examples}
          isReplayed={gates.backtest}
        />
        <p className="row small">
          <Link to="/rules/versions">{say(POLICY.versionsTitle)}</Link>
          <Link to="/operations">{say(OPERATING.precision)}</Link>
        </p>
      </div>
    </div>
  )
}
