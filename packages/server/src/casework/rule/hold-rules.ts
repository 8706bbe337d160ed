/**
 * Holds every rule to its floor, again and again, on whichever node takes the job: what is surely below is switched to watch, and a rule
 * that guards life or children is told of instead. All of it is one transaction with the job, so that it is done once.
 */
import { decideRuleMode, holdToFloor, type Measured, modeNow, type RuleMode } from '@goodstanding/casework'
import { findJob, measureRules, type RuleOutcomes, scheduleJob } from '@goodstanding/ledger'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import type { Unit } from '../unit.ts'
import { enoughOf, type KnownRule, knownRules, periodOf } from './known-rules.ts'
import { RULE_MODES } from './stream.ts'
import { tellRule } from './tell-rule.ts'

export const FLOORS_JOB = 'rule.floors'
const JOB = { kind: FLOORS_JOB, key: 'all', payload: null } as const
const EVERY_MS = 15_000
/** Outcomes are counted anew each time, and with a hundred thousand of them that takes the database most of a second. */
const SHARE_OF_TIME = 1 / 50

/** How long rules are left alone after they were measured, in ms. */
export const restAfter = (spentMs: number): number => Math.max(EVERY_MS, Math.round(spentMs / SHARE_OF_TIME))

/** Sets the job, unless it stands. */
export async function startHolding({ db, now }: Desk): Promise<void> {
  if ((await findJob(db, JOB)) === null) await scheduleJob(db, { ...JOB, due: now() })
}

export async function holdRules(desk: Desk, unit: Unit): Promise<void> {
  const { policy } = desk.policy()
  const rules = knownRules(policy)
  const modes = new Map((await allInStream(unit.tx, RULE_MODES, [])).map(({ id, state }) => [id, state]))
  const began = performance.now()
  const measured = await measureRules(unit.tx, unit.now - periodOf(policy))
  unit.schedule({ ...JOB, due: unit.now + restAfter(performance.now() - began) })
  for (const outcomes of measured) {
    const key = `${outcomes.clause}/${outcomes.rule}`
    const rule = rules.get(key)
    // A node that does not know the wording yet has nothing to say about it.
    if (rule === undefined || rule.floor === null || rule.wording !== outcomes.wording) continue
    const share = measuredOf(outcomes, rule.floor)
    const { verdict } = holdToFloor(share, { floor: rule.floor, judged: enoughOf(policy) })
    const mode = modes.get(key) ?? RULE_MODES.none
    if (verdict === 'below' ? modeNow(mode, rule) !== 'on' : mode.alarm === null) continue
    await judgeRule(unit, { key, rule, measured: share, below: verdict === 'below' })
  }
}

const measuredOf = ({ right, wrong, disputed }: RuleOutcomes, floor: number): Measured => ({
  right,
  wrong,
  disputed,
  floor,
})

type Judged = {
  readonly key: string
  readonly rule: KnownRule
  readonly measured: Measured
  readonly below: boolean
}

async function judgeRule(unit: Unit, { key, rule, measured, below }: Judged): Promise<RuleMode> {
  const found = await unit.load(RULE_MODES, key)
  const events = must(decideRuleMode({ kind: 'judge', rule, measured, below }, found, unit.now))
  if (events.length === 0) return found
  const after = unit.add(RULE_MODES, key, events)
  for (const event of events) tellRule(unit, { rule, event, by: 'machine', why: inNumbers(measured) })
  return after
}

/** For the audit log: what a person checks the switch by. */
function inNumbers({ right, wrong, disputed, floor }: Measured): string {
  const share = Math.round((right / (right + wrong)) * 1000) / 10
  return `${right} of ${right + wrong} judged outcomes right (${share} %), ${disputed} disputed; floor ${Math.round(floor * 1000) / 10} %`
}
