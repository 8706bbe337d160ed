import { expect, it } from 'vitest'
import { tellFewFiles } from './few-files.ts'

const limits = (files: string): string =>
  `Limit                     Soft Limit           Hard Limit           Units
Max processes             96000                96000                processes
Max open files            ${files.padEnd(20)} ${files.padEnd(20)} files
Max locked memory         8388608              8388608              bytes
`

it('says at the start how few files may be open, where connections would be cut for it', () => {
  expect(tellFewFiles(limits('256'))).toMatch(/^This process may have 256 files .* give it 10000 /)
  for (const enough of ['1024', '10000', 'unlimited']) expect(tellFewFiles(limits(enough))).toBeNull()
  expect(tellFewFiles('')).toBeNull()
})
