import { STAFF_ROLES, wordsOfRole } from '@goodstanding/casework'
import type { Page } from '@goodstanding/sdk'
import { useState } from 'react'
import { useFields } from '../frame/held.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { Checks, FormDialog, Question, TextField } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Panel, ProblemLine } from '../ui/panel.tsx'
import { SETTINGS } from '../words/settings-words.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { DiscardDraft } from './discard-draft.tsx'

type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly version: number
}

/** What of somebody ends: all that lets them in now, or that they are on the staff. */
type Ending = 'revoke' | 'remove'

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | Ending; readonly person: Person }
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
                            {say(SETTINGS.change)} <span className="visually-hidden">{person.name}</span>
                          </button>
                          <button
                            type="button"
                            className="button small"
                            disabled={mint.isRunning}
                            onClick={() => void makeToken(person)}
                          >
                            {say(SETTINGS.newToken)} <span className="visually-hidden">{person.name}</span>
                          </button>
                          {(['revoke', 'remove'] as const).map((kind) => (
                            <button
                              key={kind}
                              type="button"
                              className="button small"
                              onClick={() => setOpen({ kind, person })}
                            >
                              {say(ENDINGS[kind].verb)} <span className="visually-hidden">{person.name}</span>
                            </button>
                          ))}
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
      {(open?.kind === 'revoke' || open?.kind === 'remove') && (
        <EndDialog ending={open.kind} person={open.person} onClose={close} />
      )}
      {open?.kind === 'token' && (
        <SecretDialog title={say(SETTINGS.tokenFor, open.name)} secret={open.token} onClose={close} />
      )}
    </section>
  )
}

const NOBODY: Person = { id: '', name: '', email: '', roles: ['moderator'], version: 0 }

function PersonDialog({ person, onClose }: { readonly person: Person | null; readonly onClose: () => void }) {
  const say = useSay()
  const { client, who } = useSession()
  const begun = person ?? NOBODY
  const [{ id, name, email, roles }, change, undo] = useFields(`staff ${begun.id} ${begun.version}`, begun)
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
      act={
        put.problem?.kind === 'staff.stale' ? { ...put, problem: { ...put.problem, detail: say(SETTINGS.stale) } } : put
      }
      onSend={() =>
        void put.run({ id: id.trim(), name: name.trim(), email: email.trim(), roles }).then((done) => {
          if (done === null) return
          change(begun)
          // Their pages are others now.
          if (done.id === who.id) location.reload()
          else onClose()
        })
      }
      onClose={onClose}
    >
      <TextField
        label={say(SETTINGS.id)}
        value={id}
        onChange={(text) => change({ id: text })}
        isLocked={person !== null}
      />
      <TextField label={say(SETTINGS.name)} value={name} onChange={(text) => change({ name: text })} />
      <TextField label={say(SETTINGS.email)} type="email" value={email} onChange={(text) => change({ email: text })} />
      <Checks
        legend={say(SETTINGS.roles)}
        options={STAFF_ROLES.map((role) => [role, say(wordsOfRole(role))])}
        chosen={roles}
        onChange={(chosen) => change({ roles: chosen })}
      />
      <DiscardDraft undo={undo} />
    </FormDialog>
  )
}

const ENDINGS = {
  revoke: {
    verb: SETTINGS.revokeTokens,
    title: SETTINGS.revokeTokensOf,
    means: SETTINGS.revokeTokensMeans,
    path: '/tokens',
  },
  remove: { verb: SETTINGS.remove, title: SETTINGS.removeStaff, means: SETTINGS.removeWhat, path: '' },
} as const

type EndProps = { readonly ending: Ending; readonly person: Person; readonly onClose: () => void }

function EndDialog({ ending, person, onClose }: EndProps) {
  const say = useSay()
  const { client } = useSession()
  const { verb, title, means, path } = ENDINGS[ending]
  const act = useAct(
    (_: null) => client.ask<null>('DELETE', `/v1/staff/${encodeURIComponent(person.id)}${path}`),
    ['staff'],
  )
  return <Question title={say(title, person.name)} text={say(means)} send={say(verb)} act={act} onClose={onClose} />
}
