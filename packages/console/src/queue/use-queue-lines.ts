/** The queues that a case can be put into. */
import type { Bilingual } from '@goodstanding/model'
import { useSession } from '../frame/session.tsx'
import { type Known, useAnswer } from '../frame/use-answer.ts'

type QueueLine = {
  readonly id: string
  readonly name: Bilingual
  /** Open cases in it. */
  readonly cases: number
}

export function useQueueLines(): Known<{ readonly items: readonly QueueLine[] }> {
  const { client } = useSession()
  return useAnswer(['queues', 'all'], () =>
    client.ask<{ readonly items: readonly QueueLine[] }>('GET', '/v1/queues', { query: { limit: 500 } }),
  )
}
