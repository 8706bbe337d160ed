/** What an answer to an appeal states. */
import { eventParts, named } from '@goodstanding/model'
import Type from 'typebox'
import type { StatedAnswer } from '../../casework/appeal/appeals.ts'
import { checkerOf } from '../read-event.ts'
import { type ActionBody, actions, readActions, translation, words } from './body-parts.ts'

export const answer = named('StatedAnswer', {
  outcome: eventParts.oneOf('uphold', 'overturn', 'reduce'),
  reason: Type.Optional(words),
  translation: Type.Optional(translation),
  actions: Type.Optional(actions),
})
const checkAnswer = checkerOf<{
  outcome: 'uphold' | 'overturn' | 'reduce'
  reason?: string
  translation?: { readonly reason?: string }
  actions?: readonly ActionBody[]
}>(answer, 'body.invalid')

export function readAnswer(body: unknown): Omit<StatedAnswer, 'by'> {
  const { outcome, reason = '', translation: other = {}, actions: bodies = [] } = checkAnswer(body, '')
  return { outcome, reason, translation: other.reason ?? null, actions: readActions(bodies) }
}
