/** Windows that readers keep for themselves, beside those of the policy. */
import type { Event } from '@goodstanding/model'
import type { CompiledPolicy, WindowDeclaration } from '@goodstanding/policy'
import type { CounterStore } from '../counters/counter-store.ts'
import type { OwnWindow } from '../signal-reader.ts'

const DAY = 86_400_000
const OWN: Readonly<Record<OwnWindow, Omit<WindowDeclaration, 'index' | 'key'>>> = {
  'account-transfers': { kind: 'count', durationMs: 30 * DAY, durable: true },
  'broadcast-frames': { kind: 'distinct', durationMs: DAY / 4, durable: false },
  'ids-read': { kind: 'first-seen', durationMs: DAY, durable: false },
  'ids-followed': { kind: 'distinct', durationMs: DAY, durable: false },
}
const NAMES = Object.keys(OWN) as readonly OwnWindow[]

/** The policy's windows, and after them the engine's own. */
export function declarationsOf({ windows }: CompiledPolicy): readonly WindowDeclaration[] {
  const own = NAMES.map((name, at) => ({ index: windows.length + at, key: `engine ${name}`, ...OWN[name] }))
  return [...windows, ...own]
}

export function ownWindowIndex(name: OwnWindow, { windows }: CompiledPolicy): number {
  return windows.length + NAMES.indexOf(name)
}

/** What is counted of an event that goes on. */
export function feedOwnWindows(event: Event, compiled: CompiledPolicy, counters: Pick<CounterStore, 'feed'>): void {
  if (event.type !== 'account.transfer') return
  counters.feed(ownWindowIndex('account-transfers', compiled), { key: event.data.account.id }, event.time)
}
