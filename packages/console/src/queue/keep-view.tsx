/** The form that keeps a filter under a name, for oneself or for a role, and the question before one is deleted for all who see it. */
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { FormDialog, Question, TextField } from '../ui/form-parts.tsx'
import { VIEW } from '../words/view-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import { NAME_MOST } from './view-name.ts'

type NewView = { readonly name: string; readonly query: string; readonly role: string | null }

export function KeepView({ query, onClose }: { readonly query: string; readonly onClose: () => void }) {
  const say = useSay()
  const { client } = useSession()
  const mayShare = useMay('view.share')
  const [name, setName] = useState('')
  const [role, setRole] = useState<string | null>(null)
  const keep = useAct((view: NewView) => client.ask<unknown>('POST', '/v1/views', { body: view }), ['views'])
  return (
    <FormDialog
      title={say(QUEUE.keepView)}
      send={say(QUEUE.keepView)}
      isReady={name.trim() !== ''}
      act={keep}
      onSend={() => void keep.run({ name: name.trim(), query, role }).then((kept) => kept !== null && onClose())}
      onClose={onClose}
    >
      <p>
        <code>{query}</code>
      </p>
      <TextField label={say(VIEW.viewName)} value={name} onChange={(typed) => setName(typed.slice(0, NAME_MOST))} />
      {mayShare && (
        <fieldset className="field">
          <legend>{say(VIEW.viewFor)}</legend>
          <div className="choices">
            {([null, 'moderator', 'senior'] as const).map((each) => (
              <label key={each ?? 'me'}>
                <input type="radio" name="role" checked={role === each} onChange={() => setRole(each)} />
                <span>{say(each === null ? VIEW.ofMe : each === 'senior' ? QUEUE.ofSeniors : QUEUE.ofAll)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </FormDialog>
  )
}

type DropProps = {
  readonly view: { readonly id: string; readonly name: string; readonly query: string; readonly role: string | null }
  readonly onClose: () => void
}

export function DropView({ view: { id, name, query, role }, onClose }: DropProps) {
  const say = useSay()
  const { client } = useSession()
  const drop = useAct((_: null) => client.ask<unknown>('DELETE', `/v1/views/${id}`), ['views'])
  const whose = role === null ? VIEW.dropOwn : role === 'senior' ? VIEW.dropOfSeniors : VIEW.dropOfAll
  return (
    <Question
      title={say(VIEW.dropTitle, name)}
      text={say(whose, query)}
      send={say(VIEW.drop)}
      act={drop}
      onClose={onClose}
    />
  )
}
