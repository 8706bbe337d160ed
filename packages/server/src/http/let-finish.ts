import type { FastifyReply, FastifyRequest } from 'fastify'

/** Twice what a thousand of the largest events take. */
const MOST = 128 * 1024 * 1024

/**
 * Whoever still sends what is refused unread reads the refusal once they have sent it. Were the connection closed at once, as Fastify does, most
 * clients would see it break while they write, say that the network failed, and send all of it again. So the rest is read and forgotten;
 * what goes on beyond the bound is cut off.
 */
export function letFinish({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete || reply.getHeader('connection') !== 'close') return
  reply.removeHeader('connection')
  let left = MOST
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) raw.destroy()
  })
}
