import { useState } from 'react'
import type { Bilingual } from '@goodstanding/model'
import { useFields } from '../frame/held.ts'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { FormDialog, TextField } from '../ui/form-parts.tsx'
import { MayLink } from '../ui/may-link.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { COUNTED } from '../words/counted-words.ts'
import { SETTINGS } from '../words/settings-words.ts'
import { RoutingSection } from './routing-section.tsx'
import { DiscardDraft } from './discard-draft.tsx'

export type Queue = { readonly id: string; readonly name: Bilingual; readonly cases: number; readonly granted: boolean }

/** The queues that cases are routed to, and how much waits in each. */
export function QueuesSection() {
  const say = useSay()
  const { client } = useSession()
  const mayRead = useMay('case.read')
  const known = useAnswer(['queues'], () =>
    client.ask<{ readonly items: readonly Queue[] }>('GET', '/v1/queues', { query: { limit: 200 } }),
  )
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section className="stack">
      <p>
        <button type="button" className="button main" onClick={() => setIsAdding(true)}>
          {say(SETTINGS.addQueue)}
        </button>
      </p>
      {!mayRead && <p className="small soft">{say(COUNTED.behindNot)}</p>}
      <Loaded known={known}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel title={say(SETTINGS.none)} />
          ) : (
            <WideTable label={say(SETTINGS.queues)}>
              <thead>
                <tr>
                  <th>{say(SETTINGS.id)}</th>
                  <th>{say(SETTINGS.queueName)}</th>
                  <th>{say(SETTINGS.openCases)}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, name, cases }) => (
                  <tr key={id}>
                    <td>
                      <code>{id}</code>
                    </td>
                    <td>{say(name)}</td>
                    <td className="number">
                      <MayLink act="case.read" to="/queue" search={{ q: `queue:${id}` }}>
                        {cases}
                      </MayLink>
                    </td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
          )
        }
      </Loaded>
      <RoutingSection queues={known.value?.items ?? []} />
      {isAdding && <AddQueue onClose={() => setIsAdding(false)} />}
    </section>
  )
}

const NEW_QUEUE = { id: '', en: '', zh: '' }

function AddQueue({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const { client } = useSession()
  const [{ id, en, zh }, change, undo] = useFields('queue', NEW_QUEUE)
  const put = useAct(
    (_: null) =>
      client.ask<Queue>('PUT', `/v1/queues/${encodeURIComponent(id.trim())}`, {
        body: { name: { en, zh } },
        ifMatch: 0, // goes over none that is there
      }),
    ['queues'],
  )
  const isTaken = put.problem?.kind === 'queue.stale'
  return (
    <FormDialog
      title={say(SETTINGS.addQueue)}
      send={say(SETTINGS.addQueue)}
      isReady={[id, en, zh].every((text) => text.trim() !== '')}
      act={isTaken ? { ...put, problem: null } : put}
      onSend={() =>
        void put.run(null).then((done) => {
          if (done === null) return
          change(NEW_QUEUE)
          onClose()
        })
      }
      onClose={onClose}
    >
      <TextField
        label={say(SETTINGS.id)}
        value={id}
        onChange={(text) => {
          put.forget()
          change({ id: text })
        }}
        error={isTaken ? say(SETTINGS.queueTaken) : null}
      />
      <TextField label={say(SETTINGS.nameEn)} value={en} onChange={(text) => change({ en: text })} />
      <TextField label={say(SETTINGS.nameZh)} value={zh} onChange={(text) => change({ zh: text })} />
      <DiscardDraft undo={undo} />
    </FormDialog>
  )
}
