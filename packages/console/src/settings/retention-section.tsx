/** How long what is kept, and how much evidence there is. The times are set where the product is started, not by a click. */
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { wordFor } from '../words/casework-words.ts'
import { SETTINGS } from '../words/settings-words.ts'

type Retention = {
  readonly decisionDays: number
  readonly evidence: readonly { readonly display: string; readonly kept: number; readonly erased: number }[]
}

const DISPLAYS = { staged: SETTINGS.evidenceShown, sealed: SETTINGS.evidenceSealed }
const WHY_NO_LIST = { staged: SETTINGS.evidenceShownHow, sealed: SETTINGS.evidenceSealedHow }

export function RetentionSection() {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const known = useAnswer(['retention'], () => client.ask<Retention>('GET', '/v1/retention'))
  return (
    <section className="stack">
      <Loaded known={known}>
        {({ decisionDays, evidence }) => (
          <>
            <dl className="facts">
              <dt>{say(SETTINGS.keptDecisions)}</dt>
              <dd>{say(SETTINGS.keptDays, sayNumber(decisionDays, language))}</dd>
              <dt>{say(SETTINGS.keptEvidence)}</dt>
              <dd>{say(SETTINGS.keptEvidenceHow)}</dd>
              <dt>{say(SETTINGS.keptLog)}</dt>
              <dd>{say(SETTINGS.keptLogHow)}</dd>
              {evidence.map(({ display, kept, erased }) => (
                <div key={display} style={{ display: 'contents' }}>
                  <dt>{say(wordFor(DISPLAYS, display))}</dt>
                  <dd>
                    {say(SETTINGS.evidenceCount, sayNumber(kept, language), sayNumber(erased, language))}
                    <br />
                    <small className="soft">{say(wordFor(WHY_NO_LIST, display))}</small>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="soft small">
              {say(SETTINGS.keptWhere)}
              <code>GOODSTANDING_RETENTION_DAYS</code>
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}
