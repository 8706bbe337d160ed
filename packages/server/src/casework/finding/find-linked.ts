/** Whether a recorded event holds a trace - a file by its hash, a link by its host, a device - and where. */

export type Trace = { readonly kind: 'file' | 'link' | 'device'; readonly value: string }

/** The pointer of the first place, or null. */
export function linkedIn(event: unknown, trace: Trace): string | null {
  const wanted = trace.kind === 'link' ? hostOf(trace.value) : trace.value.toLowerCase()
  return walk(event, '', (key, text) => {
    if (trace.kind === 'device') return key === 'device' && text.toLowerCase() === wanted
    if (trace.kind === 'file') return key === 'sha256' && text.toLowerCase() === wanted
    return (key === 'target' || key === 'text') && hostsIn(text).includes(wanted)
  })
}

function walk(value: unknown, at: string, isIt: (key: string, text: string) => boolean): string | null {
  if (typeof value === 'string') return isIt(at.slice(at.lastIndexOf('/') + 1), value) ? at : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = walk(inner, `${at}/${key}`, isIt)
    if (found !== null) return found
  }
  return null
}

const ADDRESS = /https?:\/\/([^\s/?#:]+)/giu

function hostsIn(text: string): readonly string[] {
  return [...text.matchAll(ADDRESS)].map(([, host = '']) => host.toLowerCase())
}

/** `https://rich.example/x` and `rich.example` are the same host. */
function hostOf(typed: string): string {
  return (hostsIn(typed)[0] ?? typed).toLowerCase().replace(/[/?#].*$/, '')
}
