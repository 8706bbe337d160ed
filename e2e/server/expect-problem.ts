import { expect } from 'vitest'
import type { Answer } from './client.ts'

/** A refusal as RFC 9457 asks: its media type, its status twice, a stable kind, words, and the id that finds the log line. */
export function expectProblem(answer: Answer, status: number, kind: string, pointer?: string): void {
  expect(answer.body).toMatchObject({
    type: `urn:goodstanding:problem:${kind}`,
    status,
    kind,
    title: expect.stringMatching(/.{5}/),
    detail: expect.stringMatching(/.{5}/),
    requestId: expect.stringMatching(/^req_/),
    ...(pointer === undefined ? {} : { pointer }),
  })
  expect(answer).toMatchObject({ status, mediaType: 'application/problem+json' })
}
