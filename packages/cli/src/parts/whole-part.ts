/** Verbs that decide, with all that decides, or serve. */
import { backtest } from '../backtest.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { performs } from '../perform.ts'
import { replay } from '../replay/replay.ts'
import { start } from '../start.ts'
import { testPolicy } from '../test-policy.ts'

export const doings = { start, replay, backtest, evaluate, 'test-policy': testPolicy }
export const perform = performs(doings)
