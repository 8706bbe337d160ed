/** What never became a request - a method in small letters, headers without end, half a body - is refused in our words too. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { acceptedLanguage } from '../page/accepted-language.ts'
import { newRequestId } from './hot-road.ts'
import { headersOf, Problem, type ProblemKind } from './problems.ts'
import { sayProblem } from './say-problem.ts'

/** What Node calls them, and how its status line ends. */
const FAULTS: Readonly<Record<string, readonly [ProblemKind, string]>> = {
  HPE_HEADER_OVERFLOW: ['request.head-too-large', 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request.late', 'Request Timeout'],
}

/** Answers on the bare socket and ends it: nobody knows where the next request would begin. */
export function answerUnreadable(fault: Error, socket: Socket): void {
  const code = 'code' in fault ? String(fault.code) : ''
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [kind, phrase] = FAULTS[code] ?? ['request.unreadable', 'Bad Request']
  const problem = new Problem(kind)
  const body = JSON.stringify(problem.body(newRequestId()))
  const headers = { ...headersOf(problem, 'en'), 'content-length': Buffer.byteLength(body), connection: 'close' }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${problem.status} ${phrase}\r\n${head.join('')}\r\n${body}`, () => socket.destroy())
}

/** HTTP/1.1 asks for a `Host` header. True: there was none, and that was answered. */
export function refuseWithoutHost(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers.host !== undefined || request.httpVersion !== '1.1') return false
  refuse(
    new Problem('request.unreadable', { detail: 'A request of HTTP/1.1 names its host. Send a host header.' }),
    response,
  )
  return true
}

/** What Node calls a request whose `Expect` is not `100-continue`; it would answer 417 and nothing more. */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  refuse(new Problem('request.expectation'), response)
}

/** The connection ends with it: a body may still be on its way, and is read by nobody. */
function refuse(problem: Problem, response: ServerResponse): void {
  const language = acceptedLanguage(response.req.headers['accept-language'])
  const body = JSON.stringify(sayProblem(problem.body(newRequestId()), language))
  const headers = { ...headersOf(problem, language), 'content-length': Buffer.byteLength(body), connection: 'close' }
  response.writeHead(problem.status, headers)
  response.end(body)
}
