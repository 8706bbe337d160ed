/** The registers that decisions read: names, hashes, addresses, clients, apps. Entries are put and taken out by hand here. */
import type { RegisterName } from '@goodstanding/model'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { FindField, useFinding } from '../ui/find-in-list.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { Question } from '../ui/form-parts.tsx'
import { Bones, Panel, ProblemPanel } from '../ui/panel.tsx'
import { REGISTER_WORDS, REGISTERS_SAY } from '../words/register-words.ts'
import { RULES } from '../words/rules-words.ts'
import { SETTINGS } from '../words/settings-words.ts'
import { type Editing, EntryForm } from './entry-form.tsx'
import { valuesOf } from './from-entry.ts'
import { REGISTER_FIELDS } from './register-fields.ts'

type Entry = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }

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

/** So many are read at once, and drawn at once. */
const AT_ONCE = 100

/** What is being done to a register: another one is no place for it, as where the browser leads back under an open dialog. */
type InHand = {
  readonly register: RegisterName
  readonly isAdding?: true
  readonly editing?: Editing
  readonly removing?: string
}

export function RegistersPage() {
  const { q }: { readonly q?: string } = useSearch({ strict: false })
  const register = NAMES.find((name) => name === q) ?? NAMES[0]
  const say = useSay()
  const { client } = useSession()
  const [inHand, setInHand] = useState<InHand | null>(null)
  if (inHand !== null && inHand.register !== register) setInHand(null)
  const { isAdding = false, editing = null, removing = null } = inHand ?? {}
  const take = (what: Omit<InHand, 'register'>): void => setInHand({ register, ...what })
  const [sought, setSought] = useState({ register, typed: '' })
  const typed = sought.register === register ? sought.typed : ''
  const known = usePages<Entry>(['register', register], (cursor) =>
    client.ask('GET', `/v1/registers/${register}`, { query: { limit: AT_ONCE, cursor } }),
  )
  const finding = useFinding({ known, typed, heldIn: (entry) => JSON.stringify(entry), size: AT_ONCE })
  const remove = useAct(
    (_: null) => client.ask<null>('DELETE', `/v1/registers/${register}/${encodeURIComponent(removing ?? '')}`),
    ['register'],
  )
  return (
    <Page
      title={say(RULES.registers)}
      end={
        <button type="button" className="button main" onClick={() => take({ isAdding: true })}>
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
      <FindField finding={finding} typed={typed} onType={(words) => setSought({ register, typed: words })} />
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
              {finding.shown.map(({ id, version, ...entry }) => (
                <tr key={id}>
                  <td>
                    <code>{id}</code>
                  </td>
                  <td className="small words">
                    <EntryFields register={register} entry={entry} />
                  </td>
                  <td className="whole">
                    <span className="row beside">
                      {register !== 'terminated' && (
                        <button
                          type="button"
                          className="button small"
                          onClick={() => take({ editing: { id, entry, version } })}
                        >
                          {say(REGISTERS_SAY.change)} <span className="visually-hidden">{id}</span>
                        </button>
                      )}
                      <button type="button" className="button small" onClick={() => take({ removing: id })}>
                        {say(RULES.remove)} <span className="visually-hidden">{id}</span>
                      </button>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <MoreButton list={finding.list} />
      {(isAdding || editing !== null) && (
        <EntryForm register={register} editing={editing} onClose={() => setInHand(null)} />
      )}
      {removing !== null && (
        <Question
          title={say(REGISTERS_SAY.takeOut, removing)}
          text={say(REGISTERS_SAY.takeOutNote)}
          send={say(RULES.remove)}
          act={remove}
          onClose={() => setInHand(null)}
        />
      )}
    </Page>
  )
}

const ONE_A_LINE = /, one a line$|（每行一个）$/

type FieldsProps = { readonly register: RegisterName; readonly entry: Readonly<Record<string, unknown>> }

/** Field by field in words; lists with commas. What no field shows is named as it is stated. */
function EntryFields({ register, entry }: FieldsProps) {
  const say = useSay()
  const values = valuesOf(register, entry)
  const fields = REGISTER_FIELDS[register]
  const known = new Set(fields.map(({ path }) => path.split('.')[0]))
  return (
    <>
      {fields.map(({ path, words, options }) => {
        const value = values[path] ?? ''
        const [, chosen] = options.find(([option]) => option === value) ?? []
        if (value === '') return null
        return (
          <span key={path} className="entry-field">
            <span className="quiet">{say(words).replace(ONE_A_LINE, '')}</span>{' '}
            {chosen === undefined ? shorten(value.replaceAll('\n', ', ')) : say(chosen)}{' '}
          </span>
        )
      })}
      {Object.entries(entry)
        .filter(([name]) => !known.has(name))
        .map(([name, value]) => (
          <span key={name} className="entry-field">
            <code className="quiet">{name}</code> {shorten(
              typeof value === 'string' ? value : JSON.stringify(value),
            )}{' '}
          </span>
        ))}
    </>
  )
}

const VALUE_MOST = 200

const shorten = (text: string): string => (text.length > VALUE_MOST ? `${text.slice(0, VALUE_MOST)}…` : text)
