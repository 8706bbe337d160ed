/** NCMEC's web service on a local port, for tests: it asks for a name and a password, takes well-formed reports only, and answers in its XML. */
import { createServer, type IncomingMessage } from 'node:http'

export type CyberTipStep = 'status' | 'submit' | 'finish' | 'retract'
/** A code of NCMEC's, a status of HTTP without one, an answer that never comes, or one that is something else. */
export type CyberTipFault =
  | { readonly code: number }
  | { readonly status: number }
  /** `done`: it did what it was asked before it fell silent. */
  | { readonly silent: 'done' | 'undone' }
  | { readonly text: string }

export type TestCyberTip = Awaited<ReturnType<typeof openTestCyberTip>>

export const CYBERTIP_USER = 'service-of-tests'
export const CYBERTIP_PASSWORD = 'password: of tests'

const DESCRIPTIONS: Readonly<Record<number, string>> = { 0: 'Success', 2000: 'Authentication required' }

const said = (root: string, code: number, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root}>\n<responseCode>${code}</responseCode>\n<responseDescription>${
    DESCRIPTIONS[code] ?? 'As the test &lt;wants&gt; it'
  }</responseDescription>${more}</${root}>`

export async function openTestCyberTip() {
  const reports = new Map<string, { readonly xml: string; state: 'open' | 'finished' | 'retracted' }>()
  const faults = new Map<CyberTipStep, CyberTipFault>()
  const calls: string[] = []
  const expected = `Basic ${Buffer.from(`${CYBERTIP_USER}:${CYBERTIP_PASSWORD}`).toString('base64')}`

  function take(body: string, type: string): string {
    if (type !== 'text/xml; charset=utf-8') return said('reportResponse', 4000)
    if (!isWellFormed(body)) return said('reportResponse', 4110)
    if (!/^<\?xml [^>]*>\s*<report /.test(body) || !body.includes('<incidentType>')) return said('reportResponse', 4100)
    const id = String(4_564_654 + reports.size)
    reports.set(id, { xml: body, state: 'open' })
    return said('reportResponse', 0, `<reportId>${id}</reportId>`)
  }

  function close(step: 'finish' | 'retract', body: string): string {
    const root = step === 'finish' ? 'reportDoneResponse' : 'reportResponse'
    const id = new URLSearchParams(body).get('id') ?? ''
    const found = reports.get(id)
    if (found === undefined) return said(root, 5001)
    if (found.state !== 'open') return said(root, found.state === 'finished' ? 5102 : 5101)
    found.state = step === 'finish' ? 'finished' : 'retracted'
    return said(root, 0, `<reportId>${id}</reportId>${step === 'finish' ? '<files/>' : ''}`)
  }

  function answer(step: CyberTipStep, body: string, type: string): string {
    if (step === 'status') return said('reportResponse', 0)
    return step === 'submit' ? take(body, type) : close(step, body)
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request)
      const step = stepOf(request)
      calls.push(step ?? `${request.method} ${request.url}`)
      const send = (text: string, status = 200): unknown =>
        response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(text)
      if (step === null) return send('<html>', 404)
      if (request.headers.authorization !== expected) return send(said('reportResponse', 2000), 401)
      const fault = faults.get(step)
      if (fault === undefined) return send(answer(step, body, request.headers['content-type'] ?? ''))
      if ('code' in fault) return send(said('reportResponse', fault.code))
      if ('status' in fault) return send('<html>gate</html>', fault.status)
      if ('text' in fault) return send(fault.text)
      if (fault.silent === 'done') answer(step, body, request.headers['content-type'] ?? '')
      return undefined
    })()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/ispws`,
    reports,
    /** The steps that were called, in order. */
    calls,
    fail: (step: CyberTipStep, fault: CyberTipFault): void => void faults.set(step, fault),
    heal: (): void => faults.clear(),
    close: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const STEPS: Readonly<Record<string, CyberTipStep>> = {
  'GET /ispws/status': 'status',
  'POST /ispws/submit': 'submit',
  'POST /ispws/finish': 'finish',
  'POST /ispws/retract': 'retract',
}
const stepOf = ({ method, url }: IncomingMessage): CyberTipStep | null => STEPS[`${method} ${url}`] ?? null

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** Every element is closed where it should be, every reference is one, and nothing is there that XML 1.0 forbids. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = []
  let roots = 0
  const pieces = xml.replace(/^<\?xml [^<>?]*\?>/, '').split('<')
  if (pieces.shift()?.trim() !== '') return false
  for (const piece of pieces) {
    const end = piece.indexOf('>')
    if (end < 0) return false
    const tag = piece.slice(0, end)
    const name = /^\/?([a-zA-Z]+)/.exec(tag)?.[1]
    if (name === undefined) return false
    if (tag.startsWith('/')) {
      if (open.pop() !== name) return false
    } else {
      if (open.length === 0) roots += 1
      open.push(name)
    }
    const text = piece.slice(end + 1)
    if (open.length === 0 && text.trim() !== '') return false
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7});)/.test(text)) return false
  }
  return open.length === 0 && roots === 1 && !/[^\P{Cc}\t\n\r]/u.test(xml)
}
