/** What every call has that shows a picture: how it is asked for, and how it is answered - drawn anew, for nobody to keep. */
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { type ImageType, sniffType } from '@goodstanding/detectors'
import { eventParts, named } from '@goodstanding/model'
import { PICTURE_STAGES, type PictureStage, screenPicture } from '../scan/screen-picture.ts'
import { Problem } from './problems.ts'
import { checkerOf } from './read-event.ts'

export const fileHash = Type.String({ pattern: '^[0-9a-fA-F]{64}$' })
export const pictureStage = eventParts.oneOf(...PICTURE_STAGES)
/** A picture by its hash alone, where one thing has them all. */
export const askedPicture = named('AskedPicture', { sha256: fileHash, stage: pictureStage })
export type AskedPicture = { readonly sha256: string; readonly stage: PictureStage }
export const checkPicture = checkerOf<AskedPicture>(askedPicture, 'body.invalid')

const isImage = (type: string | null): type is ImageType => type === 'png' || type === 'jpeg'

/** A PNG of that stage. Throws `evidence.not-found` where the file is not there, or is nothing that can be drawn. */
export async function drawScreened(bytes: Uint8Array | null, stage: PictureStage): Promise<Uint8Array> {
  const type = bytes === null ? null : sniffType(bytes)
  const drawn = bytes !== null && isImage(type) ? await screenPicture({ bytes, type, stage }) : null
  if (drawn === null) throw new Problem('evidence.not-found')
  return drawn
}

export function sendPicture(reply: FastifyReply, drawn: Uint8Array): FastifyReply {
  return reply.type('image/png').header('cache-control', 'no-store').send(Buffer.from(drawn))
}
