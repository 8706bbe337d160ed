import type { Action } from '@goodstanding/sdk'
import type { Say } from '../frame/preferences.tsx'
import { ACTION_VERBS, CAPABILITY_WORDS } from '../words/casework-words.ts'
import { CASE } from '../words/case-words.ts'

/** An action with what it takes away, as one phrase of either language. */
export function whatOf({ type, capability }: Pick<Action, 'type' | 'capability'>, say: Say): string {
  const verb = say(ACTION_VERBS[type])
  return capability === undefined ? verb : say(CASE.ofWhat, verb, say(CAPABILITY_WORDS[capability]))
}
