/** A consent of the directory is recorded, or withdrawn. */
import type { Answer, Goodstanding } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { useWords } from '../frame/held.ts'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { sayList } from '../frame/words.ts'
import { usePreferences } from '../frame/preferences.tsx'
import { FormDialog, Question, TextField } from '../ui/form-parts.tsx'
import { ORG } from '../words/org-words.ts'
import type { ConsentFact } from './directory-page.tsx'

type WithdrawProps = {
  readonly consent: ConsentFact
  readonly name: string
  /** It is not as it was read. */
  readonly onStale: () => void
  readonly onClose: () => void
}

/** Nothing takes a withdrawal back: the person has to agree anew. */
export function WithdrawConsent({ consent, name, onStale, onClose }: WithdrawProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { client } = useSession()
  const { id, version, ...stated } = consent
  const withdraw = useAct(
    (_: null) =>
      client.ask<unknown>('PUT', `/v1/consents/${encodeURIComponent(id)}`, {
        body: { ...stated, withdrawnAt: new Date(serverNow()).toISOString() },
        // Withdrawn by somebody else meanwhile, it keeps the day of that.
        ifMatch: version,
      }),
    ['consents'],
  )
  const { problem } = withdraw
  const isStale = problem?.kind === 'fact.stale'
  return (
    <Question
      title={say(ORG.withdrawTitle, name)}
      text={say(ORG.withdrawWhat, stated.purpose, sayList(stated.fields, language))}
      send={say(ORG.withdraw)}
      act={{
        problem: isStale ? { ...problem, detail: say(ORG.consentChanged) } : problem,
        isRunning: withdraw.isRunning || isStale,
        did: async () => {
          const isDone = await withdraw.did(null)
          if (!isDone) onStale()
          return isDone
        },
      }}
      onClose={onClose}
    />
  )
}

type Stated = Pick<ConsentFact, 'person' | 'purpose' | 'disclosureVersion' | 'organization'> & {
  readonly fields: readonly string[]
}

/** As often as somebody agreed to the same words anew. */
const MOST_AGAIN = 50

/**
 * What somebody agreed to later stands beside what they agreed to before, and not in its place: also where they had withdrawn the very
 * same. What stands already keeps its day.
 */
async function record(client: Goodstanding, stated: Stated): Promise<Answer<unknown>> {
  const { organization, person, purpose, fields, disclosureVersion } = stated
  const named = [organization, person, purpose, ...fields, disclosureVersion].join('-')
  const body = { ...stated, givenAt: new Date(serverNow()).toISOString() }
  for (let turn = 1; ; turn++) {
    const path = `/v1/consents/${encodeURIComponent(turn === 1 ? named : `${named}-${turn}`)}`
    const put = await client.ask<unknown>('PUT', path, { body, ifMatch: 0 })
    if (put.ok || put.refusal.kind !== 'fact.stale' || turn === MOST_AGAIN) return put
    const found = await client.ask<Stated & Pick<ConsentFact, 'withdrawnAt'>>('GET', path)
    if (!found.ok) return found
    const { value } = found
    const isSame = value.person === person && value.purpose === purpose && value.fields.join() === fields.join()
    if (isSame && typeof value.withdrawnAt !== 'string') return found
  }
}

/** A consent that was given to the organization on paper or elsewhere. Without the version of the words that were shown there is none. */
export function RecordConsent({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const { client, who } = useSession()
  const [person, setPerson] = useWords('consent person')
  const [purpose, setPurpose] = useWords('consent purpose', 'directory')
  const [fields, setFields] = useWords('consent fields', 'name')
  const [version, setVersion] = useWords('consent version')
  const put = useAct(
    (_: null) =>
      record(client, {
        organization: who.organization ?? '',
        person: person.trim(),
        purpose: purpose.trim(),
        fields: fields.split(/[\s,，、]+/).filter(Boolean),
        disclosureVersion: version.trim(),
      }),
    ['consents'],
  )
  return (
    <FormDialog
      title={say(ORG.recordConsent)}
      send={say(ORG.recordConsent)}
      isReady={[person, purpose, fields, version].every((text) => text.trim() !== '')}
      act={put}
      onSend={() =>
        void put.run(null).then((done) => {
          if (done === null) return
          // The next person is shown the same words for the same purpose.
          setPerson('')
          onClose()
        })
      }
      onClose={onClose}
    >
      <TextField label={say(ORG.person)} value={person} onChange={setPerson} />
      <TextField label={say(ORG.purpose)} value={purpose} onChange={setPurpose} />
      <TextField label={say(ORG.importFields)} value={fields} onChange={setFields} />
      <TextField label={say(ORG.versionShown)} value={version} onChange={setVersion} />
    </FormDialog>
  )
}
