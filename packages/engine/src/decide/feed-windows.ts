/** Feeds an event into its windows and reads those that its rules ask for. */
import type { Event } from '@goodstanding/model'
import type { CompiledType } from '@goodstanding/policy'
import type { CounterStore } from '../counters/counter-store.ts'

/** What was fed by the present event, by window index: its reading need not be asked for again. */
export type Fed = {
  readonly keys: (string | null)[]
  readonly readings: Float64Array
  readonly texts: (string | null)[]
}

export function createFed(windows: number): Fed {
  return {
    keys: new Array<string | null>(windows).fill(null),
    readings: new Float64Array(windows),
    texts: new Array<string | null>(windows).fill(null),
  }
}

/** `signals`: values by slot. Writes every reading that the type's rules use into `readings`. */
export function feedWindows(
  event: Event,
  type: CompiledType,
  counters: CounterStore,
  { signals, readings, fed }: { readonly signals: Float64Array; readonly readings: Float64Array; readonly fed: Fed },
): void {
  const { data, time } = event
  for (const { window } of type.reads) readings[window] = 0
  for (const { window } of type.feeds) fed.keys[window] = null
  for (const { window, feed } of type.feeds) {
    const input = feed(data, time, signals)
    fed.keys[window] = input?.key ?? null
    if (input === null) continue
    fed.texts[window] = input.text ?? null
    fed.readings[window] = counters.feed(window, input, time)
  }
  for (const { window, key, text } of type.reads) {
    const asked = key(data)
    const copied = text?.(data) ?? null
    const isFed = asked !== null && fed.keys[window] === asked && (copied === null || fed.texts[window] === copied)
    if (isFed) readings[window] = fed.readings[window] ?? 0
    else readings[window] = asked === null ? 0 : counters.read(window, asked, copied, time)
  }
  for (const { window } of type.feeds) fed.keys[window] = null
}
