/** What a problem says. The server says it in the reader's language; what never came from the server has words of the page. */
import type { Problem } from '@goodstanding/sdk'
import { FRAME } from '../words/frame-words.ts'
import type { Say } from './preferences.tsx'

export type Told = Pick<Problem, 'kind' | 'title' | 'detail'>

const OWN: Readonly<Record<string, (typeof FRAME)[keyof typeof FRAME]>> = {
  'client.unreachable': FRAME.unreachable,
  'client.not-json': FRAME.unreadable,
  'client.unexpected': FRAME.unreadable,
  'client.fault': FRAME.fault,
}

/** `part`: the title alone where there is room for one sentence. */
export function tellProblem(problem: Told, say: Say, part: 'title' | 'detail' = 'detail'): string {
  const own = OWN[problem.kind]
  // Whoever stopped it was told why in words of the page.
  return own === undefined ? problem[problem.kind === 'client.aborted' ? 'detail' : part] : say(own)
}
