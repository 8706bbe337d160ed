import { Link } from '@tanstack/react-router'
import type { Bilingual } from '@goodstanding/model'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded, Panel } from '../ui/panel.tsx'
import { SETTINGS } from '../words/settings-words.ts'

type Queue = { readonly id: string; readonly name: Bilingual; readonly cases: number; readonly granted: boolean }

/** The queues that cases are routed to, and how much waits in each. */
export function QueuesSection() {
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['queues'], () =>
    client.ask<{ readonly items: readonly Queue[] }>('GET', '/v1/queues', { query: { limit: 200 } }),
  )
  return (
    <section>
      <Loaded known={known}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel title={say(SETTINGS.none)} />
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th>{say(SETTINGS.id)}</th>
                  <th>{say(SETTINGS.name)}</th>
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
                      <Link to="/queue">{cases}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </section>
  )
}
