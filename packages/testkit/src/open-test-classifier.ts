/** A classifier on a local port that speaks both formats, for tests: it says what it is told to say, and remembers what it was asked. */
import { createServer, type IncomingMessage } from 'node:http'

export type TestAnswer = {
  readonly status?: number
  readonly body: unknown
  readonly afterMs?: number
  readonly location?: string
}

export type TestClassifier = {
  readonly url: string
  readonly asked: { readonly path: string; readonly authorization: string | null; readonly body: unknown }[]
  /** What it says from now on; a function sees the body that was asked. */
  say: TestAnswer | ((body: unknown) => TestAnswer)
  readonly close: () => Promise<void>
}

/** What a model of OpenAI's moderation format answers. */
export const moderated = (scores: Readonly<Record<string, number>>): TestAnswer => ({
  body: {
    id: 'modr-1',
    model: 'test-moderation',
    results: [{ flagged: true, categories: {}, category_scores: scores }],
  },
})

/** What a chat model answers. */
export const chatted = (content: string): TestAnswer => ({
  body: { id: 'chat-1', choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }] },
})

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) if (part instanceof Buffer) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

export async function openTestClassifier(): Promise<TestClassifier> {
  const asked: TestClassifier['asked'] = []
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      asked.push({ path: request.url ?? '', authorization: request.headers.authorization ?? null, body })
      const {
        status = 200,
        body: said,
        afterMs = 0,
        location,
      } = typeof opened.say === 'function' ? opened.say(body) : opened.say
      setTimeout(() => {
        response.writeHead(status, {
          'content-type': 'application/json',
          ...(location === undefined ? {} : { location }),
        })
        response.end(typeof said === 'string' ? said : JSON.stringify(said))
      }, afterMs)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const opened: TestClassifier = {
    url: `http://127.0.0.1:${port}`,
    asked,
    say: moderated({}),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return opened
}
