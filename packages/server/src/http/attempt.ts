/** Trying a token that is given up for something: past the door, and counted there when it comes to nothing. */
import type { FastifyRequest } from 'fastify'
import type { Door } from '../access/door.ts'
import { Problem } from './problems.ts'

export type Tried = { readonly token: string; readonly request: Pick<FastifyRequest, 'ip'>; readonly now: number }

/** Throws `rate.address` for what nobody vouches for, `token.unknown`, and what `work` throws. */
export async function attempt<Result>(
  door: Door,
  { token, request: { ip }, now }: Tried,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!door.admitToken(token, ip, now)) throw new Problem('token.unknown')
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof Problem && fault.kind === 'token.unknown') door.failToken(token, ip, now)
    throw fault
  }
}
