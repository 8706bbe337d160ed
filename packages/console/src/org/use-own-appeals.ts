/** Every appeal of the own organization and of its administrator: each notice and each complaint shows its own, however many there are. */
import type { Answer, Appeal } from '@goodstanding/sdk'
import { useSession } from '../frame/session.tsx'
import { type Known, useAnswer } from '../frame/use-answer.ts'

export function useOwnAppeals(): Known<readonly Appeal[]> {
  const { client } = useSession()
  return useAnswer(['appeals', 'own'], async (): Promise<Answer<readonly Appeal[]>> => {
    const all: Appeal[] = []
    let cursor: string | null = null
    do {
      const answer: Awaited<ReturnType<typeof client.appeals.list>> = await client.appeals.list({ limit: 200, cursor })
      if (!answer.ok) return answer
      all.push(...answer.value.items)
      cursor = answer.value.next
    } while (cursor !== null)
    return { ok: true, value: all }
  })
}
