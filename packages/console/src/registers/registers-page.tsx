/** The registers that decisions read: names, hashes, addresses, clients, apps. Entries are put and taken out by hand here. */
import type { RegisterName } from '@goodstanding/model'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { FormDialog, Question, TextField } from '../ui/form-parts.tsx'
import { Bones, Panel, ProblemPanel } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { FRAME } from '../words/frame-words.ts'
import { REGISTER_TEMPLATES, REGISTER_WORDS, REGISTERS_SAY } from '../words/register-words.ts'
import { RULES } from '../words/rules-words.ts'
import { SETTINGS } from '../words/settings-words.ts'

type Entry = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }
type Editing = Pick<Entry, 'id' | 'version'> & { readonly entry: Readonly<Record<string, unknown>> }

const NAMES = [
  'protected-names',
  'works',
  'broadcasts',
  'hashes',
  'urls',
  'clients',
  'apps',
  'staff',
  'testers',
  'terminated',
] as const satisfies readonly RegisterName[]

export function RegistersPage() {
  const { q }: { readonly q?: string } = useSearch({ strict: false })
  const register = NAMES.find((name) => name === q) ?? NAMES[0]
  const say = useSay()
  const { client } = useSession()
  const [isAdding, setIsAdding] = useState(false)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [removing, setRemoving] = useState<string | null>(null)
  const known = usePages<Entry>(['register', register], (cursor) =>
    client.ask('GET', `/v1/registers/${register}`, { query: { limit: 100, cursor } }),
  )
  const remove = useAct(
    (_: null) => client.ask<null>('DELETE', `/v1/registers/${register}/${encodeURIComponent(removing ?? '')}`),
    ['register'],
  )
  return (
    <Page
      title={say(RULES.registers)}
      end={
        <button type="button" className="button main" onClick={() => setIsAdding(true)}>
          {say(RULES.addEntry)}
        </button>
      }
    >
      <nav className="tabs" aria-label={say(RULES.registers)}>
        {NAMES.map((name) => (
          <Link key={name} to="/registers" search={{ q: name }} aria-current={name === register ? 'page' : undefined}>
            {say(REGISTER_WORDS[name].name)}
          </Link>
        ))}
      </nav>
      <p className="soft">
        {say(REGISTER_WORDS[register].what)} <code className="small">{register}</code>
      </p>
      {known.items === undefined ? (
        known.problem === null ? (
          <Bones />
        ) : (
          <ProblemPanel problem={known.problem} again={known.again} />
        )
      ) : known.items.length === 0 ? (
        <Panel title={say(RULES.noEntries)} />
      ) : (
        <div className="wide" tabIndex={0} role="region" aria-label={register}>
          <table className="table">
            <thead>
              <tr>
                <th>{say(SETTINGS.id)}</th>
                <th>{say(RULES.entry)}</th>
                <th>
                  <span className="visually-hidden">{say(RULES.remove)}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {known.items.map(({ id, version, ...entry }) => (
                <tr key={id}>
                  <td>
                    <code>{id}</code>
                  </td>
                  <td className="small words">
                    <EntryFields entry={entry} />
                  </td>
                  <td className="whole">
                    <span className="row beside">
                      {register !== 'terminated' && (
                        <button
                          type="button"
                          className="button small"
                          onClick={() => setEditing({ id, entry, version })}
                        >
                          {say(REGISTERS_SAY.change)}
                        </button>
                      )}
                      <button type="button" className="button small" onClick={() => setRemoving(id)}>
                        {say(RULES.remove)}
                      </button>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {known.hasMore && (
        <p>
          <button type="button" className="button" onClick={known.more}>
            {say(FRAME.more)}
          </button>
        </p>
      )}
      {(isAdding || editing !== null) && (
        <PutEntry
          register={register}
          editing={editing}
          onClose={() => {
            setIsAdding(false)
            setEditing(null)
          }}
        />
      )}
      {removing !== null && (
        <Question
          title={say(REGISTERS_SAY.takeOut, removing)}
          text={say(REGISTERS_SAY.takeOutNote)}
          send={say(RULES.remove)}
          act={remove}
          onClose={() => setRemoving(null)}
        />
      )}
    </Page>
  )
}

function parseEntry(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told beside the field
  }
}

/** Field by field, as it is stated; lists with commas. */
function EntryFields({ entry }: { readonly entry: Readonly<Record<string, unknown>> }) {
  return Object.entries(entry).map(([name, value]) => (
    <span key={name} className="entry-field">
      <code className="quiet">{name}</code> {sayValue(value)}{' '}
    </span>
  ))
}

const VALUE_MOST = 200

function sayValue(value: unknown): string {
  const text = Array.isArray(value)
    ? value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(', ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
  return text.length > VALUE_MOST ? `${text.slice(0, VALUE_MOST)}…` : text
}

type PutProps = {
  readonly register: RegisterName
  /** Null: a new entry. */
  readonly editing: Editing | null
  readonly onClose: () => void
}

function PutEntry({ register, editing, onClose }: PutProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [id, setId] = useState(editing?.id ?? '')
  const [text, setText] = useState(JSON.stringify(editing?.entry ?? REGISTER_TEMPLATES[register], null, 2))
  const body = parseEntry(text)
  const put = useAct(
    (_: null) =>
      client.ask<Entry>('PUT', `/v1/registers/${register}/${encodeURIComponent(id.trim())}`, {
        body,
        ...(editing === null ? {} : { ifMatch: editing.version }),
      }),
    ['register'],
  )
  const send = (): void => {
    void put.run(null).then((done) => {
      if (done === null) return
      toast({ text: say(REGISTERS_SAY.put) })
      onClose()
    })
  }
  const verb = editing === null ? RULES.addEntry : REGISTERS_SAY.change
  return (
    <FormDialog
      title={`${say(verb)}: ${say(REGISTER_WORDS[register].name)}`}
      send={say(verb)}
      isReady={id.trim() !== '' && body !== undefined}
      act={put}
      onSend={send}
      onClose={onClose}
    >
      <TextField label={say(SETTINGS.id)} value={id} onChange={setId} isLocked={editing !== null} />
      <div className="code-field">
        <TextField
          label={say(RULES.json)}
          value={text}
          onChange={setText}
          isLong
          note={say(body === undefined ? RULES.badJson : REGISTERS_SAY.fields)}
        />
      </div>
    </FormDialog>
  )
}
