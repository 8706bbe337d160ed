import { STAFF_ROLES, wordsOfRole } from '@goodstanding/casework'
import type { Page } from '@goodstanding/sdk'
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { Checks, FormDialog, Question, TextField } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Panel, ProblemLine } from '../ui/panel.tsx'
import { SETTINGS } from '../words/settings-words.ts'
import { SecretDialog } from './secret-dialog.tsx'

type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly version: number
}

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | 'remove'; readonly person: Person }
  | { readonly kind: 'token'; readonly name: string; readonly token: string }

const DECIDING: readonly string[] = ['moderator', 'senior']

/** The staff of the operator, with their roles and tokens. */
export function StaffSection() {
  const say = useSay()
  const { client } = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  const known = usePages<Person>(['staff'], (cursor) =>
    client.ask<Page<Person>>('GET', '/v1/staff', { query: { limit: 200, ...(cursor === null ? {} : { cursor }) } }),
  )
  const mint = useAct(
    (id: string) => client.ask<{ readonly token: string }>('POST', `/v1/staff/${id}/tokens`, { body: {} }),
    ['staff'],
  )
  const makeToken = async ({ id, name }: Person): Promise<void> => {
    const made = await mint.run(id)
    if (made !== null) setOpen({ kind: 'token', name, token: made.token })
  }
  const close = (): void => setOpen(null)
  return (
    <section className="stack">
      <p>
        <button type="button" className="button main" onClick={() => setOpen({ kind: 'add' })}>
          {say(SETTINGS.addStaff)}
        </button>
      </p>
      <ProblemLine problem={mint.problem} />
      <LoadedPages known={known}>
        {(items) => (
          <>
            {!known.hasMore && !items.some(({ roles }) => roles.some((role) => DECIDING.includes(role))) && (
              <Panel title={say(SETTINGS.nobodyDecides)} text={say(SETTINGS.nobodyDecidesHow)} />
            )}
            <div className="wide" tabIndex={0} role="region" aria-label={say(SETTINGS.staff)}>
              <table className="table stacks">
                <thead>
                  <tr>
                    <th>{say(SETTINGS.id)}</th>
                    <th>{say(SETTINGS.name)}</th>
                    <th>{say(SETTINGS.email)}</th>
                    <th>{say(SETTINGS.roles)}</th>
                    <th>
                      <span className="visually-hidden">{say(SETTINGS.change)}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((person) => (
                    <tr key={person.id}>
                      <td>
                        <code>{person.id}</code>
                      </td>
                      <td className="words">{person.name}</td>
                      <td className="soft words">{person.email}</td>
                      <td>
                        <span className="row">
                          {person.roles.map((role) => (
                            <span key={role} className="tag">
                              {say(wordsOfRole(role))}
                            </span>
                          ))}
                          {person.roles.length === 0 && <span className="quiet">{say(SETTINGS.noRoles)}</span>}
                        </span>
                      </td>
                      <td>
                        <span className="row beside">
                          <button
                            type="button"
                            className="button small"
                            onClick={() => setOpen({ kind: 'change', person })}
                          >
                            {say(SETTINGS.change)}
                          </button>
                          <button
                            type="button"
                            className="button small"
                            disabled={mint.isRunning}
                            onClick={() => void makeToken(person)}
                          >
                            {say(SETTINGS.newToken)}
                          </button>
                          <button
                            type="button"
                            className="button small"
                            onClick={() => setOpen({ kind: 'remove', person })}
                          >
                            {say(SETTINGS.remove)}
                          </button>
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </LoadedPages>
      {open?.kind === 'add' && <PersonDialog person={null} onClose={close} />}
      {open?.kind === 'change' && <PersonDialog person={open.person} onClose={close} />}
      {open?.kind === 'remove' && <RemoveDialog person={open.person} onClose={close} />}
      {open?.kind === 'token' && (
        <SecretDialog title={say(SETTINGS.tokenFor, open.name)} secret={open.token} onClose={close} />
      )}
    </section>
  )
}

function PersonDialog({ person, onClose }: { readonly person: Person | null; readonly onClose: () => void }) {
  const say = useSay()
  const { client, who } = useSession()
  const [id, setId] = useState(person?.id ?? '')
  const [name, setName] = useState(person?.name ?? '')
  const [email, setEmail] = useState(person?.email ?? '')
  const [roles, setRoles] = useState<readonly string[]>(person?.roles ?? ['moderator'])
  const put = useAct(
    ({ id: whom, ...stated }: Omit<Person, 'version'>) =>
      person === null
        ? client.ask<Person>('POST', '/v1/staff', { body: { id: whom, ...stated } })
        : client.ask<Person>('PATCH', `/v1/staff/${encodeURIComponent(whom)}`, {
            body: stated,
            ifMatch: person.version,
          }),
    ['staff'],
  )
  return (
    <FormDialog
      title={person === null ? say(SETTINGS.addStaff) : say(SETTINGS.changeStaff, person.name)}
      send={say(person === null ? SETTINGS.addStaff : SETTINGS.change)}
      isReady={id.trim() !== '' && name.trim() !== '' && email.includes('@')}
      act={put}
      onSend={() =>
        void put.run({ id: id.trim(), name: name.trim(), email: email.trim(), roles }).then((done) => {
          // Their pages are others now.
          if (done?.id === who.id) location.reload()
          else if (done !== null) onClose()
        })
      }
      onClose={onClose}
    >
      <TextField label={say(SETTINGS.id)} value={id} onChange={setId} isLocked={person !== null} />
      <TextField label={say(SETTINGS.name)} value={name} onChange={setName} />
      <TextField label={say(SETTINGS.email)} type="email" value={email} onChange={setEmail} />
      <Checks
        legend={say(SETTINGS.roles)}
        options={STAFF_ROLES.map((role) => [role, say(wordsOfRole(role))])}
        chosen={roles}
        onChange={setRoles}
      />
    </FormDialog>
  )
}

function RemoveDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const say = useSay()
  const { client } = useSession()
  const act = useAct((_: null) => client.ask<null>('DELETE', `/v1/staff/${person.id}`), ['staff'])
  return (
    <Question
      title={say(SETTINGS.removeStaff, person.name)}
      text={say(SETTINGS.removeWhat)}
      send={say(SETTINGS.remove)}
      act={act}
      onClose={onClose}
    />
  )
}
