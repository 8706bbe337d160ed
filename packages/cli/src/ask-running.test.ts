import { afterEach, expect, it, vi } from 'vitest'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { askRunning, tokenOf } from './ask-running.ts'
import { readRefusal } from './read-refusal.ts'
import { speak } from './say.ts'

afterEach(() => {
  speak('en')
  vi.unstubAllEnvs()
})

it('takes the flag, then the variable of every verb, then that of the service', () => {
  vi.stubEnv('GOODSTANDING_SERVICE_TOKEN', undefined)
  vi.stubEnv('GOODSTANDING_TOKEN', undefined)
  expect(tokenOf(undefined)).toBe(undefined)
  vi.stubEnv('GOODSTANDING_SERVICE_TOKEN', '')
  expect(tokenOf(undefined)).toBe(undefined)
  vi.stubEnv('GOODSTANDING_SERVICE_TOKEN', 'gst_service')
  expect(tokenOf(undefined)).toBe('gst_service')
  vi.stubEnv('GOODSTANDING_TOKEN', '')
  expect(tokenOf(undefined)).toBe('gst_service')
  vi.stubEnv('GOODSTANDING_TOKEN', 'gsp_editor')
  expect(tokenOf(undefined)).toBe('gsp_editor')
  expect(tokenOf('gsp_flag')).toBe('gsp_flag')
})

it('says of what is no address that it is none, before anything is asked', async () => {
  await expect(askRunning('/v1/policy', 'nonsense', { token: 'gst_1' })).rejects.toThrow(
    '"nonsense" is no address. Give --url like http://127.0.0.1:4600.',
  )
})

it('tells what is refused in the words of the answer, asked for in the language of whoever calls', async () => {
  const server = createServer((request, answer) => {
    const isChinese = request.headers['accept-language'] === 'zh'
    answer.writeHead(403, { 'content-type': 'application/problem+json' })
    answer.end(JSON.stringify({ title: 'No.', detail: isChinese ? '您的角色不可执行此操作。' : 'No role of yours.' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    await expect(askRunning('/v1/audit/export', url, { token: 'gsp_1' })).rejects.toThrow(
      `${url} answers 403: No role of yours.`,
    )
    speak('zh')
    await expect(askRunning('/v1/policy/rehearse', url, { token: 'gsp_1', body: {} })).rejects.toThrow(
      `${url} 答复 403：您的角色不可执行此操作。`,
    )
  } finally {
    server.close()
  }
})

it('reads of a refusal its words and those of each error, and of what is none its beginning', () => {
  const errors = [{ pointer: '/from', detail: '/from must be a date' }, { detail: '/until must be a date' }]
  expect(readRefusal(JSON.stringify({ title: 'No.', detail: 'The body does not fit.', errors }))).toBe(
    'The body does not fit.\n  /from must be a date\n  /until must be a date',
  )
  expect(readRefusal(JSON.stringify({ title: 'No.', detail: '/from must be a date', errors: [errors[0]] }))).toBe(
    '/from must be a date',
  )
  expect(readRefusal(JSON.stringify({ title: 'No.' }))).toBe('No.')
  for (const other of ['<html>', '"text"', 'null', '[]', '{"detail":7}']) expect(readRefusal(other)).toBe(other)
})
