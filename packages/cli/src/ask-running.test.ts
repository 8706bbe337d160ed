import { afterEach, expect, it, vi } from 'vitest'
import { tokenOf } from './ask-running.ts'

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
