/** What of a running server ends, and in which order. */
import type { Ending } from './close-in-order.ts'
import type { lookersOf } from './configured-parts.ts'
import type { startJobs } from './jobs/start-jobs.ts'

type Closed = Record<
  'mail' | 'app' | 'authorDesk' | 'casework' | 'opened',
  { readonly close: () => Promise<unknown> }
> & {
  readonly lookers: ReturnType<typeof lookersOf>
  readonly jobs: ReturnType<typeof startJobs>
}

/** What comes in ends first; the database, which everything rests on, ends after all of these. */
export function endingsOf({ mail, lookers, app, jobs, authorDesk, casework, opened }: Closed): readonly Ending[] {
  return [
    { part: 'mail', end: () => mail.close() },
    { part: 'requests', end: () => app.close() },
    { part: 'jobs', end: jobs.stop },
    // Both ask them: what nobody looks at any more is held unchecked.
    {
      part: 'pictures',
      end: () => Promise.all([lookers.pictures.close(), lookers.looker.close(), lookers.classifier?.close()]),
    },
    { part: 'node', end: () => authorDesk.close() },
    { part: 'casework', end: () => casework.close() },
    { part: 'decisions', end: () => opened.close() },
  ]
}
