/** How many events were decided, day by day and by type. Each number leads to the decisions that it counts. */
import { EVENT_WORDS } from '@goodstanding/model'
import { Link } from '@tanstack/react-router'
import { useMayReadRecorded } from '../counted/use-may-read-recorded.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Coded } from '../ui/coded.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { knownWords } from '../words/casework-words.ts'
import { COUNTED } from '../words/counted-words.ts'
import { OPERATING } from '../words/operating-words.ts'

type Volume = {
  readonly day: string
  readonly eventType: string
  readonly effect: string
  readonly events: number
}
type Volumes = { readonly days: number; readonly items: readonly Volume[] }

const EFFECTS = ['allow', 'flag', 'hold', 'block'] as const
const EVERY_MS = 60_000
const WIDTH = 280

function sum(items: readonly Volume[], fits: (item: Volume) => boolean): number {
  return items.filter(fits).reduce((total, { events }) => total + events, 0)
}

export function VolumesSection() {
  const say = useSay()
  const { language } = usePreferences()
  const { client } = useSession()
  const mayRead = useMayReadRecorded()
  const known = useAnswer(['volumes'], () => client.ask<Volumes>('GET', '/v1/operations/volumes'), { every: EVERY_MS })
  return (
    <>
      <section>
        <h2>{say(OPERATING.byDay)}</h2>
        <Loaded known={known} rows={4}>
          {({ items }) =>
            items.length === 0 ? (
              <Panel title={say(OPERATING.noVolumes)} text={say(OPERATING.noVolumesHow)}>
                <p>
                  <a href={`/developers/decisions?lang=${language}`}>{say(OPERATING.howToAsk)}</a>
                </p>
              </Panel>
            ) : (
              <>
                {mayRead && <p className="small soft">{say(COUNTED.allowNot)}</p>}
                <Days items={items} />
              </>
            )
          }
        </Loaded>
      </section>
      {known.value !== undefined && known.value.items.length > 0 && (
        <section>
          <h2>{say(OPERATING.volumes)}</h2>
          <Types items={known.value.items} />
        </section>
      )}
    </>
  )
}

/** Plain allows are counted and not kept, so that only the other numbers lead anywhere. */
function Count({ count, q }: { readonly count: number; readonly q: string | null }) {
  const { language } = usePreferences()
  const mayRead = useMayReadRecorded()
  const text = sayNumber(count, language)
  if (q === null || count === 0 || !mayRead) return text
  return (
    <Link to="/decisions" search={{ q }}>
      {text}
    </Link>
  )
}

function Heads({ first }: { readonly first: string }) {
  const say = useSay()
  return (
    <thead>
      <tr>
        <th>{first}</th>
        {EFFECTS.map((effect) => (
          <th key={effect}>{say(OPERATING[effect])}</th>
        ))}
      </tr>
    </thead>
  )
}

function Days({ items }: { readonly items: readonly Volume[] }) {
  const say = useSay()
  const { language } = usePreferences()
  const days = [...new Set(items.map(({ day }) => day))].sort()
  const most = Math.max(...days.map((day) => sum(items, (item) => item.day === day)))
  return (
    <WideTable label={say(OPERATING.byDay)}>
      <Heads first={say(OPERATING.day)} />
      <tbody>
        {days.map((day) => {
          const count = sum(items, (item) => item.day === day)
          return (
            <tr key={day}>
              <td>
                <span className="row">
                  <time dateTime={day} className="number">
                    {day}
                  </time>
                  <svg
                    className="interval"
                    width={WIDTH}
                    height="12"
                    role="img"
                    aria-label={say(OPERATING.events, sayNumber(count, language))}
                  >
                    <line x1="0" y1="11" x2={WIDTH} y2="11" />
                    <rect x="0" y="2" width={Math.max(2, (count / most) * WIDTH)} height="8" />
                  </svg>
                </span>
              </td>
              {EFFECTS.map((effect) => (
                <td key={effect} className="number">
                  <Count
                    count={sum(items, (item) => item.day === day && item.effect === effect)}
                    q={effect === 'allow' ? null : `day:${day} effect:${effect}`}
                  />
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </WideTable>
  )
}

function Types({ items }: { readonly items: readonly Volume[] }) {
  const say = useSay()
  const types = [...new Set(items.map(({ eventType }) => eventType))].sort()
  return (
    <WideTable label={say(OPERATING.volumes)}>
      <Heads first={say(OPERATING.type)} />
      <tbody>
        {types.map((type) => (
          <tr key={type}>
            <td>
              <Coded code={type} words={knownWords(EVENT_WORDS, type)} />
            </td>
            {EFFECTS.map((effect) => (
              <td key={effect} className="number">
                <Count
                  count={sum(items, (item) => item.eventType === type && item.effect === effect)}
                  q={effect === 'allow' ? null : `type:${type} effect:${effect}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
