/** What recorded events can be found by beside who acted - files by their hash, links by their host, devices - and where each holds it. */
import { createHmac } from 'node:crypto'

export type Trace = { readonly kind: 'file' | 'link' | 'device'; readonly value: string }

/** The keyed hashes that an event is found by, as signed 64-bit numbers. */
export type TracesOf = (event: unknown) => readonly string[]
export type TraceHash = (trace: Trace) => string

/** What one event may be found by: a text of nothing but links is no phone book. */
const MOST_TRACES = 64
const LONGEST_TEXT = 65_536

/** Without the key, which stands nowhere in the database, a hash cannot be told to be that of a known file or host. */
export function createTraceHash(installationKey: string): TraceHash {
  const key = createHmac('sha256', installationKey).update('decision traces').digest()
  return (trace) => {
    const { kind, value } = canonical(trace)
    return createHmac('sha256', key).update(`${kind}/${value}`).digest().readBigInt64BE(0).toString()
  }
}

/** `https://rich.example/x` and `rich.example` are the same host. */
function canonical({ kind, value }: Trace): Trace {
  const lower = value.trim().toLowerCase()
  return { kind, value: kind === 'link' ? (hostsIn(lower)[0] ?? lower).replace(/[/?#].*$/s, '') : lower }
}

export function createTracesOf(hash: TraceHash): TracesOf {
  return (event) => {
    const found = new Set<string>()
    walk(event, '', (key, text) => {
      for (const trace of tracesIn(key, text)) {
        if (found.size < MOST_TRACES) found.add(`${trace.kind}/${trace.value}`)
      }
      return found.size >= MOST_TRACES
    })
    return [...found].map((name) => {
      const at = name.indexOf('/')
      return hash({ kind: kindOf(name.slice(0, at)), value: name.slice(at + 1) })
    })
  }
}

const kindOf = (name: string): Trace['kind'] => (name === 'file' || name === 'link' ? name : 'device')

/** What one field of an event can be found by. */
function tracesIn(key: string, text: string): readonly Trace[] {
  if (text === '') return []
  if (key === 'device') return [{ kind: 'device', value: text.toLowerCase() }]
  if (key === 'sha256') return [{ kind: 'file', value: text.toLowerCase() }]
  if (key !== 'target' && key !== 'text') return []
  return hostsIn(text).map((value) => ({ kind: 'link', value }))
}

/** The pointer of the first place where an event holds it, or null. */
export function linkedIn(event: unknown, trace: Trace): string | null {
  const wanted = canonical(trace)
  return walk(event, '', (key, text) =>
    tracesIn(key, text).some(({ kind, value }) => kind === wanted.kind && value === wanted.value),
  )
}

function walk(value: unknown, at: string, isEnough: (key: string, text: string) => boolean): string | null {
  if (typeof value === 'string') return isEnough(at.slice(at.lastIndexOf('/') + 1), value) ? at : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = walk(inner, `${at}/${key}`, isEnough)
    if (found !== null) return found
  }
  return null
}

const ADDRESS = /https?:\/\/([^\s/?#:]+)/giu

function hostsIn(text: string): readonly string[] {
  if (!text.includes('://')) return []
  return [...text.slice(0, LONGEST_TEXT).matchAll(ADDRESS)].map(([, host = '']) => host.toLowerCase())
}
