/** The timer of a deadline. */
import type { Instant } from '@goodstanding/model'

/** `stream`: e.g. `case/case_1`. `times`: how often it was told that the deadline has passed. */
export function deadlineJob(stream: string, due: Instant, times = 0) {
  return { kind: 'deadline', key: stream, payload: { times }, due } as const
}
