/** The Prometheus text of `/metrics`, as far as the page of operations reads it. */

export type Sample = {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)$/
const LABEL = /(?<!\w)(\w+)="((?:[^"\\]|\\.)*)"/g

export function readMetrics(text: string): readonly Sample[] {
  return text.split('\n').flatMap((line): readonly Sample[] => {
    const [, name, labels = '', value] = LINE.exec(line) ?? []
    if (name === undefined || value === undefined) return []
    return [
      {
        name,
        labels: Object.fromEntries([...labels.matchAll(LABEL)].map(([, label = '', of = '']) => [label, of])),
        value: value === '+Inf' ? Infinity : Number(value),
      },
    ]
  })
}

/** The upper bound, in seconds, that a share of a histogram's observations does not pass; null without observations. */
export function quantileOf(samples: readonly Sample[], histogram: string, share: number): number | null {
  const buckets = samples
    .filter(({ name }) => name === `${histogram}_bucket`)
    .map(({ labels, value }) => ({ bound: labels['le'] === '+Inf' ? Infinity : Number(labels['le']), count: value }))
    .sort((a, b) => a.bound - b.bound)
  const total = buckets.at(-1)?.count ?? 0
  if (total === 0) return null
  return buckets.find(({ count }) => count >= total * share)?.bound ?? null
}

/** Wilson's 95 % interval of a share. */
export function wilson(hits: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 }
  const z = 1.96
  const share = hits / of
  const middle = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}
