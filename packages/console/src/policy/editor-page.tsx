/**
 * One clause file: edited with problems beside their line, tried on a message, its examples run, recorded events replayed, its rules
 * rolled out step by step, and drafted for a second person.
 */
import { SIGNAL_NAMES, SIGNALS } from '@goodstanding/model'
import { Link, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { usePolicy } from '../frame/use-policy.ts'
import { Loaded, Panel } from '../ui/panel.tsx'
import { RULES } from '../words/rules-words.ts'
import { OPERATING } from '../words/operating-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { POLICY } from '../words/policy-words.ts'
import { useToast } from '../ui/toast.tsx'
import { addExample, setMode } from './clause-text.ts'
import type { CodeEditor, Completable } from './code-editor.ts'
import { DraftForm } from './draft-form.tsx'
import { type FileProblem, readProblems } from './read-problems.ts'
import { Rollout } from './rollout.tsx'
import { Trials } from './trials.tsx'
import { TryMessage } from './try-message.tsx'

type Files = { readonly files: Readonly<Record<string, string>> }
const POLICY_FILE = 'policy.yaml'

/** Clause `section.letter` lies in `section/letter-….yaml`; of `section.letter.numeral` both joined by a dot or a hyphen. */
function fileOf(files: Files['files'], clause: string): string | null {
  const [section = '', ...rest] = clause.split('.')
  const starts = [`${section}/${rest.join('.')}-`, `${section}/${rest.join('-')}-`, `${section}/${rest.join('/')}-`]
  return Object.keys(files).find((path) => starts.some((start) => path.startsWith(start))) ?? null
}

export function EditorPage() {
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['policy', 'editable'], () => client.ask<Files>('GET', '/v1/policy/files'))
  return (
    <Page
      title={`${say(RULES.file)} ${q}`}
      end={
        <Link className="button" to="/rules">
          {say(FRAME.back)}
        </Link>
      }
    >
      <Loaded known={known} rows={12}>
        {({ files }) => {
          const path = fileOf(files, q)
          const text = path === null ? undefined : files[path]
          if (path === null || text === undefined) return <Panel title={say(FRAME.nothing)} />
          return <Editor key={path} clause={q} path={path} text={text} policyFile={files[POLICY_FILE] ?? ''} />
        }}
      </Loaded>
    </Page>
  )
}

type EditorProps = {
  readonly clause: string
  readonly path: string
  readonly text: string
  readonly policyFile: string
}

/** The functions of conditions that are not signals, with a form of each. */
const FUNCTIONS: readonly Completable[] = [
  { label: 'count', detail: "count([event.actor.id], duration('10m'))" },
  { label: 'distinct', detail: "distinct(event.audience.recipients, [event.actor.id], duration('1h'))" },
  { label: 'copies', detail: "copies(event.content.text, duration('1h'))" },
  { label: 'first_seen', detail: "first_seen([event.actor.id, event.session.device], duration('30d'))" },
]

/** Every signal with what it tells, the functions, and the fields that conditions of the policy read. */
function useNames(): readonly Completable[] {
  const policy = usePolicy()
  const { language } = usePreferences()
  return useMemo(() => {
    if (policy.value === undefined) return []
    const signals = SIGNAL_NAMES.map((name) => ({
      label: name.replaceAll('-', '_'),
      detail: SIGNALS[name].summary[language],
    }))
    const conditions = policy.value.sections.flatMap(({ clauses }) =>
      clauses.flatMap(({ rules }) => rules.map(({ condition }) => condition)),
    )
    const fields = [...new Set(conditions.join(' ').match(/\bevent(?:\.[a-zA-Z]\w*)+/g) ?? [])].sort()
    return [...signals, ...FUNCTIONS, ...fields.map((label) => ({ label, detail: '' }))]
  }, [policy.value, language])
}

function Editor({ clause, path, text, policyFile }: EditorProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor | null>(null)
  const names = useNames()
  const [changed, setChanged] = useState(text)
  /** As `changed`, for an editor that is opened later or anew, as when the language or the policy in force has changed. */
  const latest = useRef(text)
  const change = useCallback((next: string): void => {
    latest.current = next
    setChanged(next)
  }, [])
  /** Also while the editor is on its way. */
  const replace = (next: string): void => {
    if (editor.current === null) change(next)
    else editor.current.replace(next)
  }
  /** As it was read last: whoever has changed nothing goes on with what is in force by now. */
  const read = useRef(text)
  useEffect(() => {
    if (text !== read.current && latest.current === read.current) replace(text)
    read.current = text
  }, [text])
  /** The texts for which the gates were met: any change of the file closes them again. */
  const [tested, setTested] = useState<string | null>(null)
  const [replayed, setReplayed] = useState<string | null>(null)
  useEffect(() => {
    if (host.current === null || names.length === 0) return undefined
    const check = async (shown: string): Promise<readonly FileProblem[]> => {
      const answer = await client.ask('POST', '/v1/policy/check', { body: { files: { [path]: shown } } })
      return answer.ok ? [] : readProblems(answer.refusal).filter(({ file }) => file === path)
    }
    const place = host.current
    let isGone = false
    // The editor is larger than the page around it, which is there at once.
    void import('./code-editor.ts').then(({ openCodeEditor }) => {
      const parts = { text: latest.current, label: path, names, onChange: change, check }
      if (!isGone) editor.current = openCodeEditor(place, parts)
    })
    return () => {
      isGone = true
      editor.current?.close()
      editor.current = null
    }
  }, [client, path, names, change])
  const gates = { examples: tested === changed, backtest: replayed === changed }
  return (
    <div className="two editor">
      <div ref={host} className="cm-editor code" />
      <div className="stack">
        <p className="row">
          <code className="small">{path}</code>
          {changed !== text && <span className="tag waits">{say(RULES.changed)}</span>}
        </p>
        <Trials
          path={path}
          file={changed}
          onTested={(isGood) => setTested(isGood ? changed : null)}
          onReplayed={() => setReplayed(changed)}
        />
        <TryMessage
          clause={clause}
          path={path}
          file={changed}
          onKeep={(example) => {
            replace(addExample(changed, example))
            toast({ text: say(POLICY.kept) })
          }}
        />
        <Rollout
          clause={clause}
          file={changed}
          gates={gates}
          onMode={(rule, mode) => replace(setMode(changed, rule, mode))}
        />
        <DraftForm
          path={path}
          file={changed}
          policyFile={policyFile}
          isChanged={changed !== text}
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
