/** An entry of a register, put or changed: a field for each part of it, or the whole as JSON for whoever prefers that. */
import type { RegisterName } from '@goodstanding/model'
import { useEffect, useRef, useState } from 'react'
import { useFields } from '../frame/held.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { FormDialog, TextField } from '../ui/form-parts.tsx'
import { useToast } from '../ui/toast.tsx'
import { DiscardDraft } from '../settings/discard-draft.tsx'
import { FIELD_WORDS } from '../words/register-field-words.ts'
import { REGISTER_WORDS, REGISTERS_SAY } from '../words/register-words.ts'
import { RULES } from '../words/rules-words.ts'
import { SETTINGS } from '../words/settings-words.ts'
import { EntryField } from './entry-field.tsx'
import { type Entry, entryOf, fieldAt, type Gap, gapsOf, parseEntry, type Values, valuesOf } from './from-entry.ts'
import { REGISTER_FIELDS } from './register-fields.ts'

export type Editing = { readonly id: string; readonly version: number; readonly entry: Entry }

type FormProps = {
  readonly register: RegisterName
  /** Null: a new entry. */
  readonly editing: Editing | null
  readonly onClose: () => void
}

type Form = {
  readonly id: string
  /** The entry of which the fields show what they can. */
  readonly before: Entry
  readonly values: Values
  /** Null: filled in field by field. */
  readonly json: string | null
}

const NEW: Entry = {}

function formOf(register: RegisterName, editing: Editing | null): Form {
  const before = editing?.entry ?? NEW
  return { id: editing?.id ?? '', before, values: valuesOf(register, before), json: null }
}

export function EntryForm({ register, editing, onClose }: FormProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [begun] = useState(() => formOf(register, editing))
  const place = `register ${register} ${begun.id} ${editing?.version ?? ''}`
  const [{ id, before, values, json }, change, undo] = useFields(place, begun)
  const [isTold, setIsTold] = useState(false)
  const put = useAct(
    (body: Entry) =>
      client.ask<unknown>('PUT', `/v1/registers/${register}/${encodeURIComponent(id.trim())}`, {
        body,
        ifMatch: editing?.version ?? 0, // a new one goes over none that is there
      }),
    ['register'],
  )
  const parsed = json === null ? null : parseEntry(json)
  const gaps = isTold && json === null ? gapsOf(register, values) : {}
  const isTaken = editing === null && put.problem?.kind === 'fact.stale'
  const problem = put.problem?.kind === 'fact.stale' ? { ...put.problem, detail: say(SETTINGS.stale) } : put.problem
  const refused = refusedBy(register, put.problem?.errors ?? [])
  const form = useRef<HTMLDivElement>(null)
  const [sends, setSends] = useState(0)
  // Whoever sent is led to the first field that does not fit.
  useEffect(() => {
    if (sends > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [sends, put.problem])
  const type = (part: Partial<Form>): void => {
    put.forget()
    change(part)
  }
  const turn = (): void => {
    if (json === null) type({ json: JSON.stringify(entryOf(register, values, before), null, 2) })
    else if (parsed !== null) type({ before: parsed, values: valuesOf(register, parsed), json: null })
  }
  const send = (): void => {
    setIsTold(true)
    setSends(sends + 1)
    const body = json === null ? entryOf(register, values, before) : parsed
    if (id.trim() === '' || body === null) return
    if (json === null && Object.keys(gapsOf(register, values)).length > 0) return
    void put.run(body).then((done) => {
      if (done === null) return
      change(begun)
      toast({ text: say(REGISTERS_SAY.put) })
      onClose()
    })
  }
  const verb = editing === null ? RULES.addEntry : REGISTERS_SAY.change
  const sayGap = ({ words, filled }: Gap): string =>
    say(words, ...filled.map((each) => (typeof each === 'string' ? each : say(each))))
  return (
    <FormDialog
      title={say(REGISTERS_SAY.titled, say(verb), say(REGISTER_WORDS[register].name))}
      send={say(verb)}
      isReady
      // What is told beside a field is not told twice.
      act={{ isRunning: put.isRunning, problem: isTaken || (json === null && refused.size > 0) ? null : problem }}
      onSend={send}
      onClose={onClose}
    >
      <div ref={form} className="dialog-body">
        <TextField
          label={say(FIELD_WORDS.id)}
          value={id}
          onChange={(text) => type({ id: text })}
          isLocked={editing !== null}
          note={say(FIELD_WORDS.idHow)}
          error={isTaken ? say(FIELD_WORDS.idTaken) : isTold && id.trim() === '' ? say(FIELD_WORDS.empty) : null}
        />
        {json === null ? (
          REGISTER_FIELDS[register].map((field) => {
            const gap = gaps[field.path]
            return (
              <EntryField
                key={field.path}
                field={field}
                value={values[field.path] ?? ''}
                error={gap === undefined ? (refused.get(field.path) ?? null) : sayGap(gap)}
                onChange={(text) => type({ values: { ...values, [field.path]: text } })}
              />
            )
          })
        ) : (
          <div className="code-field">
            <TextField
              label={say(RULES.json)}
              value={json}
              onChange={(text) => type({ json: text })}
              isLong
              note={say(REGISTERS_SAY.fields)}
              error={parsed === null ? say(RULES.badJson) : null}
            />
          </div>
        )}
        <p className="row">
          <button type="button" className="button small" disabled={json !== null && parsed === null} onClick={turn}>
            {say(json === null ? FIELD_WORDS.asJson : FIELD_WORDS.asFields)}
          </button>
          <DiscardDraft undo={undo} />
        </p>
      </div>
    </FormDialog>
  )
}

/** What the server said of fields, by path. */
function refusedBy(
  register: RegisterName,
  errors: readonly { readonly pointer: string; readonly detail: string }[],
): ReadonlyMap<string, string> {
  return new Map(
    errors.flatMap(({ pointer, detail }) => {
      const path = fieldAt(register, pointer)
      return path === null ? [] : [[path, detail] as const]
    }),
  )
}
