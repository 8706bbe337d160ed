/** Prometheus metrics of one server. Each server has its own registry, so that several can run in one process (tests do). */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { EFFECTS, EVENT_TYPES } from '@goodstanding/model'
import { OPINION_OUTCOMES } from '../opinion/opinion-desk.ts'
import { createDurations } from './durations.ts'

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'goodstanding_' })
  const registers = [registry]
  const seconds = createDurations({
    name: 'goodstanding_decision_seconds',
    help: 'Time to decide one event in process, without HTTP and storage.',
    buckets: [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.1],
  })
  const stored = createDurations({
    name: 'goodstanding_store_seconds',
    help: 'Time until a decision that must be durable was durable.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
  })
  return {
    contentType: registry.contentType,
    /** Everything, in the text format of Prometheus. */
    print: async (): Promise<string> => `${await registry.metrics()}\n${seconds.print()}\n\n${stored.print()}\n`,
    seconds,
    stored,
    decisions: createDecisionCount(registry),
    findings: new Counter({
      name: 'goodstanding_findings_total',
      help: 'Findings by clause and rule; mode is on or watch.',
      labelNames: ['clause', 'rule', 'mode'],
      registers,
    }),
    degraded: createFromZero(registry, {
      name: 'goodstanding_degraded_total',
      help: "Decisions answered by the policy's onFailure.",
      label: 'type',
      known: EVENT_TYPES,
    }),
    checkedAgain: createFromZero(registry, {
      name: 'goodstanding_checked_again_total',
      help: "What was kept unchecked, looked at again: by the effect it would have had, failed (whoever failed is still away), left (a person's).",
      label: 'outcome',
      known: [...EFFECTS, 'failed', 'left'],
    }),
    opinions: createFromZero(registry, {
      name: 'goodstanding_opinions_total',
      help: 'Second opinions on texts that are not sure, by outcome: given, remembered, failed, resting, over-budget.',
      label: 'outcome',
      known: OPINION_OUTCOMES,
    }),
    problems: createFromZero(registry, {
      name: 'goodstanding_problems_total',
      help: 'Refused requests by kind.',
      label: 'kind',
      known: ['server.not-ready', 'server.busy', 'server.fault'],
    }),
    door: createFromZero(registry, {
      name: 'goodstanding_door_total',
      help: 'What came from outside with nothing that opens: failed (a token, link or sign-in that is none), refused (rate.address).',
      label: 'outcome',
      known: ['failed', 'refused'],
    }),
    doorAddresses: new Gauge({
      name: 'goodstanding_door_addresses',
      help: 'Network addresses of which it is remembered that something failed.',
      registers,
    }),
    counterKeys: new Gauge({ name: 'goodstanding_counter_keys', help: 'Window keys held in memory.', registers }),
    counterBytes: new Gauge({ name: 'goodstanding_counter_bytes', help: 'Bytes that window keys take.', registers }),
    counterEvictions: new Gauge({
      name: 'goodstanding_counter_evictions',
      help: 'Window keys evicted by age since start.',
      registers,
    }),
    counterLate: new Gauge({
      name: 'goodstanding_counter_late',
      help: 'Events that came later than their windows read right, once for each window, since start.',
      registers,
    }),
    waiting: new Gauge({ name: 'goodstanding_store_waiting', help: 'Decisions waiting to be stored.', registers }),
    casesWaiting: new Gauge({
      name: 'goodstanding_cases_waiting',
      help: 'Stored decisions whose case is not written yet.',
      registers,
    }),
    observedWaiting: new Gauge({
      name: 'goodstanding_observed_waiting',
      help: 'Observed events waiting to be decided.',
      registers,
    }),
    jobFaults: new Counter({
      name: 'goodstanding_job_faults_total',
      help: 'Turns of background jobs that failed, by job. While the database is away, all of them do.',
      labelNames: ['job'],
      registers,
    }),
    outboxWaiting: new Gauge({
      name: 'goodstanding_outbox_waiting',
      help: 'Webhooks and letters that wait to leave, by topic.',
      labelNames: ['topic'],
      registers,
    }),
    outboxOldest: new Gauge({
      name: 'goodstanding_outbox_oldest_seconds',
      help: 'How long the oldest of them has waited.',
      labelNames: ['topic'],
      registers,
    }),
    clockAhead: createClockGauge(registry),
    overdue: new Gauge({
      name: 'goodstanding_overdue',
      help: 'What has passed its deadline and waits for an answer still, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    rulesLowered: new Gauge({
      name: 'goodstanding_rules_lowered',
      help: 'Rules that run in a lesser mode than the policy writes, by who lowered them.',
      labelNames: ['by'],
      registers,
    }),
    rulesBelowFloor: new Gauge({
      name: 'goodstanding_rules_below_floor',
      help: 'Rules that guard life or children, are below their precision floor, and act on.',
      registers,
    }),
    policy: new Gauge({
      name: 'goodstanding_policy_info',
      help: 'The policy in force: 1.',
      labelNames: ['id', 'version'],
      registers,
    }),
  }
}

type Decided = { readonly type: string; readonly effect: string }
type Tally = Decided & { count: number }

type FromZero<Label extends string> = {
  readonly name: string
  readonly help: string
  readonly label: Label
  readonly known: readonly string[]
}

/** A counter whose series are there before the first count: an increase from nothing to one is none to Prometheus, and no alert would hear it. */
function createFromZero<Label extends string>(registry: Registry, { name, help, label, known }: FromZero<Label>) {
  const counter = new Counter({ name, help, labelNames: [label], registers: [registry] })
  for (const value of known) counter.labels(value).inc(0)
  return counter
}

function createClockGauge(registry: Registry): Gauge {
  return new Gauge({
    name: 'goodstanding_clock_ahead_seconds',
    help: "By how much this machine's clock is ahead of the database's; below zero: behind it.",
    registers: [registry],
  })
}

/** Counts in plain numbers, which are put into the counter when somebody scrapes: its labels cost as much as a rule set. */
function createDecisionCount(registry: Registry): { readonly inc: (decided: Decided) => void } {
  const tallies = new Map<string, Map<string, Tally>>()
  new Counter({
    name: 'goodstanding_decisions_total',
    help: 'Decisions by event type and effect.',
    labelNames: ['type', 'effect'],
    registers: [registry],
    collect() {
      for (const byEffect of tallies.values()) {
        for (const tally of byEffect.values()) {
          this.inc({ type: tally.type, effect: tally.effect }, tally.count)
          tally.count = 0
        }
      }
    },
  })
  return {
    inc: ({ type, effect }) => {
      const tally = tallies.get(type)?.get(effect)
      if (tally !== undefined) {
        tally.count++
        return
      }
      const byEffect = tallies.get(type) ?? new Map<string, Tally>()
      tallies.set(type, byEffect.set(effect, { type, effect, count: 1 }))
    },
  }
}
