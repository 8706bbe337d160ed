/** What a subscription of `POST /v1/webhooks` is sent. */
import { webhookMessage } from '../webhook-messages.ts'
import type { Json } from './name-schemas.ts'

const header = (name: string, description: string): Json => ({
  ...{ name, in: 'header', required: true, description, schema: { type: 'string' } },
})

export const WEBHOOKS: Json = {
  message: {
    post: {
      operationId: 'receiveWebhook',
      tags: ['webhooks'],
      summary: 'What happened to whom, as a subscription asked for it',
      description:
        'Signed by Standard Webhooks: verify the bytes as they came, and handle each `id` once. What is not answered with 2xx within 15 seconds is sent again, for five days; 410 ends the subscription.',
      security: [],
      parameters: [
        header('webhook-id', 'The id of the delivery; the same when it is sent again.'),
        header('webhook-timestamp', 'When it was signed, in seconds since 1970.'),
        header(
          'webhook-signature',
          '`v1,` and base64 of HMAC-SHA-256 over id, timestamp and body with dots between them; one for each secret.',
        ),
      ],
      requestBody: { required: true, content: { 'application/cloudevents+json': { schema: webhookMessage } } },
      responses: { '2XX': { description: 'Received.' }, 410: { description: 'Gone: send nothing more.' } },
    },
  },
}
