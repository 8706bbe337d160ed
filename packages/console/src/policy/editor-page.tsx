/** One clause file: edited with problems beside their line, its examples run, recorded events replayed, drafted for a second person. */
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { usePolicy } from '../frame/use-policy.ts'
import { TextField } from '../ui/form-parts.tsx'
import { Loaded, Panel, ProblemLine } from '../ui/panel.tsx'
import { RULES } from '../words/rules-words.ts'
import { OPERATING } from '../words/operating-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { openCodeEditor } from './code-editor.ts'
import { type FileProblem, readProblems } from './read-problems.ts'

type Files = { readonly files: Readonly<Record<string, string>> }
type Checked = {
  readonly clauses: number
  readonly rules: number
  readonly difference: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly { readonly clause: string; readonly fields: readonly string[] }[]
  }
}
type Tested = { readonly passed: number; readonly failed: number; readonly failures: readonly unknown[] }
type Backtested = {
  readonly events: number
  readonly changes: readonly { readonly from: string; readonly to: string; readonly count: number }[]
}
type Drafted = { readonly version?: string }

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
  const known = useAnswer(['policy-files'], () => client.ask<Files>('GET', '/v1/policy/files'))
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
          return <Editor key={path} path={path} text={text} policyFile={files[POLICY_FILE] ?? ''} />
        }}
      </Loaded>
    </Page>
  )
}

type EditorProps = { readonly path: string; readonly text: string; readonly policyFile: string }

function Editor({ path, text, policyFile }: EditorProps) {
  const say = useSay()
  const { client } = useSession()
  const host = useRef<HTMLDivElement>(null)
  const policy = usePolicy()
  const [changed, setChanged] = useState(text)
  const [version, setVersion] = useState('')
  const files = { [path]: changed }
  const names = useMemo(() => {
    const conditions = policy.value?.sections.flatMap(({ clauses }) =>
      clauses.flatMap(({ rules }) => rules.map(({ condition }) => condition)),
    )
    return [...new Set(conditions?.join(' ').match(/[a-z]+(?:\.[a-zA-Z][\w-]*)+/g) ?? [])].sort()
  }, [policy.value])
  useEffect(() => {
    if (host.current === null || names.length === 0) return undefined
    const check = async (shown: string): Promise<readonly FileProblem[]> => {
      const answer = await client.ask('POST', '/v1/policy/check', { body: { files: { [path]: shown } } })
      return answer.ok ? [] : readProblems(answer.refusal).filter(({ file }) => file === path)
    }
    return openCodeEditor(host.current, { text, label: path, names, onChange: setChanged, check })
  }, [client, path, text, names])
  const check = useAct((_: null) => client.ask<Checked>('POST', '/v1/policy/check', { body: { files } }), ['nothing'])
  const test = useAct((_: null) => client.ask<Tested>('POST', '/v1/policy/test', { body: { files } }), ['nothing'])
  const backtest = useAct(
    (_: null) => client.ask<Backtested>('POST', '/v1/policy/backtest', { body: { files } }),
    ['nothing'],
  )
  const draft = useAct(
    (_: null) =>
      client.ask<Drafted>('POST', '/v1/policy/publish', {
        body: {
          files: { ...files, [POLICY_FILE]: policyFile.replace(/^version:.*$/m, `version: "${version.trim()}"`) },
        },
      }),
    ['policy'],
  )
  const [told, setTold] = useState<readonly string[]>([])
  const runCheck = async (): Promise<void> => {
    const found = await check.run(null)
    if (found === null) return
    const { added, removed, changed: clauses } = found.difference
    const lines = [...added, ...removed, ...clauses.map(({ clause, fields }) => `${clause} ${fields.join(', ')}`)]
    setTold([say(RULES.good, found.clauses, found.rules), ...(lines.length === 0 ? [say(RULES.noDifference)] : lines)])
  }
  const runTest = async (): Promise<void> => {
    const found = await test.run(null)
    if (found !== null)
      setTold([say(RULES.passed, found.passed, found.failed), ...found.failures.map((each) => JSON.stringify(each))])
  }
  const runBacktest = async (): Promise<void> => {
    const found = await backtest.run(null)
    if (found === null) return
    const count = found.changes.reduce((sum, change) => sum + change.count, 0)
    setTold([
      say(RULES.backtested, found.events, count),
      ...found.changes.map(({ from, to, count: of }) => `${from} → ${to}: ${of}`),
    ])
  }
  const runDraft = async (): Promise<void> => {
    const done = await draft.run(null)
    if (done !== null) setTold([say(RULES.drafted, version)])
  }
  return (
    <div className="two editor">
      <div ref={host} className="cm-editor code" />
      <div className="stack">
        <p className="row">
          <code className="small">{path}</code>
          {changed !== text && <span className="tag waits">{say(RULES.changed)}</span>}
        </p>
        <div className="row">
          <button type="button" className="button" onClick={() => void runCheck()}>
            {say(RULES.check)}
          </button>
          <button type="button" className="button" disabled={test.isRunning} onClick={() => void runTest()}>
            {say(RULES.test)}
          </button>
          <button type="button" className="button" disabled={backtest.isRunning} onClick={() => void runBacktest()}>
            {say(RULES.backtest)}
          </button>
        </div>
        <div role="status" className="stack tight">
          {told.map((line) => (
            <p key={line} className="words small">
              {line}
            </p>
          ))}
        </div>
        <ProblemLine problem={check.problem ?? test.problem ?? backtest.problem ?? draft.problem} />
        <TextField label={say(RULES.versionField)} value={version} onChange={setVersion} />
        <p>
          <button
            type="button"
            className="button commit"
            disabled={version.trim() === '' || changed === text || draft.isRunning}
            onClick={() => void runDraft()}
          >
            {say(RULES.draft)}
          </button>
        </p>
        <Drafts onPublished={() => setTold([say(RULES.published)])} />
        <p className="small">
          <Link to="/operations">{say(OPERATING.precision)}</Link>
        </p>
      </div>
    </div>
  )
}

/** Drafted versions that wait for a second policy editor. */
function Drafts({ onPublished }: { readonly onPublished: () => void }) {
  const say = useSay()
  const { client } = useSession()
  const policy = usePolicy()
  const publish = useAct(
    (drafted: string) => client.ask<Drafted>('POST', '/v1/policy/publish', { body: { version: drafted } }),
    ['policy'],
  )
  const upcoming: readonly { readonly version: string; readonly status: string }[] = Array.isArray(
    policy.value?.upcoming,
  )
    ? policy.value.upcoming
    : []
  return (
    <>
      <ProblemLine problem={publish.problem} />
      {upcoming
        .filter(({ status }) => status === 'draft')
        .map(({ version }) => (
          <p key={version}>
            <button
              type="button"
              className="button"
              onClick={() => void publish.run(version).then((done) => done !== null && onPublished())}
            >
              {say(RULES.publish, version)}
            </button>
          </p>
        ))}
    </>
  )
}
