/** A body of more bytes than its call takes: the refusal says how many it takes, so that nobody has to find it out by halving. */
import type { FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

/** Null: it is another fault. */
export function tooLargeOf(fault: unknown, { routeOptions, headers }: FastifyRequest): Problem | null {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null
  if (code !== 'FST_ERR_CTP_BODY_TOO_LARGE') return null
  return beyond(routeOptions.bodyLimit, Number(headers['content-length']))
}

/** `sent`: NaN where a body comes in parts and nobody said how large it is. */
export function beyond(limit: number, sent: number): Problem {
  const detail =
    sent > limit
      ? `It has ${sent} bytes, and this call takes ${limit}. Send less at once.`
      : `It has more than the ${limit} bytes that this call takes. Send less at once.`
  return new Problem('body.too-large', { detail, more: { limit } })
}
