import { expect, it } from 'vitest'
import { sayBuildFault } from './say-build-fault.mjs'

const refused = (code: string) => Object.assign(new Error(`${code}: open '/opt/goodstanding/dist/x'`), { code })

it('says who can build what this user may not write, what ended a build, and shows any other fault', () => {
  for (const code of ['EACCES', 'EPERM', 'EROFS'])
    expect(sayBuildFault(refused(code))).toMatch(/dist is older than the sources, or not there.*npm run build/)
  expect(sayBuildFault(new Error('The service was stopped: write EPIPE'))).toMatch(/too little memory.*npm run build/)
  expect(sayBuildFault(refused('ENOSPC'))).toMatch(/ENOSPC/)
  expect(sayBuildFault('odd')).toBe('odd')
})
