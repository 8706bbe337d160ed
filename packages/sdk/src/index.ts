/** A typed client for the public contract of Goodstanding, and a verifier of its webhooks. */
export type { Bilingual, Capability, Decision, Effect, EventDataOf, EventType } from '@goodstanding/model'
export * from './contract.ts'
export type * from './organization-contract.ts'
export type { Answer, FieldError, Problem } from './problem.ts'
export type { Ask, Asked, CallOptions, ClientOptions, Method } from './ask.ts'
export { createGoodstanding, type Goodstanding } from './create-client.ts'
export { verifyWebhook, type WebhookReceived, type WebhookRefusal } from './verify-webhook.ts'
