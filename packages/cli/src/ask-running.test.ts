import { afterEach, expect, it, vi } from 'vitest'
import { askRunning, tokenOf } from './ask-running.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

it('takes the flag, then the variable of every verb, then that of the service', () => {
  vi.stubEnv('GOODSTANDING_SERVICE_TOKEN', undefined)
  vi.stubEnv('GOODSTANDING_TOKEN', undefined)
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
  await expect(askRunning('/v1/policy', 'nonsense', {})).rejects.toThrow(
    '"nonsense" is no address. Give --url like http://127.0.0.1:4600.',
  )
})
