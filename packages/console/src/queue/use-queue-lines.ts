/** The queues that a case can be put into. */
import type { Bilingual } from '@goodstanding/model'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'

type QueueLine = {
  readonly id: string
  readonly name: Bilingual
  /** Open cases in it. */
  readonly cases: number
}

/** Undefined until they are known. */
export function useQueueLines(): readonly QueueLine[] | undefined {
  const { client } = useSession()
  const known = useAnswer(['queues', 'all'], () =>
    client.ask<{ readonly items: readonly QueueLine[] }>('GET', '/v1/queues', { query: { limit: 500 } }),
  )
  return known.value?.items
}
