/** What a moderator looked at today, when to be offered a break, and what to leave out of the own queue. Nobody else sees it. */
import type { Severity } from '@goodstanding/model'
import { useSay } from '../frame/preferences.tsx'
import { usePolicy } from '../frame/use-policy.ts'
import { BREAK_CHOICES, changeWellness, useWellness } from '../frame/wellness.ts'
import { Loaded } from '../ui/panel.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { WELLNESS } from '../words/wellness-words.ts'

const SEVERITIES: readonly Severity[] = [4, 3, 2, 1]

export function WellnessSection() {
  const say = useSay()
  const policy = usePolicy()
  const kept = useWellness()
  const toggle = (section: string): void =>
    changeWellness((before) => ({
      ...before,
      avoid: before.avoid.includes(section)
        ? before.avoid.filter((each) => each !== section)
        : [...before.avoid, section],
    }))
  return (
    <section className="stack" aria-labelledby="wellness">
      <div>
        <h2 id="wellness">{say(WELLNESS.title)}</h2>
        <p className="soft small">{say(WELLNESS.private)}</p>
      </div>
      <div>
        <h3>{say(WELLNESS.looked)}</h3>
        <dl className="facts looks">
          {SEVERITIES.map((severity) => (
            <div key={severity} style={{ display: 'contents' }}>
              <dt>
                <SeverityMark severity={severity} />
              </dt>
              <dd className="number">{kept.looks[severity - 1]}</dd>
            </div>
          ))}
        </dl>
        <button
          type="button"
          className="button small"
          onClick={() => changeWellness((before) => ({ ...before, looks: [0, 0, 0, 0], sinceBreak: 0 }))}
        >
          {say(WELLNESS.forget)}
        </button>
      </div>
      <fieldset className="field">
        <legend>{say(WELLNESS.breakAfter)}</legend>
        <div className="choices">
          {BREAK_CHOICES.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name="break"
                checked={kept.breakAfter === choice}
                onChange={() => changeWellness((before) => ({ ...before, breakAfter: choice }))}
              />
              <span>{choice === 0 ? say(WELLNESS.never) : say(WELLNESS.severe, choice)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>{say(WELLNESS.avoid)}</legend>
        <small>{say(WELLNESS.avoidNote)}</small>
        <Loaded known={policy} rows={3}>
          {({ sections }) => (
            <div className="choices">
              {sections.map(({ id, title }) => (
                <label key={id}>
                  <input type="checkbox" checked={kept.avoid.includes(id)} onChange={() => toggle(id)} />
                  <span>
                    {say(title)} <code className="quiet small">{id}</code>
                  </span>
                </label>
              ))}
            </div>
          )}
        </Loaded>
      </fieldset>
    </section>
  )
}
