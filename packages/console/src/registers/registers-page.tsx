/** The registers that decisions read: names, hashes, addresses, clients, apps. Entries are put and taken out by hand here. */
import type { RegisterName } from '@goodstanding/model'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { FormDialog, TextField } from '../ui/form-parts.tsx'
import { Bones, Panel, ProblemPanel } from '../ui/panel.tsx'
import { FRAME } from '../words/frame-words.ts'
import { RULES } from '../words/rules-words.ts'
import { SETTINGS } from '../words/settings-words.ts'

type Entry = Readonly<Record<string, unknown>> & { readonly id: string }

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
  const known = usePages<Entry>(['register', register], (cursor) =>
    client.ask('GET', `/v1/registers/${register}`, { query: { limit: 100, cursor } }),
  )
  const remove = useAct(
    (id: string) => client.ask<null>('DELETE', `/v1/registers/${register}/${encodeURIComponent(id)}`),
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
            {name}
          </Link>
        ))}
      </nav>
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
              {known.items.map(({ id, version: _version, ...entry }) => (
                <tr key={id}>
                  <td>
                    <code>{id}</code>
                  </td>
                  <td className="small words">
                    <code>{JSON.stringify(entry).slice(0, 400)}</code>
                  </td>
                  <td>
                    <button type="button" className="button small" onClick={() => void remove.run(id)}>
                      {say(RULES.remove)}
                    </button>
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
      {isAdding && <AddEntry register={register} onClose={() => setIsAdding(false)} />}
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

function AddEntry({ register, onClose }: { readonly register: string; readonly onClose: () => void }) {
  const say = useSay()
  const { client } = useSession()
  const [id, setId] = useState('')
  const [text, setText] = useState('{\n  \n}')
  const body = parseEntry(text)
  const put = useAct(
    (_: null) => client.ask<Entry>('PUT', `/v1/registers/${register}/${encodeURIComponent(id.trim())}`, { body }),
    ['register'],
  )
  return (
    <FormDialog
      title={`${say(RULES.addEntry)}: ${register}`}
      send={say(RULES.addEntry)}
      isReady={id.trim() !== '' && body !== undefined}
      act={put}
      onSend={() => void put.run(null).then((done) => done !== null && onClose())}
      onClose={onClose}
    >
      <TextField label={say(SETTINGS.id)} value={id} onChange={setId} />
      <TextField
        label={say(RULES.json)}
        value={text}
        onChange={setText}
        isLong
        {...(body === undefined ? { note: say(RULES.badJson) } : {})}
      />
    </FormDialog>
  )
}
