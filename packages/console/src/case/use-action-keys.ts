/** 0 to 9 choose what is done, and take it out again. Answers what the last key did: the box stands elsewhere, and nobody hears it. */
import { ACTION_TYPES, type ActionType } from '@goodstanding/model'
import { useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { useSay } from '../frame/preferences.tsx'
import { CASE } from '../words/case-words.ts'
import { ACTION_VERBS } from '../words/casework-words.ts'
import { isChosen, type ListProps, toggleAction } from './action-list.tsx'

export function useActionKeys(list: ListProps, isMine: boolean): string {
  const say = useSay()
  const [told, setTold] = useState('')
  const press = (type: ActionType | 'none') => () => {
    if (!isMine || !toggleAction(type, list)) return
    const name = say(type === 'none' ? CASE.noViolation : ACTION_VERBS[type])
    setTold(say(isChosen(type, list.draft) ? CASE.isTakenOut : CASE.isChosen, name))
  }
  const numbers = Object.fromEntries([...ACTION_TYPES].map((type, at) => [String(at + 1), press(type)] as const))
  useHotKeys({ '0': press('none'), ...numbers })
  return told
}
