/** A start that is taken back: whoever asks for it waits for nothing that still goes on. */

/** The work's outcome, or the reason of the stop as soon as there is one; the work goes on, and what it throws then nobody hears. */
export function unlessStopped<Value>(stop: AbortSignal | null, work: Promise<Value>): Promise<Value> {
  if (stop === null) return work
  return new Promise((resolve, reject) => {
    const end = (): void => reject(reasonOf(stop))
    if (stop.aborted) end()
    stop.addEventListener('abort', end, { once: true })
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', end))
  })
}

const reasonOf = ({ reason }: AbortSignal): Error => (reason instanceof Error ? reason : new Error(String(reason)))
