/** Verbs that read a policy, and decide nothing. */
import { checkPolicy } from '../check-policy.ts'
import { explain } from '../explain.ts'
import { performs } from '../perform.ts'

export const doings = { 'check-policy': checkPolicy, explain }
export const perform = performs(doings)
