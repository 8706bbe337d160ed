import { useState } from 'react'
import { useFields } from '../frame/held.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { Checks, FormDialog, Question, TextField } from '../ui/form-parts.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { SETTINGS } from '../words/settings-words.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { DiscardDraft } from './discard-draft.tsx'

type Token = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly revokedAt: string | null
}

/** As `POST /v1/service-tokens` takes them. */
const SCOPES = [
  'decisions',
  'events',
  'signals',
  'facts',
  'files',
  'standing',
  'reports',
  'notices',
  'appeals',
  'member-tokens',
  'policy',
  'all',
]

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'revoke'; readonly token: Token }
  | { readonly kind: 'secret'; readonly name: string; readonly secret: string }

/** Tokens of services: what each may do, and ending one. */
export function TokensSection() {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const [open, setOpen] = useState<Open | null>(null)
  const known = useAnswer(['tokens'], () =>
    client.ask<{ readonly items: readonly Token[] }>('GET', '/v1/service-tokens'),
  )
  return (
    <section className="stack">
      <p>
        <button type="button" className="button main" onClick={() => setOpen({ kind: 'add' })}>
          {say(SETTINGS.addToken)}
        </button>{' '}
        <a href="/developers">{say(SETTINGS.developers)}</a>
      </p>
      <Loaded known={known}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel title={say(SETTINGS.none)} />
          ) : (
            <WideTable label={say(SETTINGS.tokens)}>
              <thead>
                <tr>
                  <th>{say(SETTINGS.serviceName)}</th>
                  <th>{say(SETTINGS.scopes)}</th>
                  <th>{say(SETTINGS.created)}</th>
                  <th>
                    <span className="visually-hidden">{say(SETTINGS.revoke)}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((token) => (
                  <tr key={token.id}>
                    <td>{token.name}</td>
                    <td className="small">
                      <code>{token.scopes.join(' ')}</code>
                    </td>
                    <td className="soft">{sayDay(token.createdAt, language)}</td>
                    <td>
                      {token.revokedAt === null ? (
                        <button
                          type="button"
                          className="button small"
                          onClick={() => setOpen({ kind: 'revoke', token })}
                        >
                          {say(SETTINGS.revoke)} <span className="visually-hidden">{token.name}</span>
                        </button>
                      ) : (
                        <span className="tag">{say(SETTINGS.revoked)}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
          )
        }
      </Loaded>
      {open?.kind === 'add' && (
        <AddDialog onClose={() => setOpen(null)} onMade={(name, secret) => setOpen({ kind: 'secret', name, secret })} />
      )}
      {open?.kind === 'revoke' && <RevokeDialog token={open.token} onClose={() => setOpen(null)} />}
      {open?.kind === 'secret' && (
        <SecretDialog title={say(SETTINGS.tokenFor, open.name)} secret={open.secret} onClose={() => setOpen(null)} />
      )}
    </section>
  )
}

const NEW_TOKEN: Pick<Token, 'name' | 'scopes'> = { name: '', scopes: ['decisions', 'events', 'facts'] }

function AddDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (name: string, secret: string) => void
}) {
  const say = useSay()
  const { client } = useSession()
  const [{ name, scopes }, change, undo] = useFields('service token', NEW_TOKEN)
  const act = useAct(
    (body: { readonly name: string; readonly scopes: readonly string[] }) =>
      client.ask<{ readonly token: string }>('POST', '/v1/service-tokens', { body }),
    ['tokens'],
  )
  return (
    <FormDialog
      title={say(SETTINGS.addToken)}
      send={say(SETTINGS.addToken)}
      isReady={name.trim() !== '' && scopes.length > 0}
      act={act}
      onSend={() =>
        void act.run({ name: name.trim(), scopes }).then((made) => {
          if (made === null) return
          change(NEW_TOKEN)
          onMade(name, made.token)
        })
      }
      onClose={onClose}
    >
      <TextField label={say(SETTINGS.serviceName)} value={name} onChange={(text) => change({ name: text })} />
      <Checks
        legend={say(SETTINGS.scopes)}
        options={SCOPES.map((scope) => [scope, scope])}
        chosen={scopes}
        onChange={(chosen) => change({ scopes: chosen })}
      />
      <DiscardDraft undo={undo} />
    </FormDialog>
  )
}

function RevokeDialog({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const say = useSay()
  const { client } = useSession()
  const act = useAct((_: null) => client.ask<null>('DELETE', `/v1/service-tokens/${token.id}`), ['tokens'])
  return (
    <Question
      title={say(SETTINGS.revokeTitle, token.name)}
      text={say(SETTINGS.revokeWhat)}
      send={say(SETTINGS.revoke)}
      act={act}
      onClose={onClose}
    />
  )
}
