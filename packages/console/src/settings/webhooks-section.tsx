import { OUTGOING_TYPES, OUTGOING_WORDS } from '@goodstanding/casework'
import type { Page } from '@goodstanding/sdk'
import { useState } from 'react'
import { useFields } from '../frame/held.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { useAct, useAnswer, usePages } from '../frame/use-answer.ts'
import { Coded } from '../ui/coded.tsx'
import { Checks, FormDialog, TextField } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Loaded, Panel, ProblemLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { knownWords, wordFor } from '../words/casework-words.ts'
import { DELIVERY_WORDS, SETTINGS } from '../words/settings-words.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import { RemoveDialog, RotateDialog, type Webhook } from './webhook-questions.tsx'

type Delivery = {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly status: string
  readonly answer: string | null
  readonly attempts: number
  readonly createdAt: string
  readonly nextAt: string | null
}

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'secret'; readonly webhook: Webhook }
  | { readonly kind: 'rotate' | 'remove'; readonly webhook: Webhook }

/** Webhooks, their secrets, and what was delivered to each. */
export function WebhooksSection() {
  const say = useSay()
  const { client } = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const known = useAnswer(['webhooks'], () => client.ask<{ readonly items: readonly Webhook[] }>('GET', '/v1/webhooks'))
  return (
    <section className="stack">
      <p>
        <button type="button" className="button main" onClick={() => setOpen({ kind: 'add' })}>
          {say(SETTINGS.addWebhook)}
        </button>
      </p>
      <Loaded known={known}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel title={say(SETTINGS.none)} text={say(SETTINGS.noWebhooksHow)} />
          ) : (
            <WideTable label={say(SETTINGS.webhooks)}>
              <thead>
                <tr>
                  <th>{say(SETTINGS.url)}</th>
                  <th>{say(SETTINGS.types)}</th>
                  <th>
                    <span className="visually-hidden">{say(SETTINGS.change)}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((webhook) => (
                  <tr key={webhook.id}>
                    <td className="address">
                      <code id={webhook.id}>{webhook.url}</code>
                    </td>
                    <td className="small">
                      {webhook.types.length === 0
                        ? say(SETTINGS.everything)
                        : webhook.types.map((type) => (
                            <p key={type}>
                              <Coded code={type} words={knownWords(OUTGOING_WORDS, type)} />
                            </p>
                          ))}
                    </td>
                    <td>
                      <span className="row beside">
                        <button
                          type="button"
                          className="button small"
                          aria-describedby={webhook.id}
                          aria-expanded={shown === webhook.id}
                          onClick={() => setShown(shown === webhook.id ? null : webhook.id)}
                        >
                          {say(SETTINGS.deliveries)}
                        </button>
                        <button
                          type="button"
                          className="button small"
                          aria-describedby={webhook.id}
                          onClick={() => setOpen({ kind: 'rotate', webhook })}
                        >
                          {say(SETTINGS.rotate)}
                        </button>
                        <button
                          type="button"
                          className="button small"
                          aria-describedby={webhook.id}
                          onClick={() => setOpen({ kind: 'remove', webhook })}
                        >
                          {say(SETTINGS.remove)}
                        </button>
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
          )
        }
      </Loaded>
      {shown !== null && <Deliveries webhook={shown} />}
      {open?.kind === 'add' && (
        <AddDialog onClose={() => setOpen(null)} onMade={(webhook) => setOpen({ kind: 'secret', webhook })} />
      )}
      {open?.kind === 'rotate' && (
        <RotateDialog
          webhook={open.webhook}
          onClose={() => setOpen(null)}
          onMade={(webhook) => setOpen({ kind: 'secret', webhook })}
        />
      )}
      {open?.kind === 'remove' && <RemoveDialog webhook={open.webhook} onClose={() => setOpen(null)} />}
      {open?.kind === 'secret' && (
        <SecretDialog
          title={say(SETTINGS.secretFor, open.webhook.url)}
          secret={open.webhook.secret ?? ''}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

const NEW_WEBHOOK: Pick<Webhook, 'url' | 'types'> = { url: 'https://', types: [] }

function AddDialog({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (webhook: Webhook) => void }) {
  const say = useSay()
  const { client } = useSession()
  const [{ url, types }, change, undo] = useFields('webhook', NEW_WEBHOOK)
  const act = useAct(
    (body: { readonly url: string; readonly types: readonly string[] }) =>
      client.ask<Webhook>('POST', '/v1/webhooks', { body }),
    ['webhooks'],
  )
  return (
    <FormDialog
      title={say(SETTINGS.addWebhook)}
      send={say(SETTINGS.addWebhook)}
      isReady={url.length > 'https://x'.length}
      act={act}
      onSend={() =>
        void act.run({ url: url.trim(), types }).then((made) => {
          if (made === null) return
          change(NEW_WEBHOOK)
          onMade(made)
        })
      }
      onClose={onClose}
    >
      <TextField label={say(SETTINGS.url)} type="url" value={url} onChange={(text) => change({ url: text })} />
      <Checks
        legend={say(SETTINGS.types)}
        options={OUTGOING_TYPES.map((type) => [type, say(SETTINGS.typeOf, say(OUTGOING_WORDS[type]), type)])}
        chosen={types}
        onChange={(chosen) => change({ types: chosen })}
      />
      <DiscardDraft undo={undo} />
    </FormDialog>
  )
}

function Deliveries({ webhook }: { readonly webhook: string }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const { language } = usePreferences()
  const known = usePages<Delivery>(['webhooks', webhook, 'deliveries'], (cursor) =>
    client.ask<Page<Delivery>>('GET', `/v1/webhooks/${webhook}/deliveries`, { query: { limit: 100, cursor } }),
  )
  const replay = useAct(
    (id: string) => client.ask<unknown>('POST', `/v1/webhooks/${webhook}/deliveries/${id}/replay`, { body: {} }),
    ['webhooks'],
  )
  return (
    <LoadedPages known={known}>
      {(items) =>
        items.length === 0 ? (
          <Panel title={say(SETTINGS.none)} text={say(SETTINGS.noDeliveriesHow)} />
        ) : (
          <>
            <ProblemLine problem={replay.problem} />
            <WideTable label={say(SETTINGS.deliveries)}>
              <thead>
                <tr>
                  <th>{say(SETTINGS.created)}</th>
                  <th>{say(SETTINGS.types)}</th>
                  <th>{say(SETTINGS.subject)}</th>
                  <th>{say(SETTINGS.status)}</th>
                  <th>{say(SETTINGS.answer)}</th>
                  <th>{say(SETTINGS.attempts)}</th>
                  <th>{say(SETTINGS.nextTry)}</th>
                  <th>
                    <span className="visually-hidden">{say(SETTINGS.replay)}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, type, subject, status, answer, attempts, createdAt, nextAt }) => (
                  <tr key={id}>
                    <td className="number">{sayInstant(createdAt, language)}</td>
                    <td>
                      <Coded code={type} words={knownWords(OUTGOING_WORDS, type)} />
                    </td>
                    <td>
                      <code>{subject}</code>
                    </td>
                    <td>
                      <span
                        className={`tag${status === 'delivered' ? ' good' : status === 'failed' ? ' acts' : ' waits'}`}
                      >
                        {say(wordFor(DELIVERY_WORDS, status))}
                      </span>
                    </td>
                    <td>{answer}</td>
                    <td className="number">{attempts}</td>
                    <td className="number">{nextAt !== null && sayInstant(nextAt, language)}</td>
                    <td>
                      <button
                        type="button"
                        className="button small"
                        disabled={replay.isRunning}
                        onClick={() =>
                          void replay.run(id).then((done) => done !== null && toast({ text: say(SETTINGS.replayed) }))
                        }
                      >
                        {say(SETTINGS.replay)} <span className="visually-hidden">{subject}</span>
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
          </>
        )
      }
    </LoadedPages>
  )
}
